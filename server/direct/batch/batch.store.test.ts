import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { readSheet } from '#server/sheets/index.ts'
import type { EmployerInput } from '../contract.ts'
import { createScheme } from '../scheme.ts'
import { codes, directTest, idNumber, inventedEntry, must, reviewed, type DirectTest } from '../testing.ts'
import { columnsOf, SHEET, type BatchColumn } from './columns.ts'

const PACK = 'qingyuan-2012-skilled'
const employer: EmployerInput = {
  name: '清远市虚构机械有限公司',
  phone: '0763-0000000',
  address: '英德市虚构路 1 号',
  town: '441881001',
}

type Row = Readonly<Record<string, string | number>>

function worker(sequence: number, more: Row = {}): Row {
  return {
    name: '测试工',
    idNumber: idNumber(sequence),
    phone: `138${String(sequence).padStart(8, '0')}`,
    'household.province': '湖南省',
    'household.city': '永州市',
    skill_level: '高级工',
    employed_by_enterprise: '是',
    works_here: '是',
    place: '用人单位集体户口',
    ...more,
  }
}

describe("an employer's file", () => {
  let t: DirectTest
  let columns: readonly BatchColumn[]
  before(async () => {
    t = await directTest('441800')
    const scheme = createScheme(t.packs.get(PACK))
    columns = scheme ? columnsOf(scheme) : []
  })
  after(() => t.close())

  const sheetsOf = async (rows: readonly Row[], more: object = {}, keys = columns.map(({ key }) => key)) => [
    {
      name: SHEET,
      rows: [
        keys,
        columns.map(({ heading }) => heading),
        ...rows.map(row => columns.map(({ key }) => row[key] ?? null)),
      ],
      ...more,
    },
  ]
  const file = async (...given: Parameters<typeof sheetsOf>) => ({
    name: '工人.xlsx',
    bytes: await writeXlsx({ sheets: await sheetsOf(...given) }),
  })
  const account = () => t.actor('citizen', { name: '用人单位' })

  it('takes its own template, every row made, with family and a message to each', async () => {
    const template = await t.direct.template(PACK)
    const sheet = must(await readSheet(template.content, { sheet: SHEET }))
    assert.deepEqual(
      sheet.rows[0],
      columns.map(({ key }) => key),
    )
    const family = {
      'dependants-1-relation': '未成年子女',
      'dependants-1-name': '测试小童',
      'dependants-1-idNumber': idNumber(601, '2005-01-01'),
    }
    const result = must(
      await t.direct.importBatch(
        t.ctx(account()),
        PACK,
        employer,
        await file([worker(1, family), worker(2), worker(3)]),
      ),
    )
    assert.deepEqual([result.rows, result.made.length, result.refused], [3, 3, 0])
    assert.deepEqual(
      result.made.map(({ line }) => line),
      [3, 4, 5],
    )
    const batch = must(await t.direct.batch(t.ctx(account()), result.id))
    assert.deepEqual(
      batch.cases.map(({ employer: name, people, channel }) => [name, people, channel]),
      [
        [employer.name, 2, 'employer'],
        [employer.name, 1, 'employer'],
        [employer.name, 1, 'employer'],
      ],
    )
    assert.deepEqual(codes(await t.direct.batch(t.ctx(t.actor('citizen', { name: '别人' })), result.id)), [
      'access.other_patch',
    ])
    assert.equal(
      must(
        await t.direct.mine(
          t.ctx(
            t.actor('citizen', {
              id:
                (
                  await t.platform.db
                    .selectFrom('direct_cases')
                    .select('owner')
                    .where('number', '=', result.made[1]?.number ?? '')
                    .executeTakeFirstOrThrow()
                ).owner ?? '',
            }),
          ),
        ),
      ).length,
      1,
    )
    const [count] = must(
      await t.direct.counts(t.ctx(t.actor('bureau')), {
        from: '2012-09-01',
        to: '2012-09-30',
        by: ['skill'],
        measures: ['submitted'],
      }),
    )
    assert.deepEqual(count, { skill: 'senior', count: 3 })
  })

  it('answers every row with every reason and cell, and gives the bad ones back to correct', async () => {
    const settledId = await reviewed(t, inventedEntry(20))
    must(await t.direct.decide(t.ctx(t.actor('clerk')), settledId, { outcome: 'approve' }))
    must(
      await t.direct.settle(t.ctx(t.actor('police')), settledId, {
        place: 'own_home',
        address: '虚构路',
        office: '派出所',
        dependants: [],
        checked: true,
      }),
    )
    const barredId = await reviewed(t, inventedEntry(21))
    must(await t.direct.cancel(t.ctx(t.actor('officer')), barredId, { clause: 'QY-5', reason: '证书虚假' }))
    const rows = [
      worker(22),
      worker(20),
      worker(21),
      worker(22),
      worker(23, { skill_level: '中级工' }),
      worker(24, { idNumber: Number(idNumber(24).slice(0, 17)) * 10 }),
      worker(25, { name: '', skill_level: '大师', place: '城堡' }),
      worker(26),
    ]
    const result = must(await t.direct.importBatch(t.ctx(account()), PACK, employer, await file(rows)))
    assert.deepEqual([result.rows, result.made.map(({ line }) => line), result.refused], [8, [3, 10], 6])
    assert.deepEqual(
      result.problems.map(({ line, cell, refusal }) => `${line} ${cell ?? ''} ${refusal.code}`),
      [
        '4 H4 direct.ask_window',
        '5 H5 direct.ask_window',
        '6 H6 direct.batch_twice',
        '7 P7 direct.condition',
        '8 H8 direct.batch_number_cell',
        '9 P9 field.choice',
        '9 S9 direct.place',
        '9 A9 field.required',
      ],
    )
    const report = must(await t.direct.batchReport(t.ctx(account()), result.id))
    const back = must(await readSheet(report?.content ?? new Uint8Array(), { sheet: SHEET }))
    assert.equal(back.rows.length, 2 + 6)
    assert.match(String(back.rows[2]?.at(-1)), /身份证号码（必填）：这一行不能在此受理/)
    const told = JSON.stringify([result, back.rows])
    const { number = '' } = must(await t.direct.get(t.ctx(t.actor('clerk')), settledId)).state
    assert.ok(!told.includes(number) && !/虚假|2017/.test(told), 'an account is told nothing of the registers')
    const window = must(await t.direct.importBatch(t.ctx(t.actor('clerk')), PACK, employer, await file(rows)))
    const codesAtWindow = window.problems.map(({ refusal }) => refusal.code)
    assert.ok(codesAtWindow.includes('direct.already_live') && codesAtWindow.includes('direct.barred'))
    assert.deepEqual(result.names?.slice(0, 2), [
      { line: 3, name: '测**' },
      { line: 4, name: '测**' },
    ])
    const again = must(
      await t.direct.importBatch(t.ctx(account()), PACK, employer, {
        name: '改正.xlsx',
        bytes: report?.content ?? new Uint8Array(),
      }),
    )
    assert.equal(again.rows, 6, 'the corrected file is taken back as it is, notes to the right included')
  })

  it('all or nothing: one bad row and nothing is made, each row still answered', async () => {
    const before = await t.platform.db.selectFrom('direct_cases').select('id').execute()
    const result = must(
      await t.direct.importBatch(
        t.ctx(account()),
        PACK,
        employer,
        await file([worker(31), worker(32, { works_here: '否' })]),
        'all_or_nothing',
      ),
    )
    assert.deepEqual(
      [result.made.length, result.refused, result.problems.map(({ refusal }) => refusal.code)],
      [0, 2, ['direct.batch_other_rows', 'direct.condition']],
    )
    assert.equal((await t.platform.db.selectFrom('direct_cases').select('id').execute()).length, before.length)
  })

  it('sent twice, or twice at once, makes each case once', async () => {
    const bytes = await file([worker(41), worker(42)])
    const ctx = t.ctx(account(), 'one file')
    const [a, b] = await Promise.all([
      t.direct.importBatch(ctx, PACK, employer, bytes),
      t.direct.importBatch(ctx, PACK, employer, bytes),
    ])
    const third = must(await t.direct.importBatch(ctx, PACK, employer, bytes))
    assert.deepEqual([must(a).made, must(b).made], [third.made, third.made])
  })

  it('refuses merged cells, formulas, moved columns, files of others and too many rows, and says where', async () => {
    const merges = [{ startRow: 2, startCol: 0, endRow: 3, endCol: 0 }]
    const answer = async (upload: { name: string; bytes: Uint8Array }) =>
      codes(await t.direct.importBatch(t.ctx(account()), PACK, employer, upload))
    assert.deepEqual(await answer(await file([worker(51), worker(52)], { merges })), ['sheet.merged file'])
    assert.deepEqual(await answer(await file([worker(51)], { hidden: true })), ['direct.batch_hidden file'])
    assert.deepEqual(await answer(await file([])), ['direct.batch_empty file'])
    assert.deepEqual(await answer({ name: 'x.xlsx', bytes: new TextEncoder().encode('no workbook') }), [
      'sheet.not_xlsx file',
    ])
    const moved = columns.map(({ key }) => key)
    const swapped = [moved[1] ?? '', moved[0] ?? '', ...moved.slice(2)]
    assert.deepEqual(await answer(await file([worker(53)], {}, swapped)), [
      'sheet.column_moved file',
      'sheet.column_moved file',
    ])
    const second = await writeXlsx({ sheets: [...(await sheetsOf([worker(55, { 'dependants-1-relation': '子女', 'dependants-1-name': '测试子', 'dependants-1-idNumber': idNumber(56, '2005-01-01') })])), { name: '暗表', rows: [['甲']], hidden: true }] })
    const read = must(await t.direct.importBatch(t.ctx(account()), PACK, employer, { name: '工人.xlsx', bytes: second }))
    assert.deepEqual([read.unread, read.made.length], [['暗表'], 1], 'children go by the word of the web form too')
    const cousin = await file([worker(57, { 'dependants-1-relation': '表弟', 'dependants-1-name': '测试弟', 'dependants-1-idNumber': idNumber(58, '2005-01-01') })])
    const [kin] = must(await t.direct.importBatch(t.ctx(account()), PACK, employer, cousin)).problems
    assert.deepEqual([kin?.refusal.code, kin?.refusal.params?.['examples']], ['direct.choice', '配偶、未成年子女、共同居住生活的父母'])
    const cells = new Map([['2,0', { value: '甲', type: 'formula', formula: 'A1' }]])
    const formula = must(
      await t.direct.importBatch(t.ctx(account()), PACK, employer, await file([worker(54)], { cells })),
    )
    assert.deepEqual(
      formula.problems.map(({ cell, refusal }) => `${cell} ${refusal.code}`),
      ['A3 sheet.formula'],
    )
    const many = Array.from({ length: 20_001 }, () => ({ name: '甲' }))
    assert.deepEqual(await answer(await file(many)), ['sheet.too_many_rows file'])
    const elsewhere = { ...employer, town: '441900121' }
    assert.deepEqual(codes(await t.direct.importBatch(t.ctx(account()), PACK, elsewhere, await file([worker(55)]))), [
      'direct.route town',
    ])
  })

  it('the window hands one in for an employer of its own county only', async () => {
    const clerk = t.actor('clerk', { district: '441802', town: '441802006' })
    const result = must(await t.direct.importBatch(t.ctx(clerk), PACK, employer, await file([worker(61)])))
    assert.deepEqual(
      result.problems.map(({ refusal }) => refusal.code),
      ['direct.other_window'],
    )
    const own = must(await t.direct.importBatch(t.ctx(t.actor('clerk')), PACK, employer, await file([worker(61)])))
    assert.equal(own.made.length, 1)
  })

  it('gives the whole file back with the answer to every row, and takes no row twice when it is sent again', async () => {
    const rows = [worker(71), worker(72, { nation: '火星族' }), worker(73)]
    const result = must(await t.direct.importBatch(t.ctx(account()), PACK, employer, await file(rows)))
    assert.deepEqual([result.made.length, result.kept.length, result.refused], [2, 0, 1])
    const answers = must(await t.direct.batchAnswers(t.ctx(account()), result.id))
    const back = must(await readSheet(answers?.content ?? new Uint8Array(), { sheet: SHEET }))
    const told = back.rows.slice(2).map(row => [row[columns.length], String(row.at(-1)).slice(0, 3)])
    assert.deepEqual(told, [
      [result.made[0]?.number, '已收件'],
      [null, '未收件'],
      [result.made[1]?.number, '已收件'],
    ])
    const corrected = await file([worker(71), worker(72, { nation: '汉' }), worker(73)])
    const again = must(await t.direct.importBatch(t.ctx(account()), PACK, employer, corrected, 'all_or_nothing'))
    assert.deepEqual([again.made.length, again.kept.map(({ line }) => line), again.refused], [1, [3, 5], 0])
    assert.deepEqual(
      again.kept.map(({ number }) => number),
      result.made.map(({ number }) => number),
    )
    const other = { ...employer, name: '清远市另一虚构公司' }
    const foreign = must(await t.direct.importBatch(t.ctx(account()), PACK, other, await file([worker(71)])))
    assert.deepEqual(
      foreign.problems.map(({ refusal }) => refusal.code),
      ['direct.ask_window'],
    )
  })

  it('colleagues of the window see each other’s files, and the employers’ own; nobody else does', async () => {
    const first = t.actor('clerk', { name: '甲窗口' })
    must(await t.direct.importBatch(t.ctx(first), PACK, employer, await file([worker(81)])))
    const seen = must(await t.direct.batches(t.ctx(t.actor('clerk', { name: '乙窗口' }))))
    assert.ok(seen.length > 3)
    assert.equal(must(await t.direct.batches(t.ctx(t.actor('clerk', { district: '441802' })))).length, 0)
    assert.equal(must(await t.direct.batches(t.ctx(t.actor('citizen', { name: '别的单位' })))).length, 0)
  })

  it('a file is begun once and asked after by its sender; one nobody knows stored nothing', async () => {
    const bytes = await file([worker(91)])
    const ctx = t.ctx(account(), 'begun')
    const [a, b] = await Promise.all([
      t.direct.startBatch(ctx, PACK, employer, bytes),
      t.direct.startBatch(ctx, PACK, employer, bytes),
    ])
    const id = 'done' in a && a.done.ok ? a.done.value.id : undefined
    assert.ok(id)
    assert.deepEqual('done' in b && b.done.ok && b.done.value.id, id)
    const run = await t.direct.batchRun(t.ctx(account()), 'begun')
    assert.equal(run.state === 'done' && run.result.ok && run.result.value.id, id)
    assert.equal((await t.direct.batchRun(t.ctx(t.actor('citizen', { name: '别人' })), 'begun')).state, 'lost')
    assert.equal((await t.direct.batchRun(t.ctx(account()), 'never')).state, 'lost')
    const empty = await file([])
    const refused = await t.direct.startBatch(t.ctx(account(), 'again'), PACK, employer, empty)
    assert.deepEqual('done' in refused && codes(refused.done), ['direct.batch_empty file'])
    const sent = await t.direct.startBatch(t.ctx(account(), 'again'), PACK, employer, await file([worker(92)]))
    assert.equal('done' in sent && sent.done.ok && sent.done.value.made.length, 1, 'what was refused may be sent again')
  })
})
