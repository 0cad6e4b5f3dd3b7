import type { Answer } from '#policy'
import { FOSHAN } from '#server/packs/index.ts'
import type { FindingInput, FactView, QueueRow, TaskView } from '#server/review/index.ts'
import type { Random } from '../random.ts'
import { inLanes, must, type Walk } from './walk.ts'

export interface Reviewed {
  tasks: number
  findings: number
  /** Findings that differ from what was claimed. */
  departed: number
}

const LANES = 8

/** Every department works its queue off, each in its own patch (FS-7, FS-11). `day` gives a task its day of the review. */
export async function reviewAll(walk: Walk, day: (random: Random) => string): Promise<Reviewed> {
  const sums: Reviewed = { tasks: 0, findings: 0, departed: 0 }
  const departments = [...new Set(walk.services.packs.get(FOSHAN).duties.map(({ department }) => department))]
  const waiting = await Promise.all(departments.map(id => openTasks(walk, id, day(walk.random.fork(id)))))
  const all = departments.flatMap((department, at) => (waiting[at] ?? []).map(row => ({ department, row })))
  await inLanes(all, LANES, async ({ department, row }) => {
    const random = walk.random.fork(`review ${row.number} ${department}`)
    const { findings, departed } = await reviewOne(walk, department, row, random, day(random))
    sums.tasks += 1
    sums.findings += findings
    sums.departed += departed
    if (sums.tasks % 100 === 0 || sums.tasks === all.length) walk.progress('review', sums.tasks, all.length)
  })
  return sums
}

/** The open tasks of one department in the walk's year. */
async function openTasks(walk: Walk, department: string, instant: string): Promise<QueueRow[]> {
  const ctx = walk.ctx(walk.staff.reviewer(department), instant, `queue ${department}`)
  const rows: QueueRow[] = []
  for (let page = 1; ; page++) {
    const queue = must(await walk.services.review.queue(ctx, { page }), 'queue')
    rows.push(...queue.rows)
    if (page >= queue.pages) return rows.filter(({ year }) => year === walk.year)
  }
}

async function reviewOne(walk: Walk, department: string, row: QueueRow, random: Random, instant: string): Promise<{ findings: number; departed: number }> {
  const reviewer = walk.staff.reviewer(department)
  const label = `review ${row.number} ${department}`
  const task = must(await walk.services.review.task(walk.ctx(reviewer, instant, `read ${label}`), row.id), label)
  const findings = findingsFor(task, random)
  must(await walk.services.review.record(walk.ctx(reviewer, instant, label), row.id, findings), label)
  const claimed = new Set(task.facts.filter(({ claim }) => claim !== undefined).map(({ fact }) => fact.id))
  return { findings: findings.length, departed: findings.filter(({ fact, verdict }) => verdict !== 'true' && claimed.has(fact)).length }
}

/** What an invented reviewer finds about every fact of a task that has no finding yet. */
export function findingsFor({ facts }: Pick<TaskView, 'facts'>, random: Random): FindingInput[] {
  return facts.filter(({ finding, recheck }) => !finding || recheck).map(view => finding(view, random))
}

function finding(view: FactView, random: Random): FindingInput {
  const { fact, claim } = view
  if (claim === undefined) return { fact: fact.id, verdict: 'adjusted', value: nothing(view, random), reason: '经查询本部门数据核定。（虚构）' }
  if (fact.id === 'punishment_5y' || fact.id === 'reeducation_5y') return { fact: fact.id, verdict: 'true' }
  const turn = random.integer(1000)
  if (turn < 12 && typeof claim === 'number' && claim > 12 && view.verdicts.includes('adjusted') && fact.derived === undefined) {
    return { fact: fact.id, verdict: 'adjusted', value: claim - random.between(1, 12), reason: '按本部门记录核减。（虚构）' }
  }
  if (turn < 18 && view.verdicts.includes('false') && fact.derived === undefined) {
    return { fact: fact.id, verdict: 'false', reason: '提供的材料与记录不符。（虚构）' }
  }
  if (turn < 24 && view.verdicts.includes('unverifiable') && fact.derived === undefined) {
    return { fact: fact.id, verdict: 'unverifiable', reason: '发证机构未在期限内答复。（虚构）' }
  }
  return { fact: fact.id, verdict: 'true' }
}

/** What a department establishes where nothing was claimed: almost always that there is nothing. */
function nothing({ fact }: FactView, random: Random): Answer {
  if (fact.type === 'boolean') return fact.id === 'punishment_5y' ? random.integer(200) === 0 : false
  if (fact.type === 'choice') return fact.options?.some(({ value }) => value === 'none') ? 'none' : fact.options?.[0]?.value ?? ''
  return fact.min ?? 0
}
