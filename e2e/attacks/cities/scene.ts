import { writeXlsx } from 'hucre/xlsx'
import type { Actor } from '#platform/access.ts'
import { contextFor } from '#platform/platform.ts'
import { actorFromStaff, personFor } from '#server/accounts/index.ts'
import { personActor } from '#server/accounts/sessions.ts'
import { sampleScan } from '#server/demo/sample.ts'
import type { DirectEntry } from '#server/direct/index.ts'
import { dongguanEntry, inventedEntry } from '#server/direct/testing.ts'
import { readSheet, writeWorkbook } from '#server/sheets/index.ts'
import { personCookie, staffCookie, type World } from '../../worlds.ts'
import type { Place } from './world.ts'

/** Everybody who knocks at a city that settles directly; those of another city show the session they have there. */
export const ROLES = [
  'nobody', 'owner', 'other citizen', 'clerk', 'clerk of another town', 'clerk elsewhere', 'officer', 'officer elsewhere',
  'police', 'police elsewhere', 'bureau', 'department', 'another department', 'administrator', 'owner of another city', 'bureau of another city',
] as const
export type Role = (typeof ROLES)[number]

export type Thing =
  | 'case' | 'draft' | 'correction' | 'accepted' | 'approved' | 'settled' | 'refused' | 'scan' | 'document' | 'batch' | 'ownBatch'
  | 'person' | 'message' | 'inspection' | 'shown' | 'answers' | 'board' | 'task' | 'evidence' | 'month' | 'unit'

/** A city with everything there is in it, and a signed-in person of each role; Dongguan has nobody in another county. */
export interface CityScene {
  readonly world: World
  readonly place: Place
  readonly roles: readonly Role[]
  readonly cookies: Readonly<Record<Role, string>>
  readonly ids: Readonly<Record<Thing, string>>
  /** What no stranger may read of the owner: name, ID number, phone. */
  readonly secrets: readonly string[]
}

const NOTHING = '00000000-0000-7000-8000-000000000000'
const OWNER = '13600000001'

export async function citySceneOf(world: World, place: Place, other: World): Promise<CityScene> {
  const entry = entryOf(world, place)
  const files = await filesOf(world, place)
  const { name = '', idNumber = '', phone = '' } = entry.personal
  const roles = ROLES.filter(role => place.elsewhere || !role.endsWith('elsewhere'))
  return {
    world, place, roles,
    ids: { ...await casesOf(world, place, entry), ...await thingsOf(world), ...files, month: place.month, unit: place.unit },
    cookies: { ...await cookiesOf(world, place), ...await strangers(other) },
    secrets: [name, idNumber, phone].filter(each => each !== ''),
  }
}

const NOBODY = { nobody: '', 'clerk elsewhere': '', 'officer elsewhere': '', 'police elsewhere': '' }

async function cookiesOf(world: World, place: Place): Promise<typeof NOBODY & Record<Exclude<Role, `${string} of another city`>, string>> {
  const dept = (id: string): string => `dept-${id.replaceAll('_', '-')}`
  const far = place.elsewhere ? { 'clerk elsewhere': 'clerk-elsewhere', 'officer elsewhere': 'officer-elsewhere', 'police elsewhere': 'police-elsewhere' } : {}
  const names = {
    clerk: 'clerk', 'clerk of another town': 'clerk-other-town', officer: 'officer', police: 'police', bureau: 'bureau',
    department: dept(place.department), 'another department': dept(place.otherDepartment), administrator: 'admin', ...far,
  } as const
  const staff = await Promise.all(Object.entries(names).map(async ([role, username]) => [role, await staffCookie(world, username)] as const))
  return {
    ...NOBODY, ...Object.fromEntries(staff) as Record<keyof typeof names, string>,
    owner: await personCookie(world, OWNER), 'other citizen': await personCookie(world, '13600000002'),
  }
}

/** Sessions of another city of the same installation. */
async function strangers(other: World): Promise<Record<Extract<Role, `${string} of another city`>, string>> {
  return { 'owner of another city': await personCookie(other, OWNER), 'bureau of another city': await staffCookie(other, 'bureau') }
}

/** The owner's cases: one asked for a correction, with a scan, and a draft; the demonstration's at every later stage. */
async function casesOf(world: World, { pack, town }: Place, entry: DirectEntry) {
  const { platform, services: { direct }, db } = world
  const owner = personActor(platform, await personFor(platform, db, OWNER))
  const clerk = await staffActor(world, 'clerk')
  const ctx = (actor: Actor) => contextFor(platform, actor)
  const { id } = must(await direct.createDraft(ctx(owner), { ...entry, pack }))
  const scheme = direct.scheme(pack)
  const { materials } = must(await direct.get(ctx(owner), id))
  const document = materials[0]?.document.id ?? ''
  must(await direct.addScan(ctx(owner), id, { document, name: '证明.png', content: sampleScan() }))
  must(await direct.submit(ctx(owner), id))
  const clause = scheme?.fields.find(({ field }) => field === 'household')?.clause ?? ''
  must(await direct.requestCorrection(ctx(clerk), id, [{ target: { field: 'household' }, clause, reason: '与户口本不一致（虚构）。' }]))
  const { id: draft } = must(await direct.createDraft(ctx(owner), { pack }))
  const scan = await db.selectFrom('direct_scans').select('id').where('case_id', '=', id).executeTakeFirstOrThrow()
  const batch = async (actor: Actor): Promise<string> => must(await direct.importBatch(ctx(actor), pack, EMPLOYER(town), await emptyRows(world, pack))).id
  return {
    case: id, correction: id, draft, document, scan: scan.id, batch: await batch(clerk), ownBatch: await batch(owner),
    accepted: await inStatus(world, 'accepted'), approved: await inStatus(world, 'approved'),
    settled: await inStatus(world, 'settled'), refused: await inStatus(world, 'refused'),
  }
}

