import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { departmentsIn } from './read-departments.ts'
import { readDocument, type ReadDocument } from './read-document.ts'
import { narrow, piecesOf, tighten } from './read-lines.ts'

const TEXT = readFileSync(join(import.meta.dirname, '../../policies/jiangmen-2012-services/document.txt'), 'utf8')
const DOCUMENT = readDocument(TEXT)

/** Every name that stands in a bracket of the opinion, copied out by hand. */
const NAMED = [
  '市人力资源社会保障局',
  '市财政局',
  '市教育局',
  '市公安局',
  '市住房城乡建设局',
  '市发展改革局',
  '市总工会',
  '市司法局',
  '市中级法院',
  '市经济和信息化局',
  '团市委',
  '市国税局',
  '市地税局',
  '市委组织部',
  '市社工委',
  '市民政局',
  '市工商联',
  '市信息化工作领导小组成员单位',
  '市人口计生局',
  '市工商局',
  '市农民工工作联席会议成员单位',
  '市委宣传部',
  '市文广新局',
  '江门日报社',
  '江门广播电视台',
]

describe('the opinion of 2012 (JM-1)', () => {
  it('has exactly 32 tasks, numbered 一、1 to 一、32', () => {
    assert.deepEqual(
      DOCUMENT.tasks.map(({ clause }) => clause),
      Array.from({ length: 32 }, (_, n) => `一、${n + 1}`),
    )
    assert.deepEqual(DOCUMENT.missing, [])
  })

  it('quotes the first and the last word for word', () => {
    const [first, last] = [DOCUMENT.tasks[0], DOCUMENT.tasks.at(-1)]
    assert.equal(
      first?.quote,
      '积极推进异地务工人员企业职工基本养老保险关系跨统筹地区转移接续。在本市就读的异地务工人员子女,符合条件的可参加学校所在统筹地区居民医保,享受同等财政补助政策。',
    )
    assert.equal(first?.assigned, '(市人力资源社会保障局、市财政局)')
    assert.equal(first?.note, '(注:列在分工项目首位的为牵头单位,其他为主要参与单位,下同)')
    assert.equal(
      last?.quote,
      '注重选拔和推荐在经济社会发展方面有突出贡献的异地务工人员作为享受政府特殊津贴人选,发挥政府特殊津贴制度的激励作用,鼓励引导异地务工人员积极投身我市经济发展和社会建设。',
    )
    assert.deepEqual([last?.lead, last?.partners], ['市人力资源社会保障局', []])
  })

  it('every task is quoted from the document, letter by letter', () => {
    for (const { number, quote, assigned, note } of DOCUMENT.tasks)
      assert.ok(TEXT.includes(`${number}.${quote}${assigned}${note}`), String(number))
  })

  it('names every department, the first of each task as its lead', () => {
    assert.deepEqual(DOCUMENT.organisations.toSorted(), NAMED.toSorted())
    const at = (number: number) => DOCUMENT.tasks[number - 1]
    assert.deepEqual([at(9)?.lead, at(9)?.partners], ['市教育局', ['团市委', '市人力资源社会保障局', '市财政局']])
    assert.deepEqual([at(22)?.lead, at(22)?.partners.length], ['市民政局', 5])
    assert.deepEqual(at(28)?.partners, ['市民政局', '市人口计生局', '市工商局'])
    assert.equal(
      DOCUMENT.tasks.every(({ lead }) => lead !== ''),
      true,
    )
  })

  it('gives title, number, date of issue and the report day with its sentence (JM-10)', () => {
    const { title, number, issued, report } = DOCUMENT
    assert.deepEqual(
      { title, number, issued },
      { title: '江门市加强异地务工人员服务管理工作实施意见', number: '江办发〔2012〕23号', issued: '2012-11-27' },
    )
    assert.deepEqual([report?.on, report?.to], ['2012-12-03', '市人力资源社会保障局'])
    assert.match(report?.quote ?? '', /^各市、区和市各有关单位请于12月3日前.*报市人力资源社会保障局。$/)
  })

  it('takes the report day from every way to ask for it, with the office where one is named (JM-10)', () => {
    const day = (said: string) => {
      const { report } = readDocument(`2013年1月5日\n1.落实任务（市教育局）\n${said}`)
      return report && [report.on, report.to]
    }
    assert.deepEqual(day('请于2013年3月1日前报送。'), ['2013-03-01', ''])
    assert.deepEqual(day('落实情况请于2013年3月1日前报送市人力资源社会保障局。'), ['2013-03-01', '市人力资源社会保障局'])
    assert.deepEqual(day('各单位请于３月１日（星期五）前将落实情况报我局。'), ['2013-03-01', ''])
    assert.deepEqual(day('请各有关单位在3月1日之前上报进展情况。'), ['2013-03-01', ''])
    assert.equal(day('2013年3月1日前完成。'), undefined, 'a day for the work is no report day')
  })

  it('loses nothing: every line is in a task or in the rest', () => {
    const lines = (read: ReadDocument) =>
      [...read.tasks.flatMap(task => task.lines), ...read.rest.map(({ line }) => line)].toSorted((a, b) => a - b)
    assert.deepEqual(
      lines(DOCUMENT),
      piecesOf(TEXT).map(({ line }) => line),
    )
    assert.equal(
      DOCUMENT.rest.some(({ text }) => text.startsWith('省委、省政府将把')),
      true,
    )
  })
})

