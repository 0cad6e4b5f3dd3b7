import { formatPoints } from '#policy'
import { writeWorkbook, type Sheet, type Value } from '#server/sheets/index.ts'
import type { BoardView } from './read-board.ts'
import type { Progress } from './types.ts'
import { clausesInWords, EQUAL_WEIGHT, type TaskLine } from './view.ts'

/** 台账 of a period as offices keep it: tasks, departments, reports. */
export async function boardWorkbook(
  board: BoardView,
): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const { number, period } = board
  const content = await writeWorkbook([tasksSheet(board), departmentsSheet(board), reportsSheet(board)], {
    name: '说明',
    lines: [
      `${board.title}${number === '' ? '' : `（${number}）`}`,
      `${period.name}：${period.from} 至 ${period.dueOn}`,
      period.quote === '' ? '报送日期由市局设定。' : `报送日期依据：${period.quote}`,
      board.scale === undefined
        ? '考核满分尚未设定。文件没有规定分值。'
        : `考核满分 ${formatPoints(board.scale)} 分，由市局设定，文件没有规定。`,
      EQUAL_WEIGHT,
      period.closed ? `本期考核于 ${period.closed.on} 办结。` : '本期考核尚未办结，内容可能变动。',
    ],
  })
  return { name: `任务台账-${period.number}.xlsx`, content }
}

export const PROGRESS_WORDS: Readonly<Record<Progress, string>> = {
  not_started: '未开始',
  under_way: '进行中',
  done: '已完成',
  difficult: '有困难',
}

export const progressWord = (progress: Progress | undefined): string =>
  progress ? PROGRESS_WORDS[progress] : '尚无报告'
const names = (all: readonly { readonly zh: string }[]): string => all.map(({ zh }) => zh).join('、')
const LATE = { report: '未按时签报', milestone: '节点逾期', task: '任务逾期' } as const
export const lateWords = ({ lateness }: Pick<TaskLine, 'lateness'>): string => lateness.map(one => LATE[one]).join('、')
const points = (score: number | undefined): Value => (score === undefined ? undefined : score / 100)

function tasksSheet({ lines }: BoardView): Sheet {
  return {
    name: '任务',
    columns: [
      { key: 'clause', heading: '条款', width: 8, kind: 'text' },
      { key: 'quote', heading: '任务原文', width: 60, kind: 'text', wrap: true },
      { key: 'lead', heading: '牵头单位', width: 22, kind: 'text' },
      { key: 'partners', heading: '参与单位', width: 30, kind: 'text', wrap: true },
      { key: 'progress', heading: '状态', width: 10, kind: 'text' },
      { key: 'signed', heading: '牵头单位签报日期', width: 12, kind: 'text' },
      { key: 'late', heading: '逾期', width: 14, kind: 'text' },
      { key: 'text', heading: '工作情况', width: 50, kind: 'text', wrap: true },
      { key: 'difficulty', heading: '困难', width: 30, kind: 'text', wrap: true },
      { key: 'milestones', heading: '节点', width: 10, kind: 'text' },
      { key: 'score', heading: '评分', width: 8, kind: 'number' },
      { key: 'comment', heading: '评语', width: 30, kind: 'text', wrap: true },
    ],
    rows: lines.map(line => [
      line.clause,
      line.quote,
      line.lead.zh,
      names(line.partners),
      progressWord(line.progress),
      line.reports[0]?.signedOn,
      lateWords(line),
      line.text,
      line.difficulty,
      line.milestones.total === 0 ? '' : `${line.milestones.done}/${line.milestones.total}`,
      points(line.score),
      line.comment,
    ]),
  }
}

function departmentsSheet({ organisations }: BoardView): Sheet {
  return {
    name: '单位',
    columns: [
      { key: 'name', heading: '单位', width: 30, kind: 'text' },
      { key: 'leads', heading: '牵头', width: 8, kind: 'number' },
      { key: 'partner', heading: '参与', width: 8, kind: 'number' },
      { key: 'signed', heading: '已签报', width: 8, kind: 'number' },
      { key: 'missing', heading: '未签报', width: 8, kind: 'number' },
      { key: 'which', heading: '未签报的任务', width: 40, kind: 'text', wrap: true },
      { key: 'done', heading: '牵头已完成', width: 10, kind: 'number' },
      { key: 'late', heading: '牵头逾期', width: 10, kind: 'number' },
      { key: 'score', heading: '牵头任务平均分', width: 12, kind: 'number' },
    ],
    rows: organisations.map(({ organisation, leads, partner, signed, missing, done, late, score }) => [
      organisation.zh,
      leads,
      partner,
      signed,
      missing.length,
      clausesInWords(missing),
      done,
      late,
      points(score),
    ]),
  }
}

function reportsSheet({ lines }: BoardView): Sheet {
  return {
    name: '签报',
    columns: [
      { key: 'clause', heading: '条款', width: 8, kind: 'text' },
      { key: 'name', heading: '单位', width: 30, kind: 'text' },
      { key: 'part', heading: '分工', width: 8, kind: 'text' },
      { key: 'progress', heading: '状态', width: 10, kind: 'text' },
      { key: 'signed', heading: '签报日期', width: 12, kind: 'text' },
      { key: 'late', heading: '逾期', width: 8, kind: 'text' },
    ],
    rows: lines.flatMap(({ clause, reports }) =>
      reports.map(({ organisation, lead, progress, signedOn, late }) => [
        clause,
        organisation.zh,
        lead ? '牵头' : '参与',
        signedOn ? progressWord(progress) : '未签报',
        signedOn,
        late ? '是' : '',
      ]),
    ),
  }
}
