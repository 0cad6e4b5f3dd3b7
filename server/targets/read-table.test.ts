import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { ANNEX_1 } from './annex1.ts'
import type { SheetContent } from '#server/sheets/index.ts'
import { gridOfSheet, gridOfText, textOfGrid } from './grid.ts'
import { countOf, readTable } from './read-table.ts'
import { mismatches } from './sums.ts'
import type { TargetTable } from './types.ts'
import { findUnit, unitsOf } from './units.ts'

const units = unitsOf('441800')
const document = readFileSync(new URL('../../policies/qingyuan-2012-skilled/document.txt', import.meta.url), 'utf8')

/** Annex 1, copied by hand from the document: county, whole, August to November. */
const PRINTED = [
  ['441802', 2500, 500, 750, 750, 500],
  ['441803', 1200, 240, 360, 360, 240],
  ['441821', 1100, 220, 330, 330, 220],
  ['441881', 1500, 300, 450, 450, 300],
  ['441823', 500, 100, 150, 150, 100],
  ['441882', 900, 180, 270, 270, 180],
  ['441826', 200, 40, 60, 60, 40],
  ['441825', 100, 20, 30, 30, 20],
] as const
const annex: TargetTable = {
  months: ['2012-08', '2012-09', '2012-10', '2012-11'],
  rows: PRINTED.map(([unit, total, ...cells]) => ({ unit, total, cells })),
  sum: { total: 8000, cells: [1600, 2400, 2400, 1600] },
}

const read = (text: string, year = 2012, of = units) => readTable(gridOfText(text), of, year)
const tableOf = (text: string, year = 2012): TargetTable => {
  const found = read(text, year)
  if (!found.ok) assert.fail(JSON.stringify(found.refusals))
  return found.value.table
}
const codes = (text: string): readonly string[] => {
  const found = read(text)
  return found.ok
    ? []
    : found.refusals.map(({ code, params = {} }) => {
        const { at } = params
        return `${code}${typeof at === 'object' ? ` ${at.zh}` : ''}`
      })
}

const LINES = [
  '名称\t任务数\t8月\t9月\t10月\t11月',
  ...['城区', '清新', '佛冈', '英德', '阳山', '连州', '连南', '连山'].map((name, n) =>
    [name, ...(PRINTED[n] ?? []).slice(1)].join('\t'),
  ),
  '合计\t8000\t1600\t2400\t2400\t1600',
]
const TABBED = LINES.join('\n')

describe('annex 1 (QY-10)', () => {
  it('is read from the document as published: 8 counties, August to November, 8000, every sum right', () => {
    for (const text of [document, document.slice(document.indexOf('附件1：\n')), ANNEX_1]) {
      assert.deepEqual(tableOf(text), annex)
    }
    assert.deepEqual(mismatches(annex, units), [])
  })

  it("the example is the document's own text", () => {
    const bare = (text: string) => text.replace(/\s/g, '')
    assert.ok(bare(document).includes(bare(ANNEX_1)))
  })
})

describe('a pasted table', () => {
  const shapes: Readonly<Record<string, string>> = {
    'tabs, as from Excel': TABBED,
    'tabs, indented, with carriage returns': TABBED.replace(/^/gm, '\t').replaceAll('\n', '\r\n'),
    'single spaces': TABBED.replaceAll('\t', ' '),
    'full-width spaces and digits': TABBED.replaceAll('\t', '　').replace(/\d/g, digit =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    ),
    bars: LINES.map(line => `| ${line.replaceAll('\t', ' | ')} |`).join('\n'),
    commas: LINES.map(line => line.replaceAll('\t', ',')).join('\n'),
    'a cell a line without empty lines between rows': TABBED.replaceAll('\t', '\n'),
    'thousands separated, people named': TABBED.replace(/\b(\d)(\d{3})\b/g, '$1,$2').replace('\t500\n', '\t500人\n'),
    'a heading on two lines, the upper one merged': `清远市任务分解表\n名称\t任务数\t分月任务\t\t\t\n\t\t8月\t9月\t10月\t11月\n${LINES.slice(1).join('\n')}`,
    'cells merged downwards left out': `名称\t任务数\t分月任务\n8月\t9月\t10月\t11月\n${LINES.slice(1).join('\n')}`,
    'spaces within words': TABBED.replace('合计', '合  计').replace('8月', '8 月').replaceAll('\t', '  '),
    'full names, a serial number before them': LINES.map((line, n) => (n === 0 ? `序号\t${line}` : `${n}\t${line}`))
      .join('\n')
      .replace('城区', '清城区')
      .replace('连山', '连山壮族瑶族自治县')
      .replace('清新', '清新县'),
    'months as dates': TABBED.replace('8月', '2012-08')
      .replace('9月', '2012年9月')
      .replace('10月', '十月')
      .replace('11月', '１１月份'),
    'a column of the whole that has no heading': TABBED.replace('任务数', ''),
    'notes below': `${TABBED}\n注：任务数为高级工以上人员。\n附件2：\n清远市高技能人才入户城镇申请表`,
    'no row of sums': LINES.slice(0, -1).join('\n'),
    'no column of the whole': LINES.map(line =>
      line
        .split('\t')
        .filter((_, n) => n !== 1)
        .join('\t'),
    ).join('\n'),
  }
  for (const [shape, text] of Object.entries(shapes)) {
    it(`is read: ${shape}`, () => assert.deepEqual(tableOf(text), annex))
  }

  it('takes an empty cell and a dash for none', () => {
    const { rows } = tableOf('名称\t任务数\t8月\t9月\n城区\t10\t\t10\n连山\t5\t5\t—')
    assert.deepEqual(
      rows.map(({ cells }) => cells),
      [
        [0, 10],
        [5, 0],
      ],
    )
  })

  it('goes on into the next year', () => {
    assert.deepEqual(tableOf('2013年度\n名称\t11月\t12月\t1月\n城区\t1\t2\t3').months, [
      '2013-11',
      '2013-12',
      '2014-01',
    ])
  })

  it('comes back from its own text', () => {
    assert.deepEqual(tableOf(textOfGrid(gridOfText(document))), annex)
  })
})