/** What must stay the same however the text was pasted. */
const essence = ({ tasks, organisations, report, issued, number }: ReadDocument) => ({
  tasks: tasks.map(({ clause, quote, lead, partners }) => [clause, narrow(quote), lead, ...partners]),
  organisations: organisations.toSorted(),
  report: report?.on,
  issued,
  number,
})
const PLAIN = essence(DOCUMENT)
const lines = TEXT.split('\n')
const first = lines.findIndex(line => line.startsWith('1.'))
const last = lines.findIndex(line => line.startsWith('32.'))

describe('however it was pasted', () => {
  it('in any order of the tasks', () => {
    const items = lines.slice(first, last + 1).filter(line => line !== '')
    fc.assert(
      fc.property(fc.shuffledSubarray(items, { minLength: items.length }), shuffled => {
        const text = [...lines.slice(0, first), ...shuffled, ...lines.slice(last + 1)].join('\n\n')
        assert.deepEqual(essence(readDocument(text)), PLAIN)
      }),
      { numRuns: 30 },
    )
  })

  it('with spaces anywhere, blank lines or none, lines wrapped where a viewer wraps them', () => {
    const spaces = fc.constantFrom(' ', '\u3000', '\u00a0', '\t ', '\u200b')
    fc.assert(
      fc.property(
        spaces,
        fc.integer({ min: 2, max: 60 }),
        fc.constantFrom('\n', '\r\n', '\n\n\n'),
        (space, every, end) => {
          const spaced = lines
            .filter(line => line !== '')
            .map(line =>
              [...line]
                .map((sign, at) => (at > 3 && at % every === 0 && !/[A-Za-z0-9]/.test(sign) ? `${space}${sign}` : sign))
                .join(''),
            )
          assert.deepEqual(essence(readDocument(spaced.map(line => `\u3000\u3000${line} `).join(end))), PLAIN)
        },
      ),
      { numRuns: 40 },
    )
    const wrapped = lines.map(line => line.replaceAll(/(.{38})(?!$)/gu, '$1\n')).join('\n')
    assert.deepEqual(essence(readDocument(wrapped)).tasks, PLAIN.tasks)
  })

  it('with wide brackets, wide figures, another mark after the number, all in one line', () => {
    const wide = TEXT.replaceAll('(', '（').replaceAll(')', '）').replaceAll(',', '，')
    assert.deepEqual(essence(readDocument(wide)), { ...PLAIN })
    assert.deepEqual(
      essence(readDocument(TEXT.replaceAll(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)))).tasks
        .length,
      32,
    )
    for (const mark of ['、', '．', ')', '）']) {
      assert.deepEqual(essence(readDocument(TEXT.replaceAll(/^(\d+)\./gm, `$1${mark}`))), PLAIN, mark)
    }
    assert.deepEqual(essence(readDocument(lines.slice(first - 2, last + 1).join(''))).tasks, PLAIN.tasks)
  })

  it('never fails and loses no line, whatever is pasted', () => {
    const bits = fc.constantFrom(
      '1.',
      '2、',
      '（三）',
      '一、',
      '（市公安局）',
      '市财政局、',
      '牵头单位：',
      '。',
      '\n',
      '(',
      '）',
      '注:',
      '办法',
      ' ',
      'x',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 40 }), parts => {
        const text = parts.join('')
        const read = readDocument(text)
        const words = [...read.tasks.flatMap(task => task.lines), ...read.rest.map(({ line }) => line)]
        assert.deepEqual(
          words.toSorted((a, b) => a - b),
          piecesOf(text).map(({ line }) => line),
        )
      }),
    )
  })
})

