import { formatPoints, type Points } from '#policy'
import { civilMinute } from '#calendar'
import {
  clausesInWords,
  EQUAL_WEIGHT,
  type BoardView,
  type OrganisationLine,
  type Progress,
  type TaskLine,
} from '#server/board/index.ts'
import { openPaper, type Paper } from './paper.ts'
import { fields, heading, section, signatures, table, text } from './parts.ts'
import { zhDate, type Making } from './words.ts'

const PROGRESS: Readonly<Record<Progress, string>> = {
  not_started: '未开始',
  under_way: '进行中',
  done: '已完成',
  difficult: '有困难',
}
const LATE = { report: '未按时签报', milestone: '节点逾期', task: '任务逾期' } as const
/** A longer quotation stands in full in the Excel file; a row of a page must fit on it. */
const LONGEST = 420

/** 任务台账情况汇总: one period of a board, to be signed and sent on (JM-10). */
export function boardPdf(making: Making, board: BoardView): Promise<Buffer> {
  const paper = open(making, board)
  head(paper, board)
  departments(paper, board)
  tasks(paper, board)
  text(paper, `任务原文照录文件。状态以牵头单位签报为准。${EQUAL_WEIGHT}`, { size: 8.5, grey: true })
  signatures(paper, [
    { zh: '汇总单位（盖章）', en: 'Compiled by' },
    { zh: '审核人', en: 'Checked by' },
  ])
  return paper.end()
}

function open({ fonts, demo, now }: Making, { number, title: document }: BoardView): Paper {
  const foot = [
    `${number || document} · 由任务台账于 ${civilMinute(now)} 生成`,
    demo ? '演示数据，均为虚构' : '',
  ]
    .filter(Boolean)
    .join(' · ')
  const paper = openPaper({ fonts, title: '任务落实情况汇总', subtitle: '', made: now, foot, demo })
  heading(paper)
  return paper
}

function head(paper: Paper, { title, number, period, scale, counts }: BoardView): void {
  const marks = scale === undefined ? '尚未设定' : `${formatPoints(scale)} 分（市局设定，文件未规定）`
  const states = (Object.keys(PROGRESS) as Progress[]).map(one => `${PROGRESS[one]} ${counts.progress[one]}`)
  const reported = `牵头单位已签报 ${counts.reported} 项，逾期 ${counts.late} 项`
  fields(paper, [
    { zh: '文件', en: 'Document', value: title, wide: true },
    { zh: '文号', en: 'Number', value: number || '—' },
    { zh: '本期', en: 'Period', value: period.name },
    { zh: '报送截止', en: 'Report day', value: zhDate(period.dueOn) },
    { zh: '考核', en: 'Assessment', value: period.closed ? `${zhDate(period.closed.on)}办结` : '尚未办结' },
    { zh: '任务', en: 'Tasks', value: `${counts.tasks} 项，${reported}` },
    { zh: '满分', en: 'Full marks', value: marks },
    { zh: '状态', en: 'Progress', wide: true, value: [...states, `尚无报告 ${counts.progress.none}`].join('，') },
    ...(period.quote === '' ? [] : [{ zh: '依据', en: 'Basis', value: period.quote, wide: true }]),
  ])
}

function departments(paper: Paper, { organisations }: BoardView): void {
  section(paper, { zh: '各单位情况', en: 'By department' })
  table(
    paper,
    [
      { zh: '单位', en: 'Department', share: 6 },
      { zh: '牵头', en: 'Leads', share: 2, align: 'right' },
      { zh: '参与', en: 'Partner', share: 2, align: 'right' },
      { zh: '已签报', en: 'Signed', share: 2, align: 'right' },
      { zh: '未签报的任务', en: 'Not reported', share: 7 },
      { zh: '平均分', en: 'Mean score', share: 2.4, align: 'right' },
    ],
    organisations.map(departmentRow),
  )
}

function tasks(paper: Paper, { lines }: BoardView): void {
  section(paper, { zh: '各项任务', en: 'Tasks' })
  table(
    paper,
    [
      { zh: '条款', en: 'Clause', share: 2.2 },
      { zh: '任务原文', en: 'Wording', share: 8.5 },
      { zh: '牵头；参与', en: 'Lead; partners', share: 4.6 },
      { zh: '状态', en: 'State', share: 3.4 },
      { zh: '评分', en: 'Score', share: 3 },
    ],
    lines.map(taskRow),
  )
}

function departmentRow({ organisation, leads, partner, signed, missing, score }: OrganisationLine): string[] {
  return [
    organisation.zh,
    String(leads),
    String(partner),
    String(signed),
    clausesInWords(missing) || '—',
    points(score),
  ]
}

function taskRow({ clause, quote, lead, partners, progress, reports, lateness, score, comment }: TaskLine): string[] {
  const words = [...quote].length > LONGEST ? `${[...quote].slice(0, LONGEST).join('')}……` : quote
  const signed = reports[0]?.signedOn
  return [
    clause,
    words,
    [lead.zh, partners.map(({ zh }) => zh).join('、')].filter(Boolean).join('；'),
    [
      progress ? PROGRESS[progress] : '尚无报告',
      signed ? `${zhDate(signed)}签报` : '',
      lateness.map(one => LATE[one]).join('、'),
    ]
      .filter(Boolean)
      .join('，'),
    [points(score), comment].filter(Boolean).join('，'),
  ]
}

const points = (score: Points | undefined): string => (score === undefined ? '—' : formatPoints(score))