describe('what is wrong in a pasted table', () => {
  const changed = (from: string, to: string) => TABBED.replace(from, to)

  it('is named with its line, all of it at once', () => {
    const text = changed('清新\t1200', '清新\t一千二')
      .replace('阳山', '韶关')
      .replace('连南\t200\t40', '连南\t200\t4.5')
      .replace('连山', '连州')
    assert.deepEqual(codes(text), [
      'targets.number 第 3 行',
      'targets.unit_unknown 第 6 行',
      'targets.number 第 8 行',
      'targets.unit_twice 第 9 行',
    ])
  })

  it('a table without months, counties or names', () => {
    assert.deepEqual(codes('名称\t任务数\n城区\t2500'), ['targets.no_heading'])
    assert.deepEqual(codes('就是一段话，2012年7月30日印发。'), ['targets.no_heading'])
    assert.deepEqual(codes('名称\t8月\t9月'), ['targets.no_rows'])
    assert.deepEqual(codes('名称\t8月\t9月\n城区\t1\t2\n\t3\t4'), ['targets.no_name 第 3 行'])
    assert.deepEqual(codes('名称\t8月\t8月\n城区\t1\t2'), ['targets.month_twice'])
  })

  it('sums that are off: by row, by column, and at the corner', () => {
    const table = tableOf(changed('英德\t1500\t300', '英德\t1400\t310'))
    assert.deepEqual(mismatches(table, units), [
      { kind: 'row', unit: '441881', column: 'total', printed: 1400, sum: 1510 },
      { kind: 'column', unit: 'sum', column: 'total', printed: 8000, sum: 7900 },
      { kind: 'column', unit: 'sum', column: '2012-08', printed: 1600, sum: 1610 },
    ])
    const corner = tableOf(changed('合计\t8000', '合计\t8001'))
    assert.deepEqual(
      mismatches(corner, units).map(({ kind, unit }) => `${kind} ${unit}`),
      ['row sum', 'column sum'],
    )
  })

  it('a county that is left out', () => {
    const table = tableOf(LINES.filter(line => !line.startsWith('连山')).join('\n'))
    assert.deepEqual(mismatches(table, units)[0], { kind: 'missing', unit: '441825' })
  })
})

describe('an uploaded sheet', () => {
  const sheet = (rows: SheetContent['rows']) => readTable(gridOfSheet({ rows, merged: ['A1:D1'] }), units, 2012)
  const head = [
    ['清远市任务分解表', null, null, null],
    ['名称', '任务数', '月份', null],
    [null, null, '8月', '9月'],
  ] as const

  it('adds up itself what Excel computes: sums are never taken from a formula', () => {
    const found = sheet([
      ...head,
      ['英德', { formula: 'SUM(C4:D4)' }, 10, 20],
      ['合计', { formula: 'SUM(B4)' }, { formula: 'SUM(C4)' }, 20],
    ])
    assert.ok(found.ok, JSON.stringify(found))
    assert.deepEqual(
      [found.value.table.rows, found.value.table.sum],
      [[{ unit: '441881', total: 30, cells: [10, 20] }], { total: 30, cells: [10, 20] }],
    )
  })

  it('names a formula, an error or a date where a number belongs, by its cell', () => {
    const found = sheet([
      ...head,
      ['英德', 30, { formula: 'X9*2' }, { error: '#REF!' }],
      ['连州', { date: '2012-08-01' }, 1, true],
    ])
    assert.ok(!found.ok)
    assert.deepEqual(
      found.refusals.map(({ code, params = {} }) => [code, params['at'], params['text']]),
      [
        ['targets.formula', { zh: 'C4', en: 'C4' }, ''],
        ['targets.number', { zh: 'D4', en: 'D4' }, '#REF!'],
        ['targets.number', { zh: 'D5', en: 'D5' }, 'true'],
        ['targets.number', { zh: 'B5', en: 'B5' }, '2012-08-01'],
      ],
    )
  })
})

describe('names and numbers', () => {
  it('a name is found by its short, full or former form, and only where one fits', () => {
    const found = (name: string, city = '441800') => findUnit(unitsOf(city), name)?.code
    assert.deepEqual(
      ['城区', '清城', '清新县', '连山', ' 连　南 ', '连山壮族瑶族自治县', 'Yingde'].map(name => found(name)),
      ['441802', '441802', '441803', '441825', '441826', '441825', '441881'],
    )
    assert.deepEqual(
      ['连', '市', '韶关', '', '清', '合计'].map(name => found(name)),
      Array.from({ length: 6 }),
    )
    assert.deepEqual(
      ['台山', '新会区', '鹤山市'].map(name => found(name, '440700')),
      ['440781', '440705', '440784'],
    )
    assert.equal(unitsOf('441900').level, 'town')
    assert.equal(unitsOf('441900').all.find(({ name }) => name.zh === '虎门镇')?.code, found('虎门', '441900'))
  })

  it('a number is a whole number of people', () => {
    assert.deepEqual(
      ['2500', '2,500', '２５００', ' 2500人', '', '—', '0', '9999999'].map(countOf),
      [2500, 2500, 2500, 2500, 0, 0, 0, 9_999_999],
    )
    for (const wrong of ['2500.5', '-3', '约100', '1e3', '2,50', '10000000', '#REF!'])
      assert.equal(countOf(wrong), undefined, wrong)
  })
})
