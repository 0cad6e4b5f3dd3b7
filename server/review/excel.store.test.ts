import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { writeXlsx, type CellValue } from 'hucre/xlsx'
import { rebuild } from '#platform/aggregate.ts'
import { CITY } from '#platform/testing.ts'
import type { Result } from '#platform/result.ts'
import { readSheet, writeWorkbook, type Value } from '#server/sheets/index.ts'
import { reviewTasks } from './decide.ts'
import { columns, place, SHEET, type ColumnKey } from './excel/columns.ts'
import { established, tasksOf } from './facts.ts'
import { reviewBench, type ReviewBench } from './testing.ts'
import type { ImportMode, ImportResult } from './shapes.ts'

let bench: ReviewBench
before(async () => { bench = await reviewBench() })
after(() => bench.close())

type Row = Record<ColumnKey, Value>

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusals))
  return result.value
}
const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.refusals.map(({ code }) => code))
const causes = ({ problems }: ImportResult): unknown[] =>
  problems.map(({ line, column, refusal }) => [line, column, refusal.code])

/** The reviewer's download as rows. */
async function download(department: string): Promise<Row[]> {
  const file = value(await bench.review.exportQueue(bench.reviewer(department)))
  const sheet = value(await readSheet(file.bytes, { sheet: SHEET }))
  return sheet.rows
    .slice(2)
    .map(row => Object.fromEntries(columns.map(({ key }, at) => [key, row[at] ?? undefined])) as Row)
}

const sheetOf = (rows: readonly Row[]): Promise<Uint8Array> =>
  writeWorkbook({ name: SHEET, columns, rows: rows.map(row => columns.map(({ key }) => row[key])) })

async function upload(
  department: string,
  rows: readonly Row[],
  mode: ImportMode = 'good',
  commandId: string = randomUUIDv7(),
): Promise<ImportResult> {
  const ctx = { ...bench.reviewer(department), commandId }
  return value(await bench.review.importFindings(ctx, { name: '核查.xlsx', bytes: await sheetOf(rows) }, mode))
}

async function facts(application: string): Promise<unknown> {
  const { db } = bench.platform
  const tasks = await tasksOf(db, CITY, [application])
  for (const { id, ...state } of tasks)
    assert.deepEqual(await rebuild(db, reviewTasks(bench.packs.get), CITY, id), state)
  const row = await db
    .selectFrom('case_facts')
    .select('facts')
    .where('application_id', '=', application)
    .executeTakeFirstOrThrow()
  assert.deepEqual(row.facts, established(tasks).facts)
  return row.facts
}

/** Downloads, keeps the rows of some cases in their order, fills them in. */
async function rowsFor(
  department: string,
  applications: readonly string[],
  fill: (row: Row, n: number) => Partial<Row>,
): Promise<Row[]> {
  const numbers = applications.map(id => bench.cases.get(id)?.number)
  return (await download(department))
    .filter(row => numbers.includes(row.number as string))
    .map((row, n) => ({ ...row, ...fill(row, n) }))
}

async function raw(department: string, rows: CellValue[][], more: object = {}): Promise<Result<ImportResult>> {
  const bytes = await writeXlsx({ sheets: [{ name: SHEET, rows, ...more }] })
  return bench.review.importFindings(bench.reviewer(department), { name: 'x.xlsx', bytes }, 'good')
}

const head: CellValue[][] = [columns.map(({ key }) => key), columns.map(({ heading }) => heading)]