const SHEET = '申请人员'
const EMPLOYER = (town: string) => ({ name: '虚构电子有限公司', phone: '13900000000', address: '虚构路 1 号', town })

/** The template with one worker whose row says next to nothing: a batch with a report, and nobody made. */
async function emptyRows({ services: { direct } }: World, pack: string): Promise<{ name: string; bytes: Uint8Array }> {
  const { content } = await direct.template(pack)
  const { rows: [keys = [], headings = []] } = must(await readSheet(content, { sheet: SHEET }))
  const rows = [keys.map(String), headings.map(String), keys.map(key => (key === 'name' ? '测试工' : null))]
  return { name: '工人.xlsx', bytes: await writeXlsx({ sheets: [{ name: SHEET, rows }] }) }
}

async function inStatus({ db, platform }: World, status: string): Promise<string> {
  const row = await db.selectFrom('direct_cases').select('id').where('city', '=', platform.city).where('status', '=', status).executeTakeFirst()
  return row?.id ?? NOTHING
}

/** In Dongguan, of which alone the texts speak of inspections and surveys: a picture of a finding, an employer's list answered. */
async function filesOf(world: World, { city, month, town }: Place): Promise<Record<'shown' | 'answers', string>> {
  const { services: { reports, outreach }, platform, db } = world
  const as = async (username: string) => contextFor(platform, await staffActor(world, username))
  // Where nobody has signed a report there is nothing to compile.
  await reports.compile(await as('bureau'), month, '未报送的镇街另行催报（虚构）。')
  if (city !== '441900') return { shown: NOTHING, answers: NOTHING }
  const finding = { field: 'finding', text: '没有公示牌（虚构）。', clause: 'DG-6', dueOn: '2012-11-20', files: [{ name: '照片.png', content: sampleScan() }] }
  must(await reports.hold(await as('bureau'), { unit: town, on: '2012-10-31', inspectors: '检查组（虚构）', scope: '窗口（虚构）', findings: [finding] }))
  const shown = await db.selectFrom('inspection_files').select('id').where('city', '=', city).executeTakeFirstOrThrow()
  const columns = ['name', 'phone', 'grade', 'trade', 'wish'].map(key => ({ key, heading: key, width: 10, kind: 'text' as const }))
  const list = await writeWorkbook({ name: '表', columns, rows: [['测试乙', '12', '', '', '']] })
  return { shown: shown.id, answers: must(await outreach.importFile(await as('clerk'), { name: '虚构电子厂', town, told: true }, list)).file }
}

/** What hangs on no case: a person of the register, a message, an inspection, a board. Each is in one city only. */
async function thingsOf({ db, platform: { city } }: World) {
  const first = async (table: 'skilled_people' | 'outreach_messages' | 'inspections' | 'boards' | 'board_evidence'): Promise<string> =>
    (await db.selectFrom(table).select('id').where('city', '=', city).executeTakeFirst())?.id ?? NOTHING
  const task = await db.selectFrom('board_evidence as e').innerJoin('board_reports as r', 'r.id', 'e.report_id')
    .innerJoin('board_tasks as t', 't.id', 'r.task_id').select(['e.id', 'r.task_id']).where('e.city', '=', city).orderBy('t.position').executeTakeFirst()
  return {
    person: await first('skilled_people'), message: await first('outreach_messages'), inspection: await first('inspections'),
    board: await first('boards'), task: task?.task_id ?? NOTHING, evidence: task?.id ?? NOTHING,
  }
}

async function staffActor({ services, platform }: World, username: string): Promise<Actor> {
  const row = (await services.accounts.listStaff()).find(each => each.username === username)
  if (!row) throw new Error(`there is no ${username}`)
  return actorFromStaff({ ...row, city: platform.city })
}

/** An eligible invented person of the city, with the fields its scheme asks; the phone is the owner's account. */
function entryOf({ services: { direct } }: World, { city, town, pack }: Place): DirectEntry {
  const made = city === '441900' ? dongguanEntry(321) : inventedEntry(321, { employerTown: town })
  const scheme = direct.scheme(pack)
  const asked = new Set<string>(scheme?.fields.map(({ field }) => field))
  const personal = Object.fromEntries(Object.entries({ ...made.personal, phone: OWNER }).filter(([field]) => asked.has(field)))
  const claims = city === '440700' ? { registered_locally: false, works_here: true, skill_level: 'technician' } : made.claims
  return { ...made, pack, personal, ...(claims ? { claims } : {}), place: scheme?.places[0]?.id }
}

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}
