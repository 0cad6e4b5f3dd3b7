import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { create } from 'qrcode'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import type { CardView } from '#server/cards/index.ts'
import { testFile } from '#server/cards/testing.ts'
import { cardsPdf } from './card.ts'
import { loadFonts } from './fonts.ts'
import { formPdf } from './form.ts'
import { qrMatrix, qrPath } from './qr.ts'
import { receiptPdf, type ReceiptData } from './receipt.ts'
import { readPdf } from './testing.ts'
import type { Making } from './words.ts'

const pack = createPacks().get(FOSHAN)
const making = async (demo = true): Promise<Making> => ({ fonts: await loadFonts(), demo, now: '2014-12-16T02:00:00.000Z' })

const card: CardView = {
  id: 'x', version: 1, number: 'K440604-2014-00012', code: '0123456789ABCDEFGHJKMNPQRS', round: 'r', application: 'a', ranking: 'k', district: '440604',
  town: '440604012', year: 2014, pack: FOSHAN, packVersion: '2014.1', maskedName: '张**', nameIndex: '', seat: 12, issuedOn: '2014-12-16',
  expiresOn: '2015-12-16', issuedBy: 'o', status: 'issued', route: 'settlement',
}
const holder = { card, pack, name: '张三丰', idNumber: '431121198005121019', number: '440604-2014-000123', verifyAddress: 'https://luohu.example/v/0123456789ABCDEFGHJKMNPQRS' }

function caseData(): ReceiptData {
  const { personal, dependants } = testFile(3)
  return {
    state: {
      pack: FOSHAN, packVersion: '2014.1', status: 'submitted', channel: 'online', maskedName: '', personal: '', claims: '', dependants: '',
      documents: [
        { document: 'id_card', evidenceIds: ['1', '2'], originalSeen: true, copyKept: true },
        { document: 'diploma', evidenceIds: ['3'], originalSeen: false, copyKept: false },
      ],
      town: '440604012', district: '440604', place: 'own_home', startedOn: '2014-06-01', number: '440604-2014-000123', year: 2014,
      submittedAt: '2014-06-02T01:23:00.000Z', answerBy: '2014-06-10', deferred: true,
    },
    file: { personal, claims: { education: 'bachelor', blood_donations: 3, works_here: true, pension_months: 37 }, dependants: dependants as never },
    needs: ['id_card', 'household_book', 'diploma'].map(document => ({ document, clause: 'FS-11', because: 'always' as const, facts: [], present: document !== 'household_book' })),
    pack, caseAddress: 'https://luohu.example/cases/0190',
  }
}

describe('documents', () => {
  it('print the card with its holder, dates and places; the text can be searched and copied', async () => {
    const pdf = readPdf(await cardsPdf(await making(), [holder]))
    assert.equal(pdf.pages, 1)
    for (const words of ['积分制入户卡', '张三丰', '431121198005121019', 'K440604-2014-00012', '2015年12月16日（含当日）', '佛山市禅城区祖庙街道',
      '自有产权房屋', '逾期失效（依据三（四））', '01234-56789-ABCDE-FGHJK-MNPQR-S']) assert.ok(pdf.text.includes(words), words)
  })

  it('embed their fonts, cut down to the characters used', async () => {
    const file = await cardsPdf(await making(), [holder])
    const { fonts } = readPdf(file)
    assert.ok(fonts.length > 0)
    assert.ok(fonts.every(font => font.embedded && /^[A-Z]{6}\+NotoSansSC/.test(font.name)), JSON.stringify(fonts))
    assert.ok(file.length < 120_000, String(file.length))
  })

  it('say in the demonstration that everybody is invented, and only there', async () => {
    assert.ok(readPdf(await cardsPdf(await making(true), [holder])).text.includes('虚构人员'))
    const real = readPdf(await cardsPdf(await making(false), [holder])).text
    assert.equal(real.includes('虚构') || real.includes('invented'), false)
  })

  it('put each card of a batch on a page of its own', async () => {
    const three = [1, 2, 3].map(n => ({ ...holder, name: `张三${n}` }))
    const pdf = readPdf(await cardsPdf(await making(), three))
    assert.equal(pdf.pages, 3)
    for (const { name } of three) assert.ok(pdf.text.includes(name))
  })

  it('list on the receipt what was received, what is missing, when an answer comes and what follows', async () => {
    const { text } = readPdf(await receiptPdf(await making(), caseData()))
    for (const words of ['申请回执', '440604-2014-000123', '2014-06-02 09:23', '扫描件 2 份，已验原件，已收复印件', '户口簿', '尚未提交',
      '最迟于2014年6月10日答复', '2014年9月1日至2014年11月30日', '公示 10 个工作日', '下一年度入户管理']) assert.ok(text.includes(words), words)
    assert.equal(text.includes(caseData().file.personal.idNumber ?? '?'), false, 'the receipt shows the number masked')
  })

  it('print the form with what was claimed, by group, with the office that checks it', async () => {
    const { text } = readPdf(await formPdf(await making(), caseData()))
    for (const words of ['佛山市异地务工人员积分制入户申请表', '非官方印制的表样', '文化程度', '本科及以上', '教育部门', '3 次', '37 个月', '配偶', '1982年3月1日',
      '申请人签名', caseData().file.personal.idNumber ?? '?']) assert.ok(text.includes(words), words)
  })

  it('hold any names and addresses of GBK, however long, without failing', async () => {
    const letter = fc.constantFrom(...'张䶮喆镕㛃囍一二三，。·ABC 012')
    const words = fc.string({ unit: letter, maxLength: 180 })
    await fc.assert(fc.asyncProperty(words, words, async (name, address) => {
      const data = caseData()
      const file = { ...data.file, personal: { ...data.file.personal, name, address, employer: address } }
      const pdf = readPdf(await formPdf(await making(), { ...data, file }))
      assert.ok(pdf.pages >= 1 && pdf.pages <= 4)
    }), { numRuns: 10 })
  })
})

describe('a QR code', () => {
  it('is drawn module for module as encoded, whatever the text', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Za-z0-9:/.-]{1,120}$/), text => {
      const { modules } = create(text, { errorCorrectionLevel: 'M' })
      const drawn = new Set([...qrPath(qrMatrix(text)).matchAll(/M(\d+) (\d+)h(\d+)/g)].flatMap(([, x, y, run]) =>
        Array.from({ length: Number(run) }, (_, n) => `${y} ${Number(x) + n}`)))
      const dark = Array.from({ length: modules.size ** 2 }, (_, n) => [Math.floor(n / modules.size), n % modules.size] as const)
        .filter(([row, column]) => modules.get(row, column) === 1).map(([row, column]) => `${row} ${column}`)
      assert.deepEqual([...drawn].sort(), dark.sort())
    }), { numRuns: 30 })
  })

  it('stands in the card as a path in the same matrix', async () => {
    const file = await cardsPdf(await making(), [holder])
    const { drawn } = readPdf(file)
    const { size } = qrMatrix(holder.verifyAddress)
    const runs = qrPath(qrMatrix(holder.verifyAddress)).split('M').length - 1
    assert.ok(drawn.includes(`${(112 / size).toFixed(2).slice(0, 4)}`), 'scaled to 112 points')
    assert.ok((drawn.match(/^\d+ \d+ m$/gm) ?? []).length >= runs, `${runs} runs`)
  })
})
