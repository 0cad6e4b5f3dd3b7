import { addDays } from '#calendar'
import type { Notice } from '#server/notices/index.ts'
import type { Ranking, RankingEntry } from '#server/ranking/index.ts'
import { findingsFor } from './review.ts'
import { must, type Walk } from './walk.ts'

/** Nine in the morning of a day, Asia/Shanghai. */
export function morning(date: string): string {
  return `${date}T01:00:00.000Z`
}

/** One officer freezes, another signs and publishes (FS-8). */
export async function rankAndPublish(walk: Walk, roundId: string, on: string): Promise<{ ranking: Ranking; notice: Notice }> {
  const { rankings, notices } = walk.services
  walk.setClock(morning(on))
  const ranking = must(await rankings.freeze(walk.ctx(walk.staff.officer, morning(on), 'freeze'), roundId), 'freeze')
  walk.progress('rank', 1, 1)
  const publishing = morning(addDays(on, 1))
  walk.setClock(publishing)
  const signature = walk.staff.approver.name
  const notice = must(await notices.publish(walk.ctx(walk.staff.approver, publishing, 'publish'), ranking.id, { signature }), 'publish')
  return { ranking, notice }
}

export interface Objected {
  raised: number
  upheld: number
}

/** A few people object to their own points; a department looks again, the officer answers. */
export async function objectAndDecide(walk: Walk, notice: Notice, ranking: Ranking, wanted: number): Promise<Objected> {
  const page = await walk.services.rankings.entries(ranking.id, { outcome: 'ranked' })
  const sums: Objected = { raised: 0, upheld: 0 }
  for (let n = 0; n < Math.min(wanted, page.entries.length); n++) {
    const random = walk.random.fork(`objection ${n}`)
    const entry = random.pick(page.entries)
    const upheld = await objectOnce(walk, notice, entry, n)
    if (upheld === undefined) continue
    sums.raised += 1
    if (upheld) sums.upheld += 1
  }
  walk.progress('notice', 1, 1)
  return sums
}

/** Undefined where the entry has an open objection already. */
async function objectOnce(walk: Walk, notice: Notice, entry: RankingEntry, n: number): Promise<boolean | undefined> {
  const { objections, review, applications, platform } = walk.services
  const found = await applications.find(platform.db, entry.applicationId)
  const owner = found?.state.owner
  if (!found || !owner) return undefined
  const day = (add: number) => morning(addDays(notice.publishedOn, add))
  walk.setClock(day(1))
  const raised = await objections.raise(walk.ctx({ id: owner, role: 'citizen', city: platform.city, name: '' }, day(1), `object ${n}`), {
    noticeId: notice.id, target: { position: entry.position }, name: found.file.personal.name ?? '',
    text: '本人认为核定的参保月数少于实际，请予复核。（虚构）',
  })
  if (!raised.ok) return undefined
  const until = addDays(notice.publishedOn, 6)
  const asked = must(await objections.recheck(walk.ctx(walk.staff.approver, day(2), `recheck ${n}`), raised.value.id, { departments: ['hr'], until }), 'recheck')
  const changed = await checkAgain(walk, entry.applicationId, day(4), n)
  const answer = changed
    ? { upheld: true, reason: '经复核，参保月数核定有误，已更正。（虚构）', clause: 'FS-8' }
    : { upheld: false, reason: '经复核，原核定无误。（虚构）', clause: 'FS-8' }
  must(await objections.decide(walk.ctx(walk.staff.approver, day(5), `decide ${n}`), asked.id, answer), 'decide')
  await review.due(walk.ctx(walk.staff.approver, day(5), `after ${n}`))
  return changed
}

/** The department looks again: in every second case it finds six months more. */
async function checkAgain(walk: Walk, applicationId: string, instant: string, n: number): Promise<boolean> {
  const { review } = walk.services
  const reviewer = walk.staff.reviewer('hr')
  const tasks = await review.forApplication(applicationId, instant.slice(0, 10))
  const task = tasks.find(({ department, status }) => department.id === 'hr' && status === 'open')
  if (!task) return false
  const view = must(await review.task(walk.ctx(reviewer, instant, `recheck read ${n}`), task.id), 'recheck task')
  const changed = n % 2 === 0
  const findings = findingsFor(view, walk.random.fork(`recheck ${n}`)).map(finding => {
    const seen = view.facts.find(({ fact }) => fact.id === finding.fact)
    const months = finding.fact === 'pension_months' && typeof seen?.claim === 'number' ? seen.claim : undefined
    if (changed && months !== undefined) {
      return { fact: finding.fact, verdict: 'adjusted', value: months + 12, reason: '补查到另一账户的缴费记录。（虚构）' } as const
    }
    const before = seen?.finding
    return before ? { fact: before.fact, verdict: before.verdict, value: before.verdict === 'adjusted' ? before.value : undefined, reason: '复核后维持原结论。（虚构）' } : finding
  })
  must(await review.record(walk.ctx(reviewer, instant, `recheck record ${n}`), task.id, findings), 'recheck record')
  return changed
}
