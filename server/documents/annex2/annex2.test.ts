import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createPacks } from '#server/packs/index.ts'
import { loadFonts } from '../fonts.ts'
import { readPdf } from '../testing.ts'
import type { Making } from '../words.ts'
import { householdLine, moveToLine, yearMonth } from './data.ts'
import { annex2Fields, annex2Pdf, blankAnnex2, type Annex2Data } from './index.ts'
import { fit, SMALLEST } from './pen.ts'
import { HR_OPINION, MADE_BY, NOTES, POLICE_OPINION, TITLE } from './words.ts'

const making = async (demo = false): Promise<Making> => ({ fonts: await loadFonts(), demo, now: '2012-08-15T02:00:00.000Z' })
const print = async (...forms: Annex2Data[]) => readPdf(await annex2Pdf(await making(), forms))

const dependant = { name: '李虚构', sex: '女', relation: '配偶', birthDate: '1984-05-06', idNumber: '431121198405061028' }
const filled: Annex2Data = {
  number: '441881-2012-000012', workUnit: '英德市虚构水泥有限公司', name: '张虚构', sex: '男', nation: '汉族', birthDate: '1982-03-05',
  politicalStatus: '群众', education: '大专', grade: '高级工', trade: '维修电工', maritalStatus: '已婚', idNumber: '43112119820305101X',
  employer: { name: '英德市虚构水泥有限公司', phone: '0763-0000000', address: '英德市英城街道虚构路1号' }, phone: '13800000000',
  household: { province: '湖南省', city: '永州', county: '祁阳县', town: '浯溪镇', station: '浯溪' }, moveTo: { county: '英德市', station: '英城' },
  dependants: [dependant], signedOn: '2012-08-15',
  hr: { text: '经审核，同意入户。', clause: '二（一）', name: '李经办', on: '2012-08-16' }, police: undefined,
}

describe('annex 2', () => {
  it('has the words of the annex, cell by cell, filled or blank', async () => {
    for (const data of [blankAnnex2, filled]) {
      const { text, pages } = await print(data)
      assert.equal(pages, 4, 'cover and form, twice')
      for (const words of [TITLE, '姓　　名：', '年　　龄：', '工作单位：', MADE_BY, '姓　名', '性别', '民族', '贴相片', '出生年月', '政治面貌',
        '文化程度', '职业资格等级', '工种', '婚姻状况', '身份证号码', '就业单位名称', '单位电话', '就业单位地址', '本人电话', '户籍所在地',
        '户籍迁入地', '随迁人员', '与申请人关系', '出　生年　月', '身 份 证 号 码', '申请人签名', '盖章',
        HR_OPINION.replaceAll('\n', ''), POLICE_OPINION.replaceAll('\n', '')]) {
        assert.equal(text.split(words).length - 1 >= 2, true, words)
      }
    }
  })

  it('leaves everything to be written in where it is blank', async () => {
    const { text } = await print(blankAnnex2)
    assert.ok(text.includes('　　　　省　　　　市　　　　县（区）　　　　乡镇（街道）　　　　派出所'))
    assert.ok(text.includes('清远市　　　　县（区）　　　　派出所'))
    assert.equal(text.split('年　　月　　日').length - 1, 6, 'three dates in each copy')
    assert.equal(/\d{6}/.test(text), false)
  })

  it('carries what is known, the ID number in its 18 boxes', async () => {
    const { text, drawn } = await print(filled)
    for (const words of ['张虚构', '1982年3月', '30', '群众', '维修电工', '43112119820305101X', '湖南省 永州市 祁阳县 浯溪镇 浯溪派出所',
      '清远市英德市 英城派出所', '李虚构', '配偶', '1984年5月', '431121198405061028', '2012年8月15日', '经审核，同意入户。', '依据：二（一）', '经办人：李经办',
      '2012年8月16日', '441881-2012-000012']) assert.ok(text.includes(words), words)
    const boxes = [...drawn.matchAll(/^[\d.]+ [\d.]+ 24\.\d+ 38 re$/gm)].length
    assert.equal(boxes, 2 * 18, 'in each copy')
  })

  it('quotes the filling notes as the clause has them (QY-11)', async () => {
    const clause = createPacks().get('qingyuan-2012-skilled').clauses.find(({ id }) => id === 'QY-11')
    assert.equal(NOTES.join(''), clause?.quote)
    assert.ok((await print(blankAnnex2)).text.includes(NOTES.join('')))
  })

  it('embeds its fonts and is marked in the demonstration only', async () => {
    const pdf = await print(filled)
    assert.ok(pdf.fonts.length > 0 && pdf.fonts.every(font => font.embedded))
    assert.equal(pdf.text.includes('虚构人员'), false)
    assert.ok(readPdf(await annex2Pdf(await making(true), [filled])).text.includes('虚构人员'))
  })

  it('prints rare characters of names, and says which the font lacks', async () => {
    const { text } = await print({ ...filled, name: '䶮喆镕㛃𱁬', trade: '焊工𠀾' })
    assert.ok(text.includes('䶮喆镕㛃𱁬') && text.includes('焊工〓') && text.includes('U+2003E'))
  })

  it('carries on more than eight dependants and what is too long to read on further sheets', async () => {
    const address = '英德市英城街道虚构路虚构工业园'.repeat(30)
    const { text, pages } = await print({
      ...filled, employer: { ...filled.employer, address }, dependants: Array.from({ length: 11 }, (_, n) => ({ ...dependant, name: `亲属${n}号` })),
    })
    assert.equal(pages, 8)
    for (let n = 0; n < 11; n++) assert.equal(text.split(`亲属${n}号`).length - 1, 2)
    assert.equal(text.split(address).length - 1, 2, 'in full, once a copy')
  })

  it('puts many forms one after another in one file', async () => {
    const { text, pages } = await print(...Array.from({ length: 12 }, (_, n) => ({ ...filled, name: `张第${n}名` })))
    assert.equal(pages, 48)
    assert.ok(text.includes('张第11名'))
  })
})

