import { randomUUIDv7 } from 'node:crypto'
import type { Selectable } from 'kysely'
import { syntheticIdNumber } from '#identity'
import { contextFor } from '#platform/platform.ts'
import type { Database } from '#platform/tables.ts'
import { DISTRICT } from '#platform/testing.ts'
import type { ApplicationState } from '#server/applications/index.ts'
import { ensureStaff, staffOf } from '#server/demo/accounts.ts'
import { sampleScan } from '#server/demo/sample.ts'
import { ELSEWHERE, personCookie, phoneOfOwner, staffCookie, type World } from '../worlds.ts'

const scan = sampleScan()

/** Everybody who knocks. `owner` is the applicant whose case is attacked; the rest is named by how near they stand to it. */
export const ROLES = [
  'nobody', 'owner', 'other citizen', 'clerk', 'clerk of another town', 'clerk elsewhere', 'reviewer', 'reviewer of another department',
  'reviewer elsewhere', 'officer', 'officer elsewhere', 'police', 'police elsewhere', 'bureau', 'department', 'administrator',
] as const
export type Role = (typeof ROLES)[number]

/** One case of 禅城区 with everything that hangs on it, and a signed-in person of each role. */
export interface Scene {
  readonly world: World
  readonly cookies: Readonly<Record<Role, string>>
  readonly ids: Readonly<Record<Thing, string>>
  /** What no stranger may ever read: the owner's name, ID number, phone, addresses and employer. */
  readonly secrets: readonly string[]
}
export type Thing =
  | 'application' | 'draft' | 'evidence' | 'task' | 'seen' | 'round' | 'notice' | 'objection' | 'file' | 'card' | 'code' | 'bar'

/** A code is sent to one phone only every half minute. */
let strangers = 0

const NOTHING = '00000000-0000-7000-8000-000000000000'

/** The case and its neighbours in `world`; `application` belongs to the owner. Things that are not there get the id of nothing. */
export async function sceneOf(world: World, application: string): Promise<Scene> {
  const { db, services } = world
  const row = await db.selectFrom('applications').selectAll().where('id', '=', application).executeTakeFirstOrThrow()
  const phone = await phoneOfOwner(world, application)
  const task = await taskOf(world, application)
  const cookies = {
    ...await staffCookies(world, row, task.department), nobody: '',
    owner: await personCookie(world, phone), 'other citizen': await personCookie(world, `137${String(strangers += 1).padStart(8, '0')}`),
  }
  const { personal } = services.applications.open(row.state as ApplicationState)
  const { name, idNumber, household, address } = personal
  const objection = await firstOf(world, 'objections', application)
  return {
    world, cookies,
    ids: {
      application, ...task, objection, draft: await draftOf(world, row.owner ?? ''), bar: await barOf(world),
      file: objection === NOTHING ? NOTHING : await fileOf(world, objection), card: await firstOf(world, 'cards', application),
      code: (await db.selectFrom('cards').select('code').where('application_id', '=', application).executeTakeFirst())?.code ?? NOTHING,
      round: (await db.selectFrom('rounds').select('id').executeTakeFirst())?.id ?? NOTHING,
      notice: (await db.selectFrom('notices').select('id').executeTakeFirst())?.id ?? NOTHING,
    },
    secrets: [name, idNumber, phone, household, address].flatMap(each => each || []),
  }
}

/** A department's task of the case, a scan that department may see, and one scan of the case at all. */
async function taskOf({ db, services }: World, application: string): Promise<{ task: string; department: string; seen: string; evidence: string }> {
  const tasks = await db.selectFrom('review_tasks').select(['id', 'department']).where('application_id', '=', application).execute()
  const scans = await db.selectFrom('evidence').select(['id', 'document']).where('application_id', '=', application).execute()
  const { duties } = services.packs.get('foshan-2014-points')
  for (const { id, department } of tasks) {
    const scan = scans.find(({ document }) => duties.some(duty => duty.department === department && duty.documents.includes(document)))
    if (scan) return { task: id, department, seen: scan.id, evidence: scans[0]?.id ?? NOTHING }
  }
  return { task: tasks[0]?.id ?? NOTHING, department: tasks[0]?.department ?? 'hr', seen: NOTHING, evidence: scans[0]?.id ?? NOTHING }
}

