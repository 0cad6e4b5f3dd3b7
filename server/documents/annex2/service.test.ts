import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { refuse, type Result } from '#platform/result.ts'
import { directTest, idNumber, inventedEntry, must, reviewed, type DirectTest } from '../../direct/testing.ts'
import type { PrintedFile } from '../index.ts'
import { readPdf } from '../testing.ts'
import { createAnnex2Forms, type Annex2Deps, type Annex2Forms } from './index.ts'

const textOf = (file: Result<PrintedFile>): string => readPdf(must(file).content).text
const codes = (result: Result<unknown>) => (result.ok ? [] : result.refusals.map(({ code }) => code))

describe('annex 2 of cases', () => {
  let t: DirectTest
  let forms: Annex2Forms
  before(async () => {
    t = await directTest('441800')
    forms = createAnnex2Forms(t.platform, t)
  })
  after(() => t.close())

  it('prints what the case holds, twice, with the clause as the document numbers it', async () => {
    const clerk = t.actor('clerk')
    const dependants = [{ key: 's', relation: 'spouse' as const, name: '测试配偶', idNumber: idNumber(407, '1986-01-01') }]
    const id = await reviewed(t, inventedEntry(1, { dependants }), clerk)
    must(await t.direct.decide(t.ctx(clerk), id, { outcome: 'approve' }))
    const file = must(await forms.ofCase(t.ctx(clerk), id))
    assert.match(file.name, /^annex2-Z441881-2012-\d{6}\.pdf$/)
    const { text, pages } = readPdf(file.content)
    assert.equal(pages, 4)
    const { personal } = inventedEntry(1)
    for (const words of [personal.name, personal.idNumber, personal.employer, personal.employerAddress, personal.phone, '测试配偶', '配偶', '技师', '经办人：clerk']) {
      assert.equal(text.split(words ?? '?').length - 1 >= 2, true, words ?? '')
    }
    assert.match(text, /依据：二（/)
    assert.equal(/QY-\d/.test(text), false, 'people see the document\'s own numbers')
  })

  it('is for those who may read the case, and every print is a recorded read', async () => {
    const id = await reviewed(t, inventedEntry(2))
    const reads = async () => (await t.platform.db.selectFrom('reads').select(['granted']).where('object', 'like', `%${id}`).execute()).length
    const before = await reads()
    must(await forms.ofCase(t.ctx(t.actor('police')), id))
    for (const actor of [t.actor('officer', { district: '441882' }), t.actor('bureau'), t.actor('citizen')]) {
      assert.match(codes(await forms.ofCase(t.ctx(actor), id)).join(' '), /^(access|object)\./)
    }
    assert.equal(await reads() - before, 4)
  })

  it('is the applicant\'s own to print, and no other citizen\'s; the read is recorded', async () => {
    const owner = t.actor('citizen', { id: randomUUID() })
    const { id } = must(await t.direct.createDraft(t.ctx(owner), { personal: { name: '测试本人' } }))
    assert.match(textOf(await forms.ofCase(t.ctx(owner), id)), /测试本人/)
    assert.match(codes(await forms.ofCase(t.ctx(t.actor('citizen', { id: randomUUID() })), id)).join(' '), /^(access|object)\./)
    const reads = await t.platform.db.selectFrom('reads').select('granted').where('object', 'like', `%${id}`).orderBy('granted').execute()
    assert.deepEqual(reads.map(({ granted }) => granted), [false, true])
  })

  it('is blank for anybody at the window, without marks of the demonstration', async () => {
    const text = textOf(await forms.blank(t.ctx(t.actor('clerk'))))
    assert.ok(text.includes('贴相片') && !text.includes('虚构'))
  })

  it('prints every case of an employer\'s file, in its order, or says why not', async () => {
    const ids = [await reviewed(t, inventedEntry(3)), await reviewed(t, inventedEntry(4))]
    const made = ids.map((id, line) => ({ line, id, number: '' }))
    const batch = { id: 'b', at: '', fileName: '', employer: '', mode: 'good_rows', pack: '', rows: 2, made, kept: [], refused: 0, problems: [], cases: [] } as const
    const withBatch = (direct: Partial<Annex2Deps['direct']>) =>
      createAnnex2Forms(t.platform, { packs: t.packs, direct: { annex2: t.direct.annex2, batch: async () => ({ ok: true, value: batch }), ...direct } })
    const ctx = t.ctx(t.actor('clerk'))
    const { pages, text } = readPdf(must(await withBatch({}).ofBatch(ctx, 'b')).content)
    assert.equal(pages, 8)
    assert.ok(text.indexOf(inventedEntry(3).personal.idNumber ?? '?') < text.indexOf(inventedEntry(4).personal.idNumber ?? '?'))
    const [first = '', second = ''] = ids
    const many = { ...batch, made: Array.from({ length: forms.perPart + 1 }, (_, line) => ({ line, id: line === forms.perPart ? second : first, number: '' })) }
    const last = withBatch({ batch: async () => ({ ok: true, value: many }) })
    assert.equal(readPdf(must(await last.ofBatch(ctx, 'b', 2)).content).pages, 4)
    assert.deepEqual(codes(await last.ofBatch(ctx, 'b', 3)), ['object.not_found'])
    assert.deepEqual(codes(await last.ofBatch(ctx, 'b', 0.5)), ['object.not_found'])
    assert.deepEqual(codes(await withBatch({ annex2: async () => refuse('access.other_patch') }).ofBatch(ctx, 'b')), ['access.other_patch'])
    assert.deepEqual(codes(await withBatch({ batch: async () => ({ ok: true, value: { ...batch, made: [] } }) }).ofBatch(ctx, 'b')), ['object.not_found'])
  })

  it('is not there in a city whose documents have no such form', async () => {
    const elsewhere = createAnnex2Forms({ ...t.platform, city: '441900' }, t)
    const ctx = t.ctx(t.actor('clerk'))
    for (const result of [await elsewhere.blank(ctx), await elsewhere.ofCase(ctx, 'x'), await elsewhere.ofBatch(ctx, 'x')]) {
      assert.deepEqual(codes(result), ['object.not_found'])
    }
  })
})