describe('a text in its box', () => {
  const width = (line: string, size: number) => [...line].reduce((sum, char) => sum + (char.charCodeAt(0) < 256 ? 0.55 : 1), 0) * size

  it('never overflows, whatever is written; nothing is lost unless it says so', () => {
    const unit = fc.constantFrom(...'张䶮喆镕一二三，。）（·ABCdef 012-/', '\n')
    const room = fc.record({ w: fc.integer({ min: 12, max: 440 }), h: fc.integer({ min: 8, max: 120 }) })
    fc.assert(fc.property(fc.string({ unit, maxLength: 300 }), room, fc.constantFrom(8, 10.5, 16), (words, box, size) => {
      const laid = fit(words, box, size, width)
      assert.ok(laid.size <= size && laid.size >= SMALLEST)
      for (const line of laid.lines) assert.ok(width(line, laid.size) <= box.w + 1e-6, `${line} in ${box.w}`)
      assert.ok(laid.lines.length === 1 || laid.lines.length * laid.size * 1.28 <= box.h + 0.02)
      const bare = (text: string) => text.replace(/\s/g, '')
      if (laid.whole) assert.equal(bare(laid.lines.join('')), bare(words))
      else assert.ok(laid.lines.at(-1)?.endsWith('……'))
    }), { numRuns: 500 })
  })

  it('puts no closing mark at the beginning of a line', () => {
    const { lines } = fit('县（市、区）人力资源', { w: 60, h: 60 }, 10.5, width)
    assert.ok(lines.every(line => !/^[）、]/.test(line)), lines.join('|'))
  })
})

describe('what stands in a line', () => {
  it('adds the printed word only where the value lacks it', () => {
    const line = (county: string) => moveToLine({ ...filled, moveTo: { county, station: '' } })
    assert.equal(line('英德'), '清远市英德县（区）　　　　派出所')
    assert.equal(line('连山壮族瑶族自治县'), '清远市连山壮族瑶族自治县　　　　派出所')
    const household = { province: '广西壮族自治区', city: '恩施州', county: '', town: '白果乡', station: '' }
    assert.equal(householdLine({ ...filled, household }), '广西壮族自治区 恩施州　　　　县（区） 白果乡　　　　派出所')
  })

  it('shows month and year, and leaves alone what is no date', () => {
    assert.deepEqual(['1982-03-05', '1982年', ''].map(yearMonth), ['1982年3月', '1982年', ''])
  })
})

describe('the fields in the form\'s order', () => {
  it('are those of the annex, rows ascending, each once', () => {
    const names = annex2Fields.map(({ name }) => name.zh.replace(/^(户籍所在地|户籍迁入地|随迁人员) /, ''))
    assert.deepEqual(names, ['姓名', '性别', '民族', '出生年月', '政治面貌', '文化程度', '职业资格等级', '工种', '婚姻状况', '身份证号码', '就业单位名称',
      '单位电话', '就业单位地址', '本人电话', '省', '市', '县（区）', '乡镇（街道）', '派出所', '县（区）', '派出所', '姓名', '性别', '与申请人关系',
      '出生年月', '身份证号码', '申请人签名 日期'])
    assert.equal(new Set(annex2Fields.map(({ path }) => path)).size, annex2Fields.length)
    assert.deepEqual(annex2Fields.map(({ row }) => row), annex2Fields.map(({ row }) => row).toSorted((a, b) => a - b))
  })
})
