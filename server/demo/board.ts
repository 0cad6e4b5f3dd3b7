import type { Actor, Role } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import type { StaffRow } from '#server/accounts/index.ts'
import { readDocument, toConfirm, type NewBoard } from '#server/board/index.ts'
import type { Services } from '#server/services.ts'
import { createRandom } from './random.ts'
import { sampleScan } from './sample.ts'
import { contextMaker, must } from './year/walk.ts'

interface InventedReport {
  readonly task: number
  readonly department: string
  readonly on: string
  readonly progress: string
  readonly text: string
  readonly difficulty?: string
  readonly next?: string
  readonly file?: boolean
  /** Left as a draft. */
  readonly draft?: boolean
}

const MARK = '（演示数据，虚构）'

/** What invented departments wrote in the first week. Every text says that it is invented. */
const REPORTS: readonly InventedReport[] = [
  {
    task: 1,
    department: 'hr',
    on: '2012-11-30',
    progress: 'under_way',
    text: '已会同财政部门核对转移接续经办流程，统一了收件清单。',
    next: '月内向各市、区经办机构下发操作说明。',
    file: true,
  },
  { task: 1, department: 'finance', on: '2012-12-01', progress: 'under_way', text: '已核对居民医保财政补助口径。' },
  {
    task: 2,
    department: 'education',
    on: '2012-11-29',
    progress: 'under_way',
    text: '已起草学籍与户籍分离的管理办法，正在征求意见。',
    next: '征求意见后提交局务会。',
    file: true,
  },
  {
    task: 5,
    department: 'education',
    on: '2012-12-02',
    progress: 'difficult',
    text: '已摸清公办学校可用学位。',
    difficulty: '部分镇街学位资料口径不一，需市住房城乡建设局提供公租房分布资料，请协调。',
  },
  {
    task: 6,
    department: 'hr',
    on: '2012-11-30',
    progress: 'under_way',
    text: '已汇总本年度工资指导线资料，工资支付监控名单每月更新。',
  },
  {
    task: 8,
    department: 'hr',
    on: '2012-12-01',
    progress: 'under_way',
    text: '紧缺职业工种目录已完成企业调查，正在汇总。',
    next: '汇总后征求市经济和信息化局意见。',
  },
  {
    task: 9,
    department: 'education',
    on: '2012-12-02',
    progress: 'under_way',
    text: '正在与团市委商定资助名额。',
    draft: true,
  },
  {
    task: 9,
    department: 'youth_league',
    on: '2012-12-02',
    progress: 'not_started',
    text: '等待牵头单位确定名额后启动报名。',
  },
  { task: 10, department: 'hr', on: '2012-12-01', progress: 'not_started', text: '分类补助标准待测算，计划本月启动。' },
  {
    task: 15,
    department: 'police',
    on: '2012-11-30',
    progress: 'under_way',
    text: '已布置各市、区公安机关梳理入户政策。',
  },
  {
    task: 15,
    department: 'region-440781',
    on: '2012-12-01',
    progress: 'under_way',
    text: '台山市已梳理本市入户政策，正在修订镇街受理办法。',
  },
  {
    task: 17,
    department: 'hr',
    on: '2012-12-02',
    progress: 'difficult',
    text: '已梳理直接入户的对象范围。',
    difficulty: '年龄、就业时间等条件尚未公布，窗口暂不能给出结论，请协调确定。',
  },
  {
    task: 19,
    department: 'police',
    on: '2012-11-29',
    progress: 'done',
    text: '已通知各市、区，办理入户手续不得附加条件，并公布了监督电话。',
    file: true,
  },
  {
    task: 25,
    department: 'police',
    on: '2012-12-02',
    progress: 'under_way',
    text: '自助申报系统在规模以上出租屋试用，长期居住证正在受理。',
  },
  { task: 30, department: 'finance', on: '2012-12-01', progress: 'done', text: '服务管理工作经费已列入预算草案。' },
]

const MILESTONES: readonly (readonly [task: number, department: string, title: string, dueOn: string])[] = [
  [2, 'education', '办法征求意见结束', '2012-12-01'],
  [2, 'education', '提交局务会审议', '2012-12-20'],
  [8, 'hr', '公布紧缺职业工种目录', '2012-12-25'],
  [15, 'police', '各市、区报送政策清单', '2012-12-15'],
]

/** Makes the board of each document the city begins with and lets a few departments report; every step once. */
export async function fillBoard(services: Services, staff: readonly StaffRow[]): Promise<void> {
  const { boards, platform } = services
  const make = contextMaker(createRandom(`board ${platform.city}`), 'demo')
  const accounts = new Map(staff.map(row => [row.department ?? row.role, row]))
  const as = (who: string, on: string, label: string): Ctx =>
    make(actorOf(services, accounts.get(who)), `${on}T02:00:00.000Z`, `board:${label}`)
  for (const { id: document, text } of boards.documents()) {
    const { id } = must(await boards.create(as('bureau', '2012-11-28', document), newBoard(text)), document)
    const { lines } = must(await boards.board(as('bureau', '2012-11-28', 'look'), id), 'board')
    const taskId = (number: number): string => lines[number - 1]?.id ?? ''
    for (const [task, department, title, dueOn] of MILESTONES) {
      const label = `${document}:${task}:${title}`
      must(
        await boards.changeTask(as(department, '2012-11-29', label), taskId(task), {
          kind: 'add_milestone',
          title,
          dueOn,
        }),
        title,
      )
    }
    for (const report of REPORTS)
      await file(services, taskId(report.task), report, (label, on) =>
        as(report.department, on, `${document}:${label}`),
      )
  }
}

async function file(
  { boards }: Services,
  task: string,
  report: InventedReport,
  as: (label: string, on: string) => Ctx,
): Promise<void> {
  const { department, on, progress, text, difficulty = '', next = '', draft } = report
  const label = `${report.task}:${department}`
  const saved = must(
    await boards.saveReport(as(`save:${label}`, on), task, {
      progress,
      text: `${text}${MARK}`,
      difficulty,
      next,
      remove: [],
      files: report.file ? [{ name: '佐证材料（样张）.png', content: sampleScan() }] : [],
    }),
    label,
  )
  if (!draft) must(await boards.sign(as(`sign:${label}`, on), saved.id), label)
}

function actorOf({ platform }: Services, row: StaffRow | undefined): Actor {
  if (!row) throw new Error('the demonstration lacks an account of the board')
  const { id, name, role, department } = row
  return { id, name, role: role as Role, city: platform.city, ...(department ? { department } : {}) }
}

/** The document as it is read, confirmed unchanged. */
function newBoard(source: string): NewBoard {
  const read = readDocument(source)
  const { title, number, issued, report } = read
  return {
    title,
    number,
    issued,
    source,
    period: { name: '首次报送', from: issued, dueOn: report?.on ?? issued },
    tasks: toConfirm(read),
  }
}
