import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'
import { maskName, syntheticIdNumber } from '#identity'
import type { Queryable } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { DISTRICT, TOWN } from '#platform/testing.ts'
import { createPacks, FOSHAN, type Packs } from '#server/packs/index.ts'
import type { ReturnedPlace } from '#server/rounds/index.ts'
import type { CardDeps, HolderFacts, RoundFacts } from './ports.ts'

/** A round after its notice, made without the capabilities before it. All people are invented. */
export interface TestRound {
  readonly id: string
  readonly ranking: string
  readonly applications: readonly string[]
  readonly facts: TestFacts
  readonly deps: CardDeps
}

/** Enough to make the stand-ins again in another process. */
export interface TestFacts {
  readonly id: string
  readonly round: RoundFacts
  readonly admitted: readonly string[]
}

interface Recipe {
  readonly quota: number
  readonly admitted: number
  /** Ranked entries beyond the admitted, as competition ranks. */
  readonly after?: readonly number[]
  readonly preparedBy: string
  readonly noticeTo?: string
  readonly returned?: ReturnedPlace
  readonly year?: number
  readonly district?: string
}

const packs = createPacks()

export async function testRound(platform: Platform, recipe: Recipe): Promise<TestRound> {
  const { db, city } = platform
  const { quota, admitted, after = [], preparedBy, returned = 'kept', year = 2014, district = DISTRICT } = recipe
  const [id, ranking] = [randomUUIDv7(), randomUUIDv7()]
  await db.insertInto('rounds').values({ city, id, version: 1, state: JSON.stringify({ district, year, quota }), district, year, pack: FOSHAN, status: 'issuing' }).execute()
  await db.insertInto('rankings').values({
    city, id: ranking, round_id: id, number: 1, summary: '{}', input_hash: '', rules_hash: '', result_hash: '',
    frozen_by: preparedBy, frozen_at: '2014-12-01T01:00:00Z',
  }).execute()
  const ranks = [...Array.from({ length: admitted }, (_, n) => n + 1), ...after]
  const applications = await Promise.all(ranks.map((_, n) => testApplication(platform, { year, district, n })))
  await db.insertInto('ranking_entries').values(ranks.map((rank, n) => ({
    city, ranking_id: ranking, position: n + 1, application_id: applications[n] ?? '', number: numberOf(district, year, n),
    masked_name: maskName(nameOf(n)), town: TOWN, submitted_at: '2014-06-02T01:00:00Z', facts: {}, points: 12000 - rank * 10,
    outcome: 'ranked' as const, rank, reason: null, admitted: n < admitted, lines: '[]',
  }))).execute()
  const published = { ranking, preparedBy, noticeTo: recipe.noticeTo ?? '2014-12-15' }
  const round = { district, year, pack: FOSHAN, packVersion: packs.get(FOSHAN).version, quota, returned, published }
  const facts = { id, round, admitted: applications.slice(0, admitted) }
  return { id, ranking, applications, facts, deps: testDeps(platform, facts, packs) }
}

/** What rounds, rankings and applications would answer. */
export function testDeps(platform: Platform, { id, round, admitted }: TestFacts, packs: Packs): CardDeps {
  return {
    packs,
    random: () => randomBytes(16),
    round: async (_, roundId) => (roundId === id ? round : undefined),
    admitted: async () => ({
      rankingId: round.published?.ranking ?? '', seats: Math.max(round.quota, admitted.length), waiting: [],
      ready: admitted.map(applicationId => ({ applicationId })),
    }),
    holder: (trx, application) => holderOf(platform, trx, application),
  }
}

const SURNAMES = '陈李张黄何林吴罗周刘'
const GIVEN = '志明小红建国秀英伟强'

/** The name of the n-th invented applicant. */
export function nameOf(n: number): string {
  return `${SURNAMES[n % 10] ?? ''}${GIVEN[Math.floor(n / 10) % 10] ?? ''}${GIVEN[(n * 7 + 3) % 10] ?? ''}`
}

const numberOf = (district: string, year: number, n: number) => `${district}-${year}-${String(n + 1).padStart(6, '0')}`

export interface TestFile {
  readonly personal: Record<string, string>
  readonly claims: Record<string, unknown>
  readonly dependants: readonly Record<string, string>[]
}

/** The n-th invented person's file: a spouse, a child of 10 and one who came of age in 2015. */
export function testFile(n: number): TestFile {
  const id = (birthDate: string, sequence: number) => syntheticIdNumber({ region: '431121', birthDate, sequence: (sequence + n * 4) % 1000 })
  return {
    personal: {
      name: nameOf(n), idNumber: id('1980-05-12', 101), phone: `1380000${String(n).padStart(4, '0')}`,
      household: '湖南省永州市祁阳县某镇', address: '禅城区祖庙街道某路 1 号', employer: '佛山市某陶瓷有限公司',
    },
    claims: { education: 'bachelor' },
    dependants: [
      { key: 'a', relation: 'spouse', name: `${nameOf(n)[0] ?? ''}配偶`, idNumber: id('1982-03-01', 202) },
      { key: 'b', relation: 'child', name: `${nameOf(n)[0] ?? ''}小宝`, idNumber: id('2004-09-01', 303) },
      { key: 'c', relation: 'child', name: `${nameOf(n)[0] ?? ''}大宝`, idNumber: id('1997-02-10', 403) },
    ],
  }
}

/** Stores the n-th person's accepted application; `owner` is the account that may see it. */
export async function testApplication(
  platform: Platform, { year, district, n, owner = ownerOf(n) }: { year: number; district: string; n: number; owner?: string },
): Promise<string> {
  const { db, city, vault } = platform
  const id = randomUUIDv7()
  const file = testFile(n)
  const number = numberOf(district, year, n)
  const state = {
    pack: FOSHAN, packVersion: packs.get(FOSHAN).version, status: 'accepted', channel: 'online', owner, maskedName: maskName(nameOf(n)),
    personal: vault.seal('personal', JSON.stringify(file.personal)), claims: vault.seal('claims', JSON.stringify(file.claims)),
    dependants: vault.seal('dependants', JSON.stringify(file.dependants)), documents: [], town: TOWN, district, place: 'own_home',
    startedOn: '2014-06-01', number, year, submittedAt: '2014-06-02T01:00:00Z', acceptedOn: '2014-06-04',
  }
  await db.insertInto('applications').values({
    city, id, version: 1, state: JSON.stringify(state), pack: FOSHAN, year, district, town: TOWN, status: 'accepted', number,
    owner, identity_index: vault.index('identity', `${year}${district}${file.personal['idNumber'] ?? ''}${n}`), name_index: null,
    submitted_at: state.submittedAt, due_on: null,
  }).execute()
  return id
}

/** The account of the n-th applicant. */
export function ownerOf(n: number): string {
  const hex = createHash('sha256').update(`owner ${n}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function holderOf(platform: Platform, db: Queryable, application: string): Promise<HolderFacts | undefined> {
  const row = await db.selectFrom('applications').select('state').where('city', '=', platform.city).where('id', '=', application).executeTakeFirst()
  if (!row) return undefined
  const state = row.state as { number: string; owner?: string; personal: string }
  const { name, phone } = JSON.parse(platform.vault.open('personal', state.personal)) as { name: string; phone?: string }
  return { number: state.number, owner: state.owner, name, phone }
}
