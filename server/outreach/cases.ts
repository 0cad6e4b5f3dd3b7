import { findTown, parsePhone } from '#identity'
import { attempt, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import type { CaseFeed, FedCase } from '#server/direct/index.ts'
import type { SkilledAggregate } from './decide.ts'
import { CONSTRAINTS, storeContact, whoseNumber } from './register.ts'
import type { CaseCommand, Standing, Wish } from './types.ts'

const PAGE = 200

/**
 * Takes over where cases of direct settlement stand (DG-7, DG-12): who applied is in the register once, by the number;
 * who settled leaves the list of those who wish. Idempotent; answers how many cases changed.
 */
export async function takeCases(platform: Platform, agg: SkilledAggregate, cases: CaseFeed, ctx: Ctx): Promise<number> {
  let taken = 0
  for (;;) {
    const page = await cases.next(PAGE)
    for (const fed of page) await takeCase(platform, agg, cases, ctx, fed)
    taken += page.length
    if (page.length < PAGE) return taken
  }
}

async function takeCase(
  platform: Platform,
  agg: SkilledAggregate,
  cases: CaseFeed,
  ctx: Ctx,
  fed: FedCase,
): Promise<void> {
  const own = { ...ctx, commandId: `skilled-case:${fed.id}:${fed.version}` }
  const done = await attempt(platform, { constraints: CONSTRAINTS }, own, { kind: 'case', id: fed.id }, async trx => {
    await into(platform, agg, trx, own, fed)
    await cases.taken(trx, fed)
  })
  // A case the register cannot hold is not looked at again until it changes.
  if (!done.ok) await platform.db.transaction().execute(trx => cases.taken(trx, fed))
}

async function into(platform: Platform, agg: SkilledAggregate, trx: Trx, ctx: Ctx, fed: FedCase): Promise<void> {
  const { city } = platform
  const linked = await trx
    .selectFrom('skilled_cases')
    .select('person_id')
    .where('city', '=', city)
    .where('case_id', '=', fed.id)
    .executeTakeFirst()
  const phone = parsePhone(fed.personal.phone ?? '')
  if (!linked && (!phone.ok || !findTown(fed.town))) return
  const whose = phone.ok ? await whoseNumber(platform, trx, phone.value) : undefined
  // A number that several people share (the employer's own) says nothing of whose case it is.
  if (!linked && whose?.known && (await nameOf(platform, trx, whose.known)) !== fed.personal.name) return
  const target = linked?.person_id ?? whose?.known ?? 'new'
  const ran = await runIn(trx, agg, target, commandOf(fed, whose?.optedOut ?? false), ctx)
  if (linked) return
  await trx.insertInto('skilled_cases').values({ city, case_id: fed.id, person_id: ran.id }).execute()
  if (target === 'new' && whose && phone.ok) {
    await storeContact(platform, trx, ran.id, whose.index, { name: fed.personal.name ?? '', phone: phone.value })
  }
}

async function nameOf({ city, vault }: Platform, trx: Trx, person: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('skilled_contacts')
    .select('personal_sealed')
    .where('city', '=', city)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row && (JSON.parse(vault.open('personal', row.personal_sealed)) as { name: string }).name
}

const STANDING: Readonly<Record<FedCase['status'], readonly [Standing, Wish | undefined]>> = {
  draft: ['applied', 'yes'],
  submitted: ['applied', 'yes'],
  correction: ['applied', 'yes'],
  accepted: ['applied', 'yes'],
  approved: ['approved', 'yes'],
  settled: ['settled', 'yes'],
  refused: ['ended', 'yes'],
  cancelled: ['ended', 'yes'],
  withdrawn: ['ended', undefined],
  unwilling: ['ended', 'no'],
}

function commandOf(
  { id, status, personal, skill, town, district, submittedOn, since }: FedCase,
  optedOut: boolean,
): CaseCommand {
  const [standing, wish] = STANDING[status]
  const profile = { town, district, employer: personal.employer ?? '', trade: personal.trade ?? '', grade: skill }
  return { kind: 'case', id, standing, wish, profile, submittedOn, on: since, optedOut }
}
