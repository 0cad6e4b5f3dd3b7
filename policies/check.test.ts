import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { parse } from 'yaml'
import type { Problem } from '#policy'
import { checkFolder } from './check.ts'
import { packIds } from './load.ts'
import { folderWith, SAMPLE } from './testing/sample.ts'
import { MOST_BYTES, parseYaml } from './yaml.ts'

interface Case {
  readonly name: string
  readonly file: string
  readonly from: string
  readonly to: string
  readonly said: readonly { readonly at: string; readonly zh: string; readonly en: string }[]
}

const cases = parse(readFileSync(join(import.meta.dirname, 'testing/problems.yaml'), 'utf8')) as readonly Case[]

const said = (problem: Problem) => ({
  at: `${problem.file}:${problem.line}:${problem.column} ${problem.level ?? 'error'} ${problem.code}`,
  zh: problem.message.zh + (problem.hint ? `。${problem.hint.zh}` : ''),
  en: problem.message.en + (problem.hint ? `; ${problem.hint.en}` : ''),
})

test('the sample pack is in order', () => assert.deepEqual(checkFolder('sample', folderWith()).problems, []))

describe('each thing wrong is said with file, line, column and what to do', () => {
  for (const { name, file, from, to, said: expected } of cases) {
    test(name, () => {
      const text = SAMPLE[file] ?? ''
      assert.ok(text.includes(from), `the sample has no ${from}`)
      const { problems } = checkFolder('sample', folderWith({ [file]: text.replace(from, to) }))
      assert.deepEqual(problems.map(said), expected)
    })
  }
})

test('no Chinese message falls back on English', () => {
  for (const { said: all } of cases) {
    for (const { zh } of all) assert.match(zh.replaceAll(/「[^」]*」|（[^）]*）/g, ''), /\p{Script=Han}{2}/u, zh)
  }
})

describe('quotes are compared with the document word for word', () => {
  const check = (text: string) => {
    const folder = folderWith()
    writeFileSync(join(folder, 'sample', 'document.txt'), text)
    return checkFolder('sample', folder).problems.map(each => `${each.file}:${each.line} ${each.code}`)
  }
  test('the same words, whatever the line breaks', () =>
    assert.deepEqual(check('一、年满十八周岁，\n满60分可以申请。二、参保每满1年积5分，最高80分。'), []))
  test('one character off', () =>
    assert.deepEqual(check('年满十八周岁，满60分可以申请。参保每满1年积6分，最高80分。'), ['clauses.yaml:2 quote']))
})

describe('files made to harm', () => {
  const codes = (text: string) => parseYaml('pack.yaml', text).problems.map(each => `${each.code}:${each.line}`)
  test('brackets without end', () => assert.deepEqual(codes(`a: 1\nb: ${'['.repeat(100_000)}`), ['too_deep:2']))
  test('lists without end', () => assert.deepEqual(codes(`${'- '.repeat(10_000)}1`), ['too_deep:1']))
  test('keys without end', () => assert.deepEqual(codes(`${'? '.repeat(50_000)}1`), ['too_deep:1']))
  test('aliases that multiply', () => {
    const level = (name: string, of: string) => `${name}: &${name} [${Array.from({ length: 20 }, () => of).join(', ')}]`
    const text = [level('a', '1'), level('b', '*a'), level('c', '*b'), level('d', '*c')].join('\n')
    assert.deepEqual(codes(text), ['aliases:2'])
  })
  test('an alias of nothing', () => assert.deepEqual(codes('a: 1\nb: *nobody'), ['aliases:2']))
  test('a file too large', () => assert.deepEqual(codes('#'.repeat(MOST_BYTES + 1)), ['too_large:1']))
  test('a tag that would make an object', () => assert.deepEqual(codes('a: !!js/function "return 1"'), ['yaml:1']))
  test('a missing file', () => {
    const found = checkFolder('sample', folderWith({}, 'other')).problems
    assert.deepEqual(
      found.map(each => each.code),
      ['pack'],
    )
  })
})

describe('packs that build on others', () => {
  const base = (pack: string, name: string) =>
    (SAMPLE['pack'] ?? '')
      .replace('id: sample\n', `id: ${name}\n`)
      .replace('validity:', `builds_on: { pack: ${pack}, stand_in: true, because: TE-1 }\nvalidity:`)
  const both = (other: string) => {
    const folder = folderWith({ pack: base('other', 'sample') })
    mkdirSync(join(folder, 'other'))
    for (const [name, text] of Object.entries({ ...SAMPLE, pack: other }))
      if (name !== 'vocabulary') writeFileSync(join(folder, 'other', `${name}.yaml`), text)
    return checkFolder('sample', folder).problems.map(each => `${each.file}:${each.line} ${each.code}`)
  }
  const other = (SAMPLE['pack'] ?? '').replace('id: sample\n', 'id: other\n')
  test('one that is in order', () => assert.deepEqual(both(other), []))
  test('what is wrong there is told with its place there', () =>
    assert.deepEqual(both(other.replace('use: grown_up', 'use: grownup')), ['../other/pack.yaml:31 no_definition']))
  test('in a circle', () => assert.deepEqual(both(base('sample', 'other')), ['../other/pack.yaml:8 circle']))
})

test('whatever is changed in its files, a pack is checked without an exception, every problem with its line', () => {
  const files = Object.keys(SAMPLE)
  const change = fc.record({
    file: fc.constantFrom(...files),
    at: fc.nat(),
    length: fc.nat(40),
    text: fc.oneof(
      fc.constantFrom(
        '',
        '\n',
        '  ',
        ': ',
        '- ',
        '[',
        '{}',
        'null',
        '*n',
        '&a',
        '-1',
        '1e400',
        '$learned',
        'use: grown_up',
      ),
      fc.constantFrom(
        'item',
        'insurance',
        'birth_date',
        'kind: cap',
        'of: []',
        '__proto__',
        'constructor',
        '2014-02-30',
      ),
      fc.string({ maxLength: 6 }),
    ),
  })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), changes => {
      const texts: Record<string, string> = { ...SAMPLE }
      for (const { file, at, length, text } of changes) {
        const before = texts[file] ?? ''
        const place = at % (before.length + 1)
        texts[file] = before.slice(0, place) + text + before.slice(place + length)
      }
      const folder = folderWith(texts)
      try {
        for (const { file, line, column, message } of checkFolder('sample', folder).problems)
          assert.ok(file !== undefined && (line ?? 0) > 0 && (column ?? 0) > 0 && message.zh !== '', message.en)
      } finally {
        rmSync(folder, { recursive: true })
      }
    }),
    { numRuns: 500 },
  )
})

describe('the packs of this installation', () => {
  for (const id of packIds()) {
    test(`${id} is in order`, () => {
      const wrong = checkFolder(id).problems.filter(each => each.level !== 'warning')
      assert.deepEqual(wrong.map(said), [])
    })
  }
})
