import { randomUUIDv7 } from 'node:crypto'
import { addWorkingDays } from '#calendar'
import { findTown } from '#identity'
import type { Actor } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import type { Facts } from '#policy'
import { actorFromStaff, type StaffRow } from '#server/accounts/index.ts'
import type { DirectDependant, DirectEntry, DirectScheme, Household } from '#server/direct/index.ts'
import type { Services } from '#server/services.ts'
import { inventFamily, inventPerson, type InventedPerson } from './people.ts'
import { createRandom, type Random } from './random.ts'
import { contextMaker, must } from './year/walk.ts'

type Fate = 'waiting' | 'correction' | 'accepted' | 'approved' | 'settled' | 'refused' | 'cancelled' | 'unwilling'

/** How far each invented case has come when the demonstration begins, the oldest first. */
const FATES: readonly Fate[] = [
  'settled',
  'settled',
  'cancelled',
  'settled',
  'refused',
  'settled',
  'approved',
  'approved',
  'unwilling',
  'accepted',
  'accepted',
  'correction',
  'waiting',
  'waiting',
  'waiting',
]

interface Setting {
  /** The first case is handed in so many working days after the scheme came into force; one each `every` days. */
  readonly from: string
  readonly every: number
  readonly claims: Facts
  /** What was found otherwise than claimed, and the reason it leads to: nothing is refused that was not found. */
  readonly refusal: {
    readonly clause: string
    readonly reason: string
    readonly found: { readonly fact: string; readonly value: boolean }
  }
  /** False material: only where the text prints the clause. */
  readonly cancel?: { readonly clause: string; readonly reason: string }
  readonly employers: readonly string[]
}

const GRADES = ['senior', 'senior', 'technician', 'technician', 'senior_technician'] as const

const SETTINGS: Readonly<Record<string, Setting>> = {
  '441800': {
    from: '2012-08-06',
    every: 2,
    claims: { employed_by_enterprise: true, works_here: true },
    refusal: {
      clause: 'QY-2',
      reason: '经核实，申请人的就业地不在清远市（演示数据，虚构）。',
      found: { fact: 'works_here', value: false },
    },
    cancel: { clause: 'QY-5', reason: '经向发证机关核实，职业资格证书系伪造（演示数据，虚构）。' },
    employers: ['英德市虚构水泥有限公司', '清远市示例机械有限公司', '英德市样本电子厂'],
  },
  '441900': {
    from: '2012-09-28',
    every: 1,
    claims: {
      complies_family_planning: true,
      offence_record: false,
      banned_group_record: false,
      registered_locally: false,
      local_pension_months: 40,
    },
    refusal: {
      clause: 'DG-1',
      reason: '经核实，申请人的户籍已在东莞市（演示数据，虚构）。',
      found: { fact: 'registered_locally', value: true },
    },
    employers: ['东莞市虚构电子有限公司', '东莞市示例服装厂', '东莞市样本模具有限公司'],
  },
  '440700': {
    from: '2012-11-28',
    every: 0,
    claims: { registered_locally: false, works_here: true },
    refusal: {
      clause: 'JM-4',
      reason: '经核实，申请人的就业地不在江门市（演示数据，虚构）。',
      found: { fact: 'works_here', value: false },
    },
    employers: ['台山市虚构电器有限公司', '台山市示例造船厂'],
  },
}

interface Stage {
  readonly services: Services
  readonly scheme: DirectScheme
  readonly setting: Setting
  readonly staff: Readonly<Record<'clerk' | 'officer' | 'approver' | 'police', Actor>>
  ctx(actor: Actor, day: string, label: string): Ctx
}

