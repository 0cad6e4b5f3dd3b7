import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { readSheet, type Value, writeWorkbook } from '#server/sheets/index.ts'
import { openPack, packIds } from '../../../policies/load.ts'
import { folderWith, SAMPLE } from '../../../policies/testing/sample.ts'
import { takeBack, workbook } from './index.ts'
import { COLUMNS, parametersSheet, VALUE } from './sheet.ts'

const policies = join(import.meta.dirname, '../../../policies')
const textOf = (folder: string, id = 'sample') => readFileSync(join(folder, id, 'parameters.yaml'), 'utf8')

type Rows = readonly (readonly Value[])[]

/** The sheet as somebody has changed it. */
async function changed(folder: string, change: (rows: Value[][]) => Rows, id = 'sample'): Promise<Uint8Array> {
  const sheet = parametersSheet(openPack(id, folder).pack)
  return writeWorkbook({ ...sheet, rows: change(sheet.rows.map(row => [...row])) })
}

const put =
  (id: string, value: Value, column = VALUE) =>
  (rows: Value[][]) =>
    rows.map(row => (row[0] === id ? row.with(column, value) : row))

async function taken(change: (rows: Value[][]) => Rows, parameters = SAMPLE['parameters'] ?? '') {
  const folder = folderWith({ parameters })
  const before = textOf(folder)
  const found = await takeBack('sample', await changed(folder, change), folder)
  return { found, before, after: textOf(folder), folder }
}

test('every table of every pack goes to Excel and back without a change', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'luohu-packs-'))
  cpSync(policies, folder, { recursive: true })
  for (const id of packIds()) {
    assert.deepEqual(await takeBack(id, await workbook(id, folder), folder), { ok: true, changes: [] }, id)
    assert.equal(textOf(folder, id), textOf(policies, id), id)
  }
})

test('the workbook has the parameters, the tables tier by tier, and notes', async () => {
  const bytes = await workbook('guangdong-2010-points')
  const parameters = await readSheet(bytes, { sheet: '参数' })
  const tables = await readSheet(bytes, { sheet: '分值表' })
  assert.ok(parameters.ok && tables.ok && (await readSheet(bytes, { sheet: '说明' })).ok)
  assert.deepEqual(
    parameters.value.rows[0],
    COLUMNS.map(each => each.key),
  )
  const blood = parameters.value.rows.find(row => row[0] === 'blood_each')
  assert.deepEqual(blood?.slice(0, 7), ['blood_each', '无偿献血：每次', 2, '分', null, 'GD-5', 'B'])
  assert.ok(tables.value.rows.some(row => row.includes('blood_each') && row.includes(2)))
})

describe('changed numbers stand in parameters.yaml, everything else as it was', () => {
  const cases: readonly (readonly [string, Parameters<typeof taken>[0], string, string])[] = [
    ['points', put('bachelor', 42.5), 'points: 40', 'points: 42.5'],
    ['points as text', put('bachelor', '-3'), 'points: 40', 'points: -3'],
    ['a count', put('grace', 24), 'count: 12', 'count: 24'],
    ['a setting chosen', put('open_to', '务工人员'), '  clause: TE-1', '  option: workers\n  clause: TE-1'],
    ['emptied points', put('learned', undefined), 'points: 20', 'unit: points'],
    ['an emptied count', put('grace', undefined), 'count: 12', 'unit: count'],
  ]
  for (const [name, change, from, to] of cases) {
    test(name, async () => {
      const { found, before, after } = await taken(change)
      assert.ok(found.ok)
      assert.equal(found.changes.length, 1)
      assert.equal(after, before.replace(from, to))
    })
  }
  test('a number where there was none, a setting taken back, comments in between', async () => {
    const parameters = `# 头\n${SAMPLE['parameters']}`
      .replace('points: 60, ', '') // a tier nobody has published
      .replace('count: 12', 'unit: count') // nor this
      .replace('  clause: TE-1', '  # 选定\n  option: everyone # 尾\n  clause: TE-1')
    const change = (rows: Value[][]) =>
      [
        ['master', 70],
        ['grace', 6],
        ['open_to', undefined],
      ].reduce<Value[][]>((all, [id, value]) => put(String(id), value)(all), rows)
    const { found, before, after } = await taken(change, parameters)
    assert.ok(found.ok)
    const expected = before
      .replace('en: Master }, ', 'en: Master }, points: 70, ')
      .replace('unit: count', 'count: 6')
      .replace('option: everyone # 尾\n  clause', 'clause')
    assert.equal(after, expected)
  })
  test('rows left out and rows in another order change nothing', async () => {
    const { found, before, after } = await taken(rows => rows.slice(1).toReversed())
    assert.deepEqual(found, { ok: true, changes: [] })
    assert.equal(after, before)
  })
})

describe('a wrong cell is named, and nothing is written', () => {
  const wrong = (cell: string, en: RegExp) => ({ cell, en })
  const cases: readonly (readonly [string, Parameters<typeof taken>[0], readonly { cell: string; en: RegExp }[]])[] = [
    ['three decimals', put('bachelor', 40.005), [wrong('C4', /at most two decimals/)]],
    ['half a person', put('grace', 1.5), [wrong('C7', /a whole number/)]],
    ['a word', put('bachelor', '四十'), [wrong('C4', /write a number/)]],
    ['a number beyond all measure', put('bachelor', 1e12), [wrong('C4', /write a number/)]],
    ['an option that is none', put('open_to', '外星人'), [wrong('C8', /it may be Workers, Everyone/)]],
    ['another name', put('bachelor', '学士', 1), [wrong('B4', /only the column of numbers/)]],
    [
      'another clause and a wrong number',
      rows => put('master', 'x')(put('master', 'TE-2', 5)(rows)),
      [wrong('F5', /only the column of numbers/), wrong('C5', /write a number/)],
    ],
    ['an unknown parameter', put('bachelor', 'bachelors', 0), [wrong('A4', /no parameter "bachelors"/)]],
    ['a row twice', rows => [...rows, rows[1] ?? []], [wrong('A9', /appears twice/)]],
  ]
  for (const [name, change, expected] of cases) {
    test(name, async () => {
      const { found, before, after } = await taken(rows => change(put('learned', 99)(rows)))
      assert.ok(!found.ok)
      assert.deepEqual(
        found.wrong.map(each => each.cell),
        expected.map(each => each.cell),
      )
      for (const [index, each] of found.wrong.entries()) {
        assert.match(each.en, expected[index]?.en ?? /^$/)
        assert.match(each.zh, /\p{Script=Han}/u)
      }
      assert.equal(after, before)
    })
  }
  test('a column moved away', async () => {
    const folder = folderWith()
    const sheet = parametersSheet(openPack('sample', folder).pack)
    const bytes = await writeWorkbook({ ...sheet, columns: sheet.columns.toSpliced(3, 1), rows: [] })
    const found = await takeBack('sample', bytes, folder)
    assert.deepEqual(found.ok ? [] : found.wrong.map(each => each.cell), ['D1'])
  })
  test('what is no workbook', async () => {
    const found = await takeBack('sample', new TextEncoder().encode('id,name'), folderWith())
    assert.deepEqual(found.ok ? [] : found.wrong.map(each => each.cell), [''])
  })
  test('a number of the pack it builds on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'luohu-packs-'))
    cpSync(policies, folder, { recursive: true })
    const id = 'foshan-2014-points'
    const found = await takeBack(id, await changed(folder, put('blood_each', 3), id), folder)
    assert.match(found.ok ? '' : (found.wrong[0]?.en ?? ''), /belongs to the pack it builds on/)
  })
})