describe('hostile text of the greatest length', () => {
  const most = 100_000
  const texts: Readonly<Record<string, string>> = {
    'one item of endless lines': `1.${'甲\n'.repeat(most / 2)}`,
    'brackets in brackets': `1.${'('.repeat(most / 2)}${')'.repeat(most / 2)}`,
    'remark upon remark': `1.甲${'(注:乙)'.repeat(most / 5)}`,
    'an endless list': `1.甲(${'市甲局和'.repeat(most / 4)})`,
    'titles in titles': '印发《'.repeat(most / 3),
    'dates upon dates': '12月3日前'.repeat(most / 6),
    labels: `1.甲${'牵头单位：'.repeat(most / 5)}`,
    items: '1.甲(市乙局)'.repeat(most / 8),
    spaces: '甲 '.repeat(most / 2),
    tabs: '1\t甲\t市乙局\t'.repeat(most / 8),
  }
  for (const [name, text] of Object.entries(texts)) {
    it(`is read to its end: ${name}`, () => assert.ok(readDocument(text).tasks.length >= 0))
  }
})

describe('other ways documents name departments', () => {
  const who = (text: string) => {
    const [task] = readDocument(text).tasks
    return task && [task.lead, ...task.partners]
  }
  const cases: readonly (readonly [text: string, expected: readonly string[]])[] = [
    ['1.做好入户。（市公安局牵头，市财政局、市教育局配合）', ['市公安局', '市财政局', '市教育局']],
    ['1.做好入户。（市财政局配合，由市公安局牵头）', ['市公安局', '市财政局']],
    ['1.做好入户。（牵头单位：市公安局；配合单位：市财政局、市教育局）', ['市公安局', '市财政局', '市教育局']],
    ['1.做好入户。\n牵头单位：市公安局\n配合单位：市财政局、市教育局', ['市公安局', '市财政局', '市教育局']],
    ['1.做好入户。责任单位：市公安局、各市、区政府。', ['市公安局', '各市、区政府']],
    ['1.做好入户。（市公安局会同市财政局）', ['市公安局', '市财政局']],
    ['1.做好入户。（市住房和城乡建设局和市公安局）', ['市住房和城乡建设局', '市公安局']],
    ['1.做好入户。（市公安局，市财政局等部门按职责分工负责）', ['市公安局', '市财政局']],
    ['1.做好入户。（市公安局、各市、区）', ['市公安局', '各市、区']],
    ['1.做好入户。【市公安局；市财政局】', ['市公安局', '市财政局']],
    ['1.做好入户（含租赁）。（市公安局（户政支队）、市财政局）。', ['市公安局（户政支队）', '市财政局']],
    ['1\t做好入户\t市公安局\t市财政局、市教育局', ['市公安局', '市财政局', '市教育局']],
    ['（一）做好入户。（市公安局）', ['市公安局']],
    ['（1）做好入户。\n（市公安局、市公安局、市财政局）', ['市公安局', '市财政局']],
  ]
  for (const [text, expected] of cases) it(text.replaceAll('\n', ' ⏎ '), () => assert.deepEqual(who(text), expected))

  it('a bracket that names nobody stays in the quotation', () => {
    const [task] = readDocument('3.登记合法稳定住所（含租赁）').tasks
    assert.deepEqual([task?.quote, task?.lead], ['登记合法稳定住所（含租赁）', ''])
    assert.equal(departmentsIn('2012-2020年'), undefined)
    assert.equal(departmentsIn('国办发[2011]9号'), undefined)
  })

  it('keeps the levels apart: the same number in two parts are two tasks, a gap is told', () => {
    const read = readDocument(
      '一、甲\n1.做一。（市公安局）\n3.做三。（市公安局）\n二、乙\n（一）丙\n1.做四。（市财政局）',
    )
    assert.deepEqual(
      read.tasks.map(({ clause }) => clause),
      ['一、1', '一、3', '二、（一）1'],
    )
    assert.deepEqual(read.missing, ['一、2'])
    assert.deepEqual(
      read.rest.map(({ text, heading }) => [text, heading]),
      [
        ['一、甲', true],
        ['二、乙', true],
        ['（一）丙', true],
      ],
    )
  })

  it('a paragraph after a task is not swallowed by it', () => {
    const read = readDocument('1.做一。（市公安局）\n请认真贯彻执行。\n2.做二。\n\n没有单位的段落。')
    assert.deepEqual(
      read.tasks.map(({ quote }) => quote),
      ['做一。', '做二。'],
    )
    assert.deepEqual(
      read.rest.map(({ text }) => text),
      ['请认真贯彻执行。', '没有单位的段落。'],
    )
  })

  it('tightens Chinese and leaves words and figures apart', () => {
    assert.equal(tighten(' 满 3 年 的 Excel file 2010 12 '), '满3年的Excel file 2010 12')
  })

  it('an empty text is an empty document', () => {
    assert.deepEqual(readDocument(' \n\n'), {
      title: '',
      number: '',
      issued: '',
      report: undefined,
      tasks: [],
      organisations: [],
      rest: [],
      missing: [],
    })
  })
})