/** A handful of invented cases at every stage, each step a command with an id of its own: made once. */
export async function fillDirect(services: Services, rows: readonly StaffRow[]): Promise<void> {
  const { direct, platform } = services
  const [scheme] = direct.schemes()
  const setting = SETTINGS[platform.city]
  const of = (username: string): Actor | undefined => {
    const row = rows.find(each => each.username === username)
    return row && actorFromStaff({ ...row, city: platform.city })
  }
  const [clerk, officer, approver, police] = [of('clerk'), of('officer'), of('approver'), of('police')]
  if (!scheme || !setting || !clerk || !officer || !approver || !police) return
  const random = createRandom(`direct ${platform.city}`)
  const make = contextMaker(random, 'demo')
  const stage: Stage = {
    services,
    scheme,
    setting,
    staff: { clerk, officer, approver, police },
    ctx: (actor, day, label) => make(actor, `${day}T02:00:00.000Z`, `direct:${label}`),
  }
  await designate(stage)
  for (const [n, fate] of FATES.entries()) await walk(stage, random.fork(`person ${n}`), n, fate)
}

/** Households designated by the government (QY-6), invented: one with room, one that a family does not fit into. */
const DESIGNATED = [
  { name: '虚构社区集体户（演示数据）', address: '虚构路 1 号', capacity: 40 },
  { name: '示例人才公寓集体户（演示数据）', address: '示例街 2 号', capacity: 1 },
] as const

async function designate({ services: { direct }, scheme, setting, staff: { police }, ctx }: Stage): Promise<void> {
  const place = scheme.places.find(({ hasAddresses }) => hasAddresses)?.id
  if (place === undefined) return
  for (const [n, each] of DESIGNATED.entries()) {
    must(await direct.saveAddress(ctx(police, setting.from, `address:${n}`), { ...each, place }), 'address')
  }
}

/** The nth case, handed in on its day and carried as far as its fate says, a working day a step. */
async function walk(stage: Stage, random: Random, n: number, fate: Fate): Promise<void> {
  const {
    services: { direct },
    scheme,
    setting,
    staff: { clerk, officer, approver },
  } = stage
  const day = (add: number) => later(setting.from, n * setting.every + (setting.every === 0 ? 0 : add))
  const entry = entryOf(stage, random, n, day(0))
  const at = (actor: Actor, add: number, step: string) => stage.ctx(actor, day(add), `${n}:${step}`)
  if (fate === 'unwilling') {
    must(await direct.recordWish(at(clerk, 0, 'wish'), entry), 'wish')
    return
  }
  const { id } = must(await direct.enter(at(clerk, 0, 'enter'), entry), `enter ${n}`)
  if (fate === 'waiting') return
  if (fate === 'correction') {
    const clause = scheme.fields.find(({ field }) => field === 'household')?.clause ?? ''
    must(
      await direct.requestCorrection(at(clerk, 1, 'correction'), id, [
        { target: { field: 'household' }, clause, reason: '户籍所在地与户口本不一致（演示数据，虚构）。' },
      ]),
      'correction',
    )
    return
  }
  await review(stage, id, entry, at, fate === 'refused' ? setting.refusal : undefined)
  if (fate === 'accepted') return
  const opinion =
    fate === 'refused' ? ({ outcome: 'refuse', ...whyOf(setting.refusal) } as const) : ({ outcome: 'approve' } as const)
  if (scheme.needsTwo) must(await direct.propose(at(officer, 2, 'propose'), id, opinion), 'propose')
  must(await direct.decide(at(scheme.needsTwo ? approver : clerk, 3, 'decide'), id, opinion), `decide ${n}`)
  if (fate === 'settled' || fate === 'cancelled') await settle(stage, id, entry, at)
  const { cancel } = setting
  if (fate !== 'cancelled' || !cancel) return
  must(await direct.proposeCancel(at(officer, 6, 'propose-cancel'), id, cancel), 'propose cancel')
  must(await direct.cancel(at(approver, 6, 'cancel'), id, cancel), 'cancel')
}

const whyOf = ({ clause, reason }: Setting['refusal']) => ({ clause, reason })

type At = (actor: Actor, add: number, step: string) => Ctx

