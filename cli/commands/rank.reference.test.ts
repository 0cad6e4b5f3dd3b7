import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { run } from './rank.ts'

/** The command against a plain re-computation in BigInt, as somebody who distrusts the list would do it. */

const digits = (max: number) => fc.string({ unit: fc.constantFrom(...'01239'), minLength: 1, maxLength: max })
const decimal = fc.tuple(fc.constantFrom('', '-'), digits(2), fc.option(digits(2))).map(parts => written(...parts))
const long = fc.tuple(fc.constantFrom('', '-'), digits(25), fc.option(digits(25))).map(parts => written(...parts))
const cases = fc.record({
  rows: fc.array(fc.record({
    score: fc.oneof(decimal, long), base: decimal, group: fc.constantFrom('A', '乙,1'),
  }), { maxLength: 25 }),
  ties: fc.constantFrom('all-in', 'none-in', 'chain-all-in', 'chain-earliest'),
  directions: fc.tuple(fc.constantFrom('asc', 'desc'), fc.constantFrom('asc', 'desc')),
  quota: fc.integer({ min: 0, max: 27 }),
  grouped: fc.boolean(),
})
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never

function written(sign: string, whole: string, fraction: string | null): string {
  return sign + whole + (fraction === null ? '' : `.${fraction}`)
}

function scaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole + fraction.padEnd(30, '0'))
  return text.startsWith('-') ? -size : size
}

function better(a: Case['rows'][number], b: Case['rows'][number], { ties, directions }: Case): boolean {
  const keys = ties.startsWith('chain') ? (['score', 'base'] as const) : (['score'] as const)
  for (const [at, key] of keys.entries()) {
    const gap = scaled(a[key]) - scaled(b[key])
    if (gap !== 0n) return directions[at] === 'desc' ? gap > 0n : gap < 0n
  }
  return false
}

function expected(given: Case): Map<string, string> {
  const { rows, ties, quota, grouped } = given
  return new Map(rows.map((row, at) => {
    const group = rows.filter(other => !grouped || other.group === row.group)
    const above = group.filter(other => better(other, row, given)).length
    const upTo = group.length - group.filter(other => better(row, other, given)).length
    const equal = group.filter(other => !better(other, row, given) && !better(row, other, given))
    const strict = ties === 'chain-earliest' ? above + equal.indexOf(row) < quota : upTo <= quota
    return [`p${at}`, `${above + 1},${ties.endsWith('all-in') ? above < quota : strict}`]
  }))
}

test('the written list agrees with a re-computation, row by row', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'luohu-rank-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  t.mock.method(process.stdout, 'write', () => true)
  t.mock.method(process.stderr, 'write', () => true)
  const [file, out] = [join(folder, 'in.csv'), join(folder, 'out.csv')]
  await fc.assert(fc.asyncProperty(cases, async given => {
    const { rows, ties, directions: [first, second], quota, grouped } = given
    const csv = rows.map(({ score, base, group }, at) => `p${at},"${group}",${score},${base}\n`).join('')
    await writeFile(file, `id,group,score,base\n${csv}`)
    await rm(out, { force: true })
    const key = `score:${first},base:${second}`
    const args = [file, '--out', out, '--quota', String(quota), '--ties', ties, '--key', key]
    assert.equal(await run(grouped ? [...args, '--group', 'group'] : args), 0)
    const text = await readFile(out, 'utf8')
    const found = text.split('\n').slice(1, -1).map(line => /^(p\d+),.*,(\d+,\w+)$/.exec(line) ?? [])
    assert.deepEqual(new Map(found.map(([, id = '', end = '']) => [id, end])), expected(given))
  }), { numRuns: 150 })
})