describe('findings by Excel', () => {
  test('the download has the department’s open facts, its view of the person, and room for findings', async () => {
    const application = await bench.addCase({ name: '=HYPERLINK("x")' })
    const [row] = await rowsFor('health', [application], () => ({}))
    const file = bench.cases.get(application)
    assert.equal(row?.name, '=HYPERLINK("x")')
    assert.equal(row?.id_number, `**************${file?.idNumber.slice(-4)}`)
    assert.deepEqual(
      [row?.item, row?.claim, row?.documents, row?.fact, row?.verdict],
      ['无偿献血次数', '3 次', '献血证书（已验原件，留存复印件，扫描件 1 份）', 'blood_donations', undefined],
    )
    const reads = await bench.platform.db
      .selectFrom('reads')
      .select('object')
      .where('object', '=', `review_task:${row?.task}`)
      .execute()
    assert.equal(reads.length, 1)
    assert.deepEqual(codes(await bench.review.exportQueue(bench.officer())), ['access.not_allowed'])
  })

  test('good rows are kept, each bad one named by line and cause', async () => {
    const cases = [
      await bench.addCase(),
      await bench.addCase(),
      await bench.addCase(),
      await bench.addCase(),
      await bench.addCase(),
    ]
    const other = await bench.taskOf(cases[0] as string, 'hr')
    const fills: Partial<Row>[] = [
      { verdict: '属实' },
      { verdict: '核定为其他值', value: 2, reason: '第三次超过五年' },
      { verdict: '不属实' },
      { verdict: '大概吧', reason: 'x' },
      { reason: '待查' },
    ]
    const rows = await rowsFor('health', cases, (_, n) => fills[n] ?? {})
    const first = rows[0] as Row
    const extra: Row[] = [
      { ...first },
      { ...first, task: randomUUIDv7() },
      { ...first, task: 'abc' },
      { ...first, task: other, fact: 'works_here' },
      { ...(rows[3] as Row), fact: 'education', verdict: '属实' },
      { ...(rows[4] as Row), fact: 'pension_months', verdict: '属实', number: '440604-2014-999999' },
    ]
    const result = await upload('health', [...rows, ...extra])
    assert.deepEqual([result.rows, result.saved, result.bad, result.unchanged], [11, 2, 9, 0])
    assert.deepEqual(causes(result), [
      [5, '理由', 'review.reason_required'], [6, '核查结论', 'review.verdict'], [7, '核查结论', 'sheet.incomplete'],
      [8, undefined, 'sheet.duplicate'], [9, '任务编号', 'sheet.unknown_task'], [10, '任务编号', 'sheet.unknown_task'],
      [11, '任务编号', 'sheet.other_department'], [12, '核查结论', 'review.other_fact'], [13, '申请编号', 'sheet.number_differs'],
    ])
    assert.deepEqual(await facts(cases[0] as string), { blood_donations: 3 })
    assert.deepEqual(await facts(cases[1] as string), { blood_donations: 2 })
    assert.deepEqual(await facts(cases[2] as string), {})
    const refused = await bench.platform.db
      .selectFrom('reads')
      .select('granted')
      .where('object', '=', `review_task:${other}`)
      .execute()
    assert.deepEqual(refused, [{ granted: false }])
  })

  test('in mode "all" one bad row keeps everything out', async () => {
    const cases = [await bench.addCase(), await bench.addCase()]
    const rows = await rowsFor('health', cases, (_, n) =>
      n === 0 ? { verdict: '属实' } : { verdict: '核定为其他值', value: 151, reason: 'x' },
    )
    const result = await upload('health', rows, 'all')
    assert.deepEqual([result.saved, result.bad], [0, 1])
    assert.deepEqual(causes(result), [[4, '核定值', 'field.whole_number']])
    assert.deepEqual(await facts(cases[0] as string), {})
    const mended = await upload('health', rows.map(row => ({ ...row, ...(row.value ? { value: 15 } : {}) })), 'all')
    assert.deepEqual([mended.saved, mended.bad], [2, 0])
    assert.deepEqual(await facts(cases[1] as string), { blood_donations: 15 })
  })

  test('the same upload twice has one effect and one answer; uploading again says what stands', async () => {
    const application = await bench.addCase()
    const rows = await rowsFor('hr', [application], () => ({ verdict: '属实' }))
    const command = randomUUIDv7()
    const [first, second] = await Promise.all([
      upload('hr', rows, 'good', command),
      upload('hr', rows, 'good', command),
    ])
    const third = await upload('hr', rows, 'good', command)
    assert.equal(first.id, second.id)
    assert.deepEqual(third, first)
    assert.equal(first.saved, 3)
    const id = await bench.taskOf(application, 'hr')
    const events = await bench.platform.db
      .selectFrom('events')
      .select('kind')
      .where('stream', '=', `review_task:${id}`)
      .execute()
    assert.deepEqual(events.map(({ kind }) => kind).sort(), ['completed', 'opened', 'recorded', 'recorded', 'recorded'])
    const again = await upload('hr', rows)
    assert.deepEqual([again.saved, again.unchanged, again.bad], [0, 3, 0])
    const changed = await upload('hr', rows.map(row => ({ ...row, verdict: '无法核实', reason: 'x' })))
    assert.deepEqual(
      changed.problems.map(({ refusal }) => refusal.code),
      Array.from({ length: 3 }, () => 'sheet.already_recorded'),
    )
  })

  test('some facts of a task now, the others later', async () => {
    const application = await bench.addCase()
    const half = await rowsFor('hr', [application], row => (row.fact === 'works_here' ? { verdict: 'true' } : {}))
    const result = await upload('hr', half)
    assert.deepEqual([result.rows, result.saved, result.blank, result.bad], [3, 1, 2, 0])
    const rest = await rowsFor('hr', [application], () => ({ verdict: '核定为其他值', value: ' ４８ ', reason: '转入月份不计' }))
    assert.equal(rest.length, 2)
    assert.equal((await upload('hr', rest)).saved, 2)
    assert.deepEqual(await facts(application), { works_here: true, pension_months: 48, medical_months: 48 })
  })

  test('formulas, errors and merged cells are refused where they stand', async () => {
    const application = await bench.addCase()
    const [row] = await rowsFor('health', [application], () => ({}))
    const cells = columns.map(({ key }) => (row as Row)[key] ?? null)
    const formula = new Map([
      [`2,${place.verdict}`, { value: '属实', type: 'formula' as const, formula: '"属实"' }],
      [`3,${place.value}`, { value: '#REF!', type: 'error' as const }],
    ])
    const result = value(await raw('health', [...head, cells, cells], { cells: formula }))
    assert.deepEqual(causes(result), [[3, '核查结论', 'sheet.formula'], [4, '核定值', 'sheet.cell_error']])
    const merged = await raw('health', [...head, cells], {
      merges: [{ startRow: 2, startCol: 8, endRow: 2, endCol: 9 }],
    })
    assert.deepEqual(merged.ok ? [] : merged.refusals, [
      { code: 'sheet.merged', field: 'file', params: { range: 'I3:J3' } },
    ])
  })

  test('moved, missing, doubled, added and renamed columns are named', async () => {
    const headed = async (change: (row: CellValue[]) => CellValue[]) => {
      const result = await raw('health', head.map(change))
      return result.ok ? [] : result.refusals.map(({ code, params }) => [code, ...Object.values(params ?? {})])
    }
    assert.deepEqual(await headed(row => row), [])
    const swapped = (row: CellValue[]): CellValue[] =>
      row.with(place.verdict, row[place.reason] ?? null).with(place.reason, row[place.verdict] ?? null)
    assert.deepEqual(await headed(swapped), [
      ['sheet.column_moved', '核查结论', 'I', 'K'],
      ['sheet.column_moved', '理由', 'K', 'I'],
    ])
    assert.deepEqual(await headed(row => row.toSpliced(place.value, 1)), [['sheet.column_missing', '核定值']])
    assert.deepEqual(await headed(row => row.toSpliced(2, 0, '备注')), [['sheet.column_extra', 'C']])
    assert.deepEqual(await headed(row => [...row, row[place.value] ?? null]), [['sheet.column_twice', '核定值', 'J、M']])
    assert.deepEqual(await headed(row => [...row, '我的备注']), [])
    assert.deepEqual(await headed(row => row.map(cell => (cell === '核查结论' ? '结论' : cell))), [
      ['sheet.column_renamed', 'I', '核查结论', '结论'],
    ])
    assert.deepEqual(codes(await raw('health', [['a', 'b'], ['1', '2']])), ['sheet.no_keys'])
    assert.deepEqual(codes(await raw('health', head.slice(1))), ['sheet.no_keys'])
  })

  test('what is not a workbook of ours is refused whole', async () => {
    const send = (bytes: Uint8Array) =>
      bench.review.importFindings(bench.reviewer('health'), { name: '核查.xlsx', bytes }, 'good')
    assert.deepEqual(codes(await send(new TextEncoder().encode('任务编号,核查结论'))), ['sheet.not_xlsx'])
    assert.deepEqual(codes(await send(await writeXlsx({ sheets: [{ name: 'Sheet1', rows: head }] }))), [
      'sheet.no_sheet',
    ])
    assert.deepEqual(
      codes(await bench.review.importFindings(bench.officer(), { name: 'x', bytes: new Uint8Array() }, 'good')),
      ['access.not_allowed'],
    )
  })

  test('the report lists the bad rows with their causes and can be corrected and sent back', async () => {
    const application = await bench.addCase()
    const rows = await rowsFor('health', [application], () => ({ verdict: '不属实' }))
    const result = await upload('health', rows)
    const report = value(await bench.review.importReport(bench.reviewer('health'), result.id))
    const sheet = value(await readSheet(report.bytes, { sheet: SHEET }))
    assert.deepEqual(sheet.rows[2]?.slice(columns.length), [3, '理由', '请填写理由：除「属实」外，每项结论都要说明理由。'])
    const mended = sheet.rows.map((row, at) => (at < 2 ? row : row.with(place.reason, '查无此证'))) as CellValue[][]
    assert.equal(value(await raw('health', mended)).saved, 1)
    assert.deepEqual(await facts(application), { blood_donations: 0 })
    assert.deepEqual(codes(await bench.review.importReport(bench.reviewer('hr'), result.id)), ['object.not_found'])
    assert.deepEqual(codes(await bench.review.importResult(bench.reviewer('hr'), result.id)), ['object.not_found'])
    assert.equal(value(await bench.review.importResult(bench.reviewer('health'), result.id)).bad, 1)
  })

  test('names and reasons of an upload are stored sealed', async () => {
    const application = await bench.addCase({ name: '诸葛可见' })
    await upload('health', await rowsFor('health', [application], () => ({ verdict: '不属实', value: '可见值' })))
    const tables = await Promise.all(
      (['review_imports', 'events', 'commands'] as const).map(table =>
        bench.platform.db.selectFrom(table).selectAll().execute(),
      ),
    )
    const stored = JSON.stringify(tables, (_, each: unknown) =>
      each instanceof Object && 'type' in each && each.type === 'Buffer'
        ? Buffer.from((each as unknown as { data: number[] }).data).toString()
        : each,
    )
    assert.ok(!stored.includes('诸葛可见') && !stored.includes('可见值'))
  })
})
