import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill } from '../text.ts'
import { parseOptions } from './options.ts'

const GOOD = ['list.csv', '--quota', '10', '--ties', 'all-in', '--key', 'score:desc', '--out', 'out.csv']

function problem(args: readonly string[]): string {
  const result = parseOptions(args)
  return result.ok ? '' : result.problems.map(({ en, params }) => fill(en, params)).join('|')
}

function replaced(name: string, ...values: readonly string[]): string[] {
  const at = GOOD.indexOf(name)
  return [...GOOD.slice(0, at), ...values, ...GOOD.slice(at + 2)]
}

test('the arguments of issue 2', () => {
  const args = [...GOOD.slice(0, 6), 'score:desc,基础分:desc,at:asc', '--group', '区', '--out=out=1.csv']
  assert.deepEqual(parseOptions(args), {
    ok: true,
    value: {
      file: 'list.csv', out: 'out=1.csv', quota: 10, ties: 'all-in', id: 'id', group: '区',
      keys: [
        { column: 'score', direction: 'desc' }, { column: '基础分', direction: 'desc' },
        { column: 'at', direction: 'asc' },
      ],
    },
  })
})

test('keys may be repeated and their names hold commas and colons', () => {
  const result = parseOptions(replaced('--key', '--key', 'a,b:c:desc,x:asc', '--key', 'y:asc'))
  assert.deepEqual(result.ok && result.value.keys.map(key => key.column), ['a,b:c', 'x', 'y'])
})

const REFUSED: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /Give one CSV file; there are 0/],
  [['a.csv', ...GOOD], /Give one CSV file; there are 2/],
  [replaced('--quota'), /option --quota is missing/],
  [replaced('--out'), /option --out is missing/],
  [[...GOOD, '--colour', 'red'], /no option --colour/],
  [[...GOOD, '-q', '3'], /no option -q/],
  [[...GOOD, '--group'], /--group lacks its value/],
  [[...GOOD, '--quota', '3'], /--quota is given twice/],
  ...['-1', '1.5', 'ten', '1e3', '99999999999999999999']
    .map(quota => [replaced('--quota', '--quota', quota), /whole number/] as const),
  [replaced('--ties', '--ties', 'lottery'), /no tie rule “lottery”/],
  ...['score', 'score:down', 'score:desc,', ':desc', 'score:desc,months']
    .map(key => [replaced('--key', '--key', key), /is not understood/] as const),
  [replaced('--key', '--key', 'score:desc,score:asc'), /“score” is given twice/],
]
for (const [args, message] of REFUSED) {
  test(`refused: ${args.join(' ')}`, () => assert.match(problem(args), message))
}