async function review(
  { services: { direct, packs }, scheme, staff: { clerk } }: Stage,
  id: string,
  entry: DirectEntry,
  at: At,
  against: Setting['refusal'] | undefined,
): Promise<void> {
  // Every look is recorded anew, also when a load is finished by a second one.
  const { materials } = must(await direct.get({ ...at(clerk, 1, 'open'), newId: () => randomUUIDv7() }, id), 'open')
  const ticks = materials.map(({ document, dependant }) => ({
    document: document.id,
    ...(dependant ? { dependant: dependant.key } : {}),
    originalSeen: true,
    copyKept: true,
  }))
  must(await direct.tick(at(clerk, 1, 'tick'), id, ticks), 'tick')
  must(await direct.accept(at(clerk, 1, 'accept'), id), 'accept')
  const duties = packs.get(scheme.pack).duties
  const asked = new Set(scheme.facts.map(fact => fact.id))
  const findings = Object.keys(entry.claims ?? {})
    .filter(fact => asked.has(fact))
    .map(fact => ({
      fact,
      department: duties.find(duty => duty.fact === fact)?.department ?? '',
      ...(against?.found.fact === fact
        ? { verdict: 'differs' as const, value: against.found.value, reason: against.reason }
        : { verdict: 'confirmed' as const }),
    }))
  must(await direct.recordFindings(at(clerk, 2, 'find'), id, findings), 'find')
}

async function settle(
  { services: { direct }, staff: { police } }: Stage,
  id: string,
  entry: DirectEntry,
  at: At,
): Promise<void> {
  must(
    await direct.settle(at(police, 5, 'settle'), id, {
      ...(entry.place ? { place: entry.place } : {}),
      address: '虚构路 88 号（演示数据）',
      office: '虚构派出所',
      dependants: (entry.dependants ?? []).map(({ key }) => key),
      checked: true,
    }),
    'settle',
  )
}

function entryOf({ scheme, setting, staff: { clerk } }: Stage, random: Random, n: number, today: string): DirectEntry {
  const person = inventPerson(random, n, today)
  const town = clerk.town ?? ''
  const fields = new Set(scheme.fields.map(({ field }) => field))
  const { name, idNumber, phone, household } = person.personal
  const all = {
    name,
    idNumber,
    phone,
    nation: '汉族',
    politicalStatus: random.pick(['群众', '共青团员', '中共党员']),
    education: random.pick(['高中', '中专', '大专']),
    trade: random.pick(['维修电工', '焊工', '数控车工', '模具工']),
    maritalStatus: '已婚',
    employer: random.pick(setting.employers),
    employerAddress: `${findTown(town)?.name.zh ?? ''}虚构工业园`,
    household: householdOf(household ?? ''),
  }
  const grade = random.pick(
    scheme.needsTwo && scheme.routing.by === 'work' ? ['technician', 'senior_technician'] : GRADES,
  )
  return {
    pack: scheme.pack,
    personal: Object.fromEntries(Object.entries(all).filter(([field]) => fields.has(field))),
    claims: { ...setting.claims, skill_level: grade },
    dependants: familyOf(scheme, random, person, today, n),
    ...(scheme.routing.by === 'home_then_work' ? { homeTown: 'none' } : {}),
    employerTown: town,
    ...(scheme.places.length > 0 ? { place: scheme.places[n % 2 === 0 ? 0 : 1]?.id } : {}),
  }
}

/** 「湖南省永州市冷水滩区虚构镇」, as the form parts it. */
function householdOf(text: string): Household {
  const found =
    /^(?<province>.+?(?:省|自治区)|重庆市)(?<city>.+?市)?(?<county>.+?[区县市])?(?<town>.*)$/.exec(text)?.groups ?? {}
  return Object.fromEntries(Object.entries(found).filter(([, part]) => part))
}

function familyOf(
  scheme: DirectScheme,
  random: Random,
  person: InventedPerson,
  today: string,
  n: number,
): readonly DirectDependant[] {
  const allowed = new Set(scheme.relations.map(({ relation }) => relation))
  return inventFamily(random, person, today, n % 3 === 0)
    .filter(({ relation }) => allowed.has(relation))
    .map(({ birthDate: _, ...one }) => ({ ...one, unmarried: true, livesTogether: true }))
}

function later(day: string, working: number): string {
  const found = working === 0 ? undefined : addWorkingDays(day, working)
  return found?.ok ? found.value : day
}
