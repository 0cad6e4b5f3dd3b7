import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { rebuild } from '#platform/aggregate.ts'
import type { Result } from '#platform/result.ts'
import type { Direct } from '#server/direct/index.ts'
import { writeWorkbook } from '#server/sheets/index.ts'
import { directTest, inventedEntry, must, reviewed, type DirectTest } from '../direct/testing.ts'
import { targetAggregate } from './decide.ts'
import { ANNEX_1, createTargets, type ReadAnswer, type TargetTable, type Targets } from './index.ts'
import { unitsOf } from './units.ts'

const PACK = 'qingyuan-2012-skilled'
const codes = (result: Result<unknown> | ReadAnswer): readonly string[] =>
  result.ok ? [] : result.refusals.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`))

describe('target tables in Qingyuan', () => {
  let t: DirectTest
  let targets: Targets
  let annex: TargetTable
  before(async () => {
    t = await directTest('441800')
    targets = createTargets(t.platform, { packs: t.packs, direct: t.direct })
    const read = await targets.readText(t.ctx(t.actor('bureau')), ANNEX_1, 2012)
    assert.ok(read.ok)
    annex = read.value.table
  })
  after(() => t.close())

  const bureau = (command?: string) => t.ctx(t.actor('bureau', { name: '市局甲' }), command)
  const set = (table: TargetTable, reason = '', command?: string, expected?: number) =>
    targets.set(bureau(command), { pack: PACK, year: 2012, table, reason, from: 'paste' }, { expected })
  const withTotal = (total: number): TargetTable => ({ ...annex, sum: { ...annex.sum, total } })

  it('nothing is saved while a sum is off, unless a person says why', async () => {
    assert.deepEqual(codes(await set(withTotal(8001))), [
      'targets.reason_sums reason',
      'targets.row_sum c-sum-total',
      'targets.column_sum c-sum-total',
    ])
    assert.equal(must(await targets.get(bureau(), PACK)), undefined)
  })

  it('the annex is saved as printed; the same form twice is one table', async () => {
    const first = must(await set(annex, '', 'enter'))
    assert.deepEqual(
      [first.current.table, first.current.mismatches, first.current.byName, first.current.reason],
      [annex, 0, '市局甲', undefined],
    )
    const again = must(await set(annex, '', 'enter'))
    assert.deepEqual([again.id, again.versions.length], [first.id, 1])
    assert.deepEqual(codes(await set(annex, '再存一次')), ['targets.unchanged'])
  })

  it('a correction needs a reason and keeps the version before; somebody faster is noticed', async () => {
    const rows = annex.rows.map(row =>
      row.unit === '441881' ? { ...row, total: 1600, cells: [400, 450, 450, 300] } : row,
    )
    const corrected = { ...annex, rows, sum: { total: 8100, cells: [1700, 2400, 2400, 1600] } }
    assert.deepEqual(codes(await set(corrected, '  ')), ['targets.reason_correction reason'])
    assert.deepEqual(codes(await set(corrected, '市政府调整', undefined, 7)), ['command.changed'])
    const done = must(await set(corrected, '市政府调整', undefined, 1))
    assert.deepEqual(
      done.versions.map(({ number, reason, table }) => [number, reason, table.sum.total]),
      [
        [1, undefined, 8000],
        [2, '市政府调整', 8100],
      ],
    )
    const kept = must(await set(withTotal(8001), '文件原文如此'))
    assert.deepEqual([kept.current.number, kept.current.mismatches, kept.current.table.sum.total], [3, 2, 8001])
    must(await set(annex, '恢复原表'))
    const view = must(await targets.get(bureau(), PACK, 2012))
    assert.equal(view?.versions.length, 4)
    const state = await rebuild(
      t.platform.db,
      targetAggregate({ packs: t.packs.ofCity('441800'), units: unitsOf('441800') }),
      '441800',
      view.id,
    )
    assert.deepEqual(state?.versions, view.versions)
  })

  it('refuses what no reason excuses', async () => {
    const once = (table: Partial<TargetTable>, pack = PACK) =>
      targets.set(bureau(), { pack, year: 2011, table: { ...annex, ...table }, reason: '理由', from: 'form' })
    assert.deepEqual(codes(await once({}, 'foshan-2014-points')), ['targets.pack pack'])
    assert.deepEqual(codes(await once({ months: ['2012-09', '2012-08', '2012-10', '2012-11'] })), [
      'targets.months months',
    ])
    assert.deepEqual(codes(await once({ rows: [...annex.rows, ...annex.rows] })), ['targets.no_rows text'])
    assert.deepEqual(codes(await once({ rows: annex.rows.map(row => ({ ...row, unit: '440604' })) })), [
      'targets.no_rows text',
    ])
    const [first, ...rest] = annex.rows
    assert.ok(first)
    assert.deepEqual(
      codes(
        await once({ rows: [{ ...first, total: -1 }, { ...(rest[0] ?? first), cells: [1.5, 2] }, ...rest.slice(1)] }),
      ),
      [
        'targets.number c-441802-total',
        'targets.number c-441803-2012-08',
        'targets.number c-441803-2012-10',
        'targets.number c-441803-2012-11',
      ],
    )
    assert.equal(
      (await targets.set(bureau(), { pack: PACK, year: 2012, table: annex, reason: '长'.repeat(501), from: 'form' }))
        .ok,
      false,
    )
  })

  it('the bureau sets, officers read their own county, nobody else comes near', async () => {
    const officer = t.ctx(t.actor('officer'))
    assert.deepEqual(
      codes(await targets.set(officer, { pack: PACK, year: 2012, table: withTotal(1), reason: '理由', from: 'form' })),
      ['access.not_allowed'],
    )
    assert.deepEqual(codes(await targets.readText(officer, ANNEX_1, 2012)), ['access.not_allowed'])
    assert.ok((await targets.get(officer, PACK)).ok)
    for (const role of ['clerk', 'police', 'citizen', 'administrator', 'department'] as const) {
      const ctx = t.ctx(t.actor(role))
      for (const result of [
        await targets.get(ctx, PACK),
        await targets.list(ctx),
        await targets.progress(ctx, PACK),
        await targets.workbook(ctx, PACK),
      ]) {
        assert.deepEqual(codes(result), ['access.not_allowed'], role)
      }
    }
  })

  it('what was reached comes from the cases of direct settlement, for each in their patch', async () => {
    const clerk = t.actor('clerk')
    const id = await reviewed(t, inventedEntry(1), clerk)
    await reviewed(t, inventedEntry(2), clerk)
    must(await t.direct.decide(t.ctx(clerk), id, { outcome: 'approve' }))
    const whole = must(await targets.progress(bureau(), PACK))
    assert.deepEqual(
      [whole?.whole, whole?.rows.length, whole?.sum.target, whole?.sum.actual],
      [true, 8, 8000, { accepted: 2, approved: 1, settled: 0 }],
    )
    const yingde = whole?.rows.find(({ unit }) => unit === '441881')
    assert.deepEqual(yingde?.months[1], {
      month: '2012-09',
      target: 450,
      actual: { accepted: 2, approved: 1, settled: 0 },
    })
    assert.deepEqual(yingde?.projected.accepted, Math.round((2 * 153) / 49))
    const own = must(await targets.progress(t.ctx(t.actor('officer')), PACK))
    assert.deepEqual([own?.whole, own?.rows.map(({ unit }) => unit), own?.sum.target], [false, ['441881'], 1500])
    const other = must(await targets.progress(t.ctx(t.actor('officer', { district: '441882' })), PACK))
    assert.deepEqual([other?.rows.map(({ unit }) => unit), other?.sum.actual.accepted], [['441882'], 0])
  })

  it('goes to Excel and comes back as it was', async () => {
    const book = must(await targets.workbook(bureau(), PACK))
    const read = await targets.readFile(bureau(), book.bytes, 2012)
    assert.ok(read.ok, JSON.stringify(read))
    assert.deepEqual(read.value.table, annex)
    assert.equal(read.value.places['sum.total']?.zh, 'B11')
  })
})

describe('an uploaded table', () => {
  let t: DirectTest
  let targets: Targets
  before(async () => {
    t = await directTest('441800')
    targets = createTargets(t.platform, { packs: t.packs, direct: t.direct })
  })
  after(() => t.close())

  const upload = async (rows: readonly (readonly (string | number)[])[]) =>
    targets.readFile(
      t.ctx(t.actor('bureau')),
      await writeWorkbook({
        name: '任意名称',
        columns: ['名称', '任务数', '8月', '9月'].map((heading, n) => ({
          key: `k${n}`,
          heading,
          width: 10,
          kind: n === 0 ? 'text' : 'number',
        })),
        rows,
      }),
      2012,
    )

  it('names what is wrong by its cell, and hands the table back to be put right', async () => {
    const bad = await upload([
      ['英德', 30, 10, 20],
      ['连州', 5, '两人', 3.5],
    ])
    assert.ok(!bad.ok)
    assert.deepEqual(
      bad.refusals.map(({ code, params = {} }) => [code, params['at']]),
      [
        ['targets.number', { zh: 'C4', en: 'C4' }],
        ['targets.number', { zh: 'D4', en: 'D4' }],
      ],
    )
    assert.match(bad.text, /英德\t30\t10\t20\n连州\t5\t两人\t3\.5$/)
  })

  it('refuses what is no workbook', async () => {
    assert.deepEqual(codes(await targets.readFile(t.ctx(t.actor('bureau')), new Uint8Array([1, 2, 3]), 2012)), [
      'sheet.not_xlsx file',
    ])
    assert.deepEqual(codes(await targets.readText(t.ctx(t.actor('bureau')), ' \n', 2012)), ['targets.empty text'])
    assert.deepEqual(codes(await targets.readText(t.ctx(t.actor('bureau')), '8月'.repeat(60_000), 2012)), [
      'field.too_long text',
    ])
  })
})

describe('other cities', () => {
  const none: Pick<Direct, 'counts'> = {
    counts: async () => ({ ok: true, value: [{ town: '441900121', month: '2012-11', measure: 'settled', count: 3 }] }),
  }

  it('a city without counties sets targets by town, and every officer sees all towns', async () => {
    const t = await directTest('441900')
    try {
      const targets = createTargets(t.platform, { packs: t.packs, direct: none })
      const [scheme] = targets.schemes()
      const bureau = t.ctx(t.actor('bureau'))
      const lines = unitsOf('441900').all.map(({ name }) => `${name.zh}\t2\t1\t1`)
      const read = await targets.readText(
        bureau,
        `名称\t任务数\t11月\t12月\n${lines.join('\n')}\n合计\t${lines.length * 2}\t${lines.length}\t${lines.length}`,
        2012,
      )
      assert.ok(read.ok, JSON.stringify(read))
      must(
        await targets.set(bureau, {
          pack: scheme?.pack ?? '',
          year: 2012,
          table: read.value.table,
          reason: '',
          from: 'paste',
        }),
      )
      const progress = must(await targets.progress(t.ctx(t.actor('officer')), scheme?.pack ?? ''))
      assert.deepEqual([progress?.rows.length, progress?.sum.actual.settled, progress?.whole], [lines.length, 3, true])
    } finally {
      await t.close()
    }
  })

  it('a city that settles by points only has no targets', async () => {
    const t = await directTest('441800')
    try {
      assert.deepEqual(createTargets({ ...t.platform, city: '440600' }, { packs: t.packs, direct: none }).schemes(), [])
    } finally {
      await t.close()
    }
  })
})
