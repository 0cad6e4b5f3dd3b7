import { syntheticIdNumber } from '#identity'
import type { Actor, Role } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import { createVault } from '#platform/crypto.ts'
import type { Platform } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import { testPlatform, testSecrets, type TestPlatform } from '#platform/testing.ts'
import { createBars, type Bars } from '#server/bars/index.ts'
import { createPacks, type Packs } from '#server/packs/index.ts'
import type { DirectEntry } from './contract.ts'
import { createDirect, type Direct, type Finding } from './index.ts'

/** A city's test place: district, town, pack and what an eligible person there states. */
export const PLACES = {
  '441800': { district: '441881', town: '441881001', pack: 'qingyuan-2012-skilled', start: '2012-09-18T02:00:00.000Z' },
  '441900': { district: '441900', town: '441900121', pack: 'dongguan-2012-skilled', start: '2012-10-15T02:00:00.000Z' },
  '440700': {
    district: '440781',
    town: '440781001',
    pack: 'jiangmen-2012-services',
    start: '2012-12-10T02:00:00.000Z',
  },
} as const
export type TestCity = keyof typeof PLACES

export interface DirectTest {
  readonly test: TestPlatform
  readonly platform: Platform
  readonly packs: Packs
  readonly bars: Bars
  readonly direct: Direct
  actor(role: Role, more?: Partial<Actor>): Actor
  ctx(actor: Actor, commandId?: string): Ctx
  close(): Promise<void>
}

const packs = createPacks()

export async function directTest(city: TestCity = '441800'): Promise<DirectTest> {
  const { district, town, start } = PLACES[city]
  const test = await testPlatform(start)
  const platform: Platform = { ...test.platform, city, vault: createVault(testSecrets, city) }
  const bars = createBars(platform, { packs })
  const actor = (role: Role, more: Partial<Actor> = {}) => {
    const made = test.actor(role, { city, ...more })
    const placed =
      role === 'citizen' || role === 'administrator' || role === 'bureau'
        ? {}
        : { district, ...(role === 'clerk' ? { town } : {}) }
    const { district: _, town: __, ...bare } = made
    return { ...bare, ...placed, ...more }
  }
  return {
    test,
    platform,
    packs,
    bars,
    direct: createDirect(platform, { packs, bars }),
    actor,
    ctx: (who, id) => test.ctx(who, id),
    close: () => test.close(),
  }
}

export function idNumber(sequence: number, birthDate = '1985-03-12'): string {
  return syntheticIdNumber({ region: '431103', birthDate, sequence: sequence % 1000 })
}

/** An invented eligible person; `sequence` tells people apart. Nobody real. */
export function inventedEntry(sequence = 1, more: Partial<DirectEntry> = {}): DirectEntry {
  return {
    personal: {
      name: `测试${'甲乙丙丁戊己庚辛壬癸'[sequence % 10] ?? '甲'}`,
      idNumber: idNumber(sequence),
      phone: `139${String(sequence).padStart(8, '0')}`,
      nation: '汉族',
      politicalStatus: '群众',
      education: '大专',
      trade: '维修电工',
      maritalStatus: '已婚',
      employer: '清远市虚构机械有限公司',
      employerPhone: '0763-0000000',
      employerAddress: '英德市虚构路 1 号',
      household: { province: '湖南省', city: '永州市', county: '冷水滩区', town: '虚构镇', station: '虚构派出所' },
    },
    claims: { skill_level: 'technician', employed_by_enterprise: true, works_here: true },
    dependants: [],
    employerTown: '441881001',
    place: 'own_home',
    ...more,
  }
}

/** An eligible person of Dongguan (DG-2), without the fields the scheme does not ask. */
export function dongguanEntry(sequence = 1, more: Partial<DirectEntry> = {}): DirectEntry {
  const {
    nation: _,
    politicalStatus: __,
    education: ___,
    trade: ____,
    maritalStatus: _____,
    ...personal
  } = inventedEntry(sequence).personal
  return {
    personal: { ...personal, employer: '东莞市虚构电子有限公司' },
    claims: {
      complies_family_planning: true,
      offence_record: false,
      banned_group_record: false,
      registered_locally: false,
      skill_level: 'technician',
    },
    dependants: [],
    homeTown: 'none',
    employerTown: '441900121',
    place: 'own_home',
    ...more,
  }
}

/** Every fact found as claimed, by the department the duty matrix names. */
export function allConfirmed(
  { packs: library, direct }: DirectTest,
  pack: string,
  claims: DirectEntry['claims'] = {},
): readonly Omit<Finding, 'on' | 'byName'>[] {
  const duties = library.get(pack).duties
  const asked = new Set(direct.scheme(pack)?.facts.map(({ id }) => id))
  return Object.keys(claims)
    .filter(fact => asked.has(fact))
    .map(fact => ({
      fact,
      verdict: 'confirmed' as const,
      department: duties.find(duty => duty.fact === fact)?.department ?? '',
    }))
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusals)}`)
  return result.value
}

export function codes(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.refusals.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`))
}

/** Keys a form in, ticks every material, accepts and finds everything as claimed. Returns the case's id. */
export async function reviewed(t: DirectTest, entry: DirectEntry, clerk: Actor = t.actor('clerk')): Promise<string> {
  const { direct } = t
  const { id, state } = must(await direct.enter(t.ctx(clerk), entry))
  const { materials } = must(await direct.get(t.ctx(clerk), id))
  const ticks = materials.map(({ document, dependant }) => ({
    document: document.id,
    ...(dependant ? { dependant: dependant.key } : {}),
    originalSeen: true,
    copyKept: true,
  }))
  must(await direct.tick(t.ctx(clerk), id, ticks))
  must(await direct.accept(t.ctx(clerk), id))
  must(await direct.recordFindings(t.ctx(clerk), id, allConfirmed(t, state.pack, entry.claims)))
  return id
}