/** A bar on somebody else, placed by 禅城区's officer. */
async function barOf({ db, platform, services }: World): Promise<string> {
  const placed = await db.selectFrom('bars').select('id').executeTakeFirst()
  if (placed) return placed.id
  const officer = await db.selectFrom('staff').select(['id', 'name']).where('username', '=', 'officer').executeTakeFirstOrThrow()
  const ctx = contextFor(platform, { ...officer, role: 'officer', city: platform.city, district: DISTRICT })
  const made = await services.bars.place(ctx, {
    name: '虚构某', idNumber: syntheticIdNumber({ region: '430102', birthDate: '1980-01-01', sequence: 997 }),
    until: '2018-01-01', clause: 'GD-7', reason: '虚构的弄虚作假情形，用于测试。',
  })
  if (!made.ok) throw new Error(JSON.stringify(made.refusals))
  return made.value.id
}

/** A file with an objection, as raising it would have stored it. */
async function fileOf({ db, platform: { city, vault } }: World, objection: string): Promise<string> {
  const id = randomUUIDv7()
  await db.insertInto('objection_files').values({
    city, id, objection_id: objection, name_sealed: vault.seal('file', '证明.png'), media_type: 'image/png', bytes: scan.length,
    content: vault.sealBytes('file', scan), at: '2014-12-05T02:00:00.000Z',
  }).execute()
  return id
}

async function firstOf({ db }: World, table: 'objections' | 'cards', application: string): Promise<string> {
  const found = await db.selectFrom(table).select('id').where('application_id', '=', application).executeTakeFirst()
  return found?.id ?? NOTHING
}

async function draftOf({ platform, services }: World, owner: string): Promise<string> {
  const made = await services.applications.createDraft(contextFor(platform, { id: owner, role: 'citizen', city: platform.city, name: '' }))
  if (!made.ok) throw new Error(JSON.stringify(made.refusals))
  return made.value.id
}

/** Foshan's demonstration has a bureau, but nobody who speaks for a department of the city. */
const LIAISON = { username: 'dept-hr', name: '部门甲', role: 'department', department: 'hr', post: { zh: '市人力资源社会保障局联络员', en: 'liaison officer' } } as const

type StaffRole = Exclude<Role, 'nobody' | 'owner' | 'other citizen'>

async function staffCookies(
  world: World, { town }: Pick<Selectable<Database['applications']>, 'town'>, department: string,
): Promise<Record<StaffRole, string>> {
  const clerks = staffOf(DISTRICT).filter(staff => staff.role === 'clerk')
  const here = clerks.find(clerk => clerk.town === town)?.username ?? ''
  const there = clerks.find(clerk => clerk.town !== town)?.username ?? ''
  const other = department === 'education' ? 'health' : 'education'
  await ensureStaff(world.services.accounts, [LIAISON])
  const names: Record<StaffRole, string> = {
    clerk: here, 'clerk of another town': there, 'clerk elsewhere': `clerk-${ELSEWHERE}`,
    reviewer: `review-${department}`, 'reviewer of another department': `review-${other}`, 'reviewer elsewhere': `review-${department}-${ELSEWHERE}`,
    officer: 'officer', 'officer elsewhere': `officer-${ELSEWHERE}`, police: 'police', 'police elsewhere': `police-${ELSEWHERE}`, bureau: 'bureau', department: LIAISON.username, administrator: 'admin',
  }
  const signedIn = await Promise.all(Object.entries(names).map(async ([role, name]) => [role, await staffCookie(world, name)] as const))
  return Object.fromEntries(signedIn) as Record<StaffRole, string>
}
