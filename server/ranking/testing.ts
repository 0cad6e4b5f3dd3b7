import { createHash } from 'node:crypto'
import { addDays } from '#calendar'
import { maskName, syntheticIdNumber } from '#identity'
import { personFor } from '#server/accounts/index.ts'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { createRounds, type RoundInput } from '#server/rounds/index.ts'
import type { DepartmentProgress, TaskSummary } from '#server/review/index.ts'
import type { Facts } from '#policy'
import type { Actor } from '#platform/access.ts'
import { DISTRICT, testPlatform, type TestPlatform } from '#platform/testing.ts'
import { createRankings, type Rankings } from './index.ts'

/** For tests of rankings, notices and objections: a district with a round and invented, already reviewed applicants. */

export const TOWN = '440604012'
export const EDUCATION = { id: 'education', name: { zh: '教育部门', en: 'Education' } }

/** What joint review answers in these tests; tests change it. */
export interface FakeReview {
  tasks: TaskSummary[]
  reopened: { id: string; by: string }[]
  progress(): Promise<{ ok: true; value: DepartmentProgress[] }>
  findings(): Promise<[]>
  forApplication(): Promise<TaskSummary[]>
  reopenIn(trx: unknown, ctx: { readonly actor: Actor }, id: string): Promise<void>
}

export function fakeReview(): FakeReview {
  const review: FakeReview = {
    tasks: [],
    reopened: [],
    progress: async () => {
      const count = (status: string) => review.tasks.filter(task => task.status === status).length
      const value = [{
        department: EDUCATION, open: count('open'), done: count('done'), escalated: count('escalated'), overdue: 0,
      }]
      return { ok: true, value }
    },
    findings: async () => [],
    forApplication: async () => review.tasks,
    reopenIn: async (_, ctx, id) => {
      review.reopened.push({ id, by: ctx.actor.id })
      review.tasks = review.tasks.map(task => (task.id === id ? { ...task, status: 'open' } : task))
    },
  }
  return review
}

export function task(status: TaskStatus, id = 'task'): TaskSummary {
  return { id, department: EDUCATION, status, from: '2014-09-01', dueOn: '2014-11-30', overdue: false, done: 0, of: 1 }
}
type TaskStatus = TaskSummary['status']

export interface World extends TestPlatform {
  readonly packs: ReturnType<typeof createPacks>
  readonly rounds: ReturnType<typeof createRounds>
  readonly rankings: Rankings
  readonly review: FakeReview
  /** 经办 freezes, 审批 publishes and decides. */
  readonly preparer: Actor
  readonly approver: Actor
}

export async function world(start = '2014-06-01T02:00:00.000Z'): Promise<World> {
  const test = await testPlatform(start)
  const packs = createPacks()
  const rounds = createRounds(test.platform, { packs })
  const review = fakeReview()
  return {
    ...test, packs, rounds, review, rankings: createRankings(test.platform, { packs, rounds, review }),
    preparer: test.actor('officer', { name: '经办人' }), approver: test.actor('officer', { name: '审批人' }),
  }
}

export const SETTINGS: RoundInput = { quota: 2, tie: 'all-in', cutoffDayCounts: 'next_round', parameters: {} }

/** An open round of 2014 in the district; the clock is left where it was. */
export async function openRound(
  { rounds, ctx, preparer }: World, input: Partial<RoundInput> = {}, district = DISTRICT, year = 2014,
): Promise<string> {
  const made = await rounds.prepare(ctx({ ...preparer, district }), { district, year })
  if (!made.ok) throw new Error(JSON.stringify(made.refusals))
  const opened = await rounds.open(ctx({ ...preparer, district }), made.value.id, { ...SETTINGS, ...input })
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusals))
  return made.value.id
}

/** Meets every condition; points come from what a test adds. */
export const ELIGIBLE: Facts = { age: 30, registered_locally: false, works_here: true, excess_birth_5y: false }
/** 80 points by the provincial table. */
export const BACHELOR: Facts = { ...ELIGIBLE, education: 'bachelor' }

export interface Invented {
  readonly facts: Facts
  readonly name?: string
  readonly town?: string
  readonly status?: string
  readonly submittedAt?: string
  readonly phone?: string
}

/** Stores an accepted, reviewed application as applications and review would leave it. Returns its id. */
export async function applicant(
  { platform }: World, n: number, one: Invented, district = DISTRICT, year = 2014,
): Promise<string> {
  const { db, city, vault } = platform
  const id = applicationId(`${district} ${year} ${n}`)
  const phone = one.phone ?? `139${String(n).padStart(8, '0')}`
  const owner = await personFor(platform, db, phone)
  const name = one.name ?? `${'赵钱孙李周吴郑王'[n % 8] ?? '赵'}测试`
  const idNumber = syntheticIdNumber({
    region: '430102', birthDate: addDays('1965-01-01', (n * 7 + Number(district) * 31) % 9000), sequence: 1 + (n % 900),
  })
  const personal = vault.seal('personal', JSON.stringify({ name, idNumber, phone }))
  await db.insertInto('applications').values({
    city, id, version: 1, pack: FOSHAN, year, district, town: one.town ?? TOWN, status: one.status ?? 'accepted',
    number: `${district}-${year}-${String(n).padStart(6, '0')}`, owner,
    identity_index: vault.index('identity', idNumber),
    name_index: vault.index('name', name), submitted_at: one.submittedAt ?? new Date(Date.UTC(2014, 5, 2, 1, 0, n))
      .toISOString(),
    due_on: null, state: JSON.stringify({ maskedName: maskName(name), personal, owner }),
  }).execute()
  await db.insertInto('case_facts').values({
    city, application_id: id, district, year, facts: JSON.stringify(one.facts) as unknown as Record<string, string>,
  }).execute()
  return id
}

export function applicationId(label: string): string {
  const hex = createHash('sha256').update(label).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The day after the joint review. */
export const DECEMBER = '2014-12-01T02:00:00.000Z'
