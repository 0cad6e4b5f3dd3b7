import { run } from '#platform/aggregate.ts'
import { civilDate } from '#calendar'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { authorise, permit } from '#platform/reads.ts'
import { ok, refuse } from '#platform/result.ts'
import { readCode, readNumber } from './code.ts'
import type { Cards, IssueOutcome } from './contract.ts'
import { cardAggregate } from './decide.ts'
import { hold, release, revoke } from './hold.ts'
import { carryOut, decideIssuing, nameIndex, type Issuing } from './issue.ts'
import { lapseExpired } from './lapse.ts'
import { entriesOf, overviewOf } from './overview.ts'
import { roundRules, type CardDeps } from './ports.ts'
import { cardBy, listCards, runningIssuing } from './store.ts'
import { publicCard } from './verify.ts'

export type { CardRoute, CardState, CardStatus } from './card.ts'
export type * from './contract.ts'
export type { AdmittedFacts, CardDeps, HolderFacts, RoundFacts } from './ports.ts'
export { readCode, readNumber, spacedCode } from './code.ts'
export { cardSources } from './sources.ts'
/** For the settlement capability, which ends a card in its own transaction. */
export { cardAggregate, cardUsable } from './decide.ts'
export { standingOf } from './verify.ts'

export function createCards(platform: Platform, deps: CardDeps): Cards {
  return { ...issuing(platform, deps), ...looking(platform, deps), ...checking(platform), ...changing(platform, deps) }
}

type Part<K extends keyof Cards> = Pick<Cards, K>

function issuing(platform: Platform, deps: CardDeps): Part<'overview' | 'entries' | 'issue' | 'startIssuing' | 'due'> {
  const working = new Map<string, Promise<IssueOutcome>>()

  /** One worker a decision in this process; another process working on the same one does no harm. */
  function work(ctx: Ctx, decided: Issuing): Promise<IssueOutcome> {
    const known = working.get(decided.id)
    if (known) return known
    const made = carryOut(platform, deps, asOfficer(ctx, decided), decided).finally(() => working.delete(decided.id))
    working.set(decided.id, made)
    return made
  }

  return {
    overview: (ctx, roundId) => overviewOf(platform, deps, ctx, roundId),
    entries: (ctx, roundId, page) => entriesOf(platform, deps, ctx, roundId, page),
    async issue(ctx, roundId) {
      const decided = await decideIssuing(platform, deps, ctx, roundId)
      return decided.ok ? ok(await work(ctx, decided.value)) : decided
    },
    async startIssuing(ctx, roundId) {
      const decided = await decideIssuing(platform, deps, ctx, roundId)
      if (!decided.ok) return decided
      // A failure here is not lost: the decision stays running and `due` goes on with it.
      work(ctx, decided.value).catch(() => undefined)
      return ok({ issuing: decided.value.id, of: decided.value.state.of, issued: 0, finished: false })
    },
    async due(ctx) {
      const lapsed = await lapseExpired(platform, deps, ctx)
      let issued = 0
      for (const decided of await runningIssuing(platform.db, platform.city)) issued += (await work(ctx, decided)).issued
      return { lapsed, issued }
    },
  }
}

/** The decision stands under its officer's name, whoever or whatever carries it out after a restart. */
function asOfficer(ctx: Ctx, { id, state }: Issuing): Ctx {
  const actor = { ...state.officer, role: 'officer' as const, city: ctx.actor.city, district: state.district }
  return { ...ctx, actor, commandId: id }
}

function looking(platform: Platform, deps: CardDeps): Part<'get' | 'forApplication' | 'list' | 'find'> {
  const { db, city } = platform
  return {
    async get(ctx, cardId) {
      const card = await byId(platform, cardId)
      if (!card) return refuse('cards.unknown')
      const may = await authorise(platform, ctx, 'card.read', { city, district: card.district, owner: card.owner }, `card:${card.id}`)
      return may.ok ? ok(card) : may
    },
    forApplication: async applicationId => (UUID.test(applicationId) ? cardBy(db, city, 'application_id', applicationId) : undefined),
    async list(ctx, roundId, filter) {
      const round = await deps.round(db, roundId)
      if (!round) return refuse('object.not_found')
      const may = await permit(platform, ctx, 'card.issue', { city, district: round.district })
      return may.ok ? ok(await listCards(db, city, roundId, filter)) : may
    },
    async find(ctx, typed) {
      const may = await permit(platform, ctx, 'card.settle', { city, district: ctx.actor.district })
      if (!may.ok) return may
      if (typed.trim() === '') return refuse('field.required', { field: 'card' })
      const code = readCode(/\/v\/([^/?#\s]+)/.exec(typed)?.[1] ?? typed)
      const number = readNumber(typed)
      if (!code && !number) return refuse('cards.bad_code', { field: 'card' })
      const card = code ? await cardBy(db, city, 'code', code) : await cardBy(db, city, 'number', number ?? '')
      return card ? ok(card.id) : refuse('cards.unknown', { field: 'card' })
    },
  }
}

function checking(platform: Platform): Part<'verify' | 'verifyNumber'> {
  const { db, city } = platform
  const today = () => civilDate(platform.clock.now())
  return {
    async verify(typed) {
      const code = readCode(typed)
      const card = code ? await cardBy(db, city, 'code', code) : undefined
      return card && publicCard(card, today())
    },
    async verifyNumber(typed, name) {
      const number = readNumber(typed)
      const card = number ? await cardBy(db, city, 'number', number) : undefined
      return card?.nameIndex === nameIndex(platform, name) ? publicCard(card, today()) : undefined
    },
  }
}

function changing(platform: Platform, deps: CardDeps): Part<'hold' | 'release' | 'chooseRoute' | 'revoke' | 'reason'> {
  return {
    hold: (ctx, roundId, application, why) => hold(platform, deps, ctx, roundId, application, why),
    release: (ctx, holdId) => release(platform, ctx, holdId),
    async chooseRoute(ctx, cardId, route) {
      const card = await byId(platform, cardId)
      if (!card) return refuse('cards.unknown')
      const { years } = roundRules(deps.packs, card.pack).mark
      const done = await run(platform, cardAggregate, cardId, { kind: 'choose_route', route, years }, ctx)
      return done.ok ? ok({ ...done.value.state, id: cardId, version: done.value.version }) : done
    },
    reason: card => card.revoked && platform.vault.open('reason', card.revoked.reason),
    revoke: (ctx, cardId, why) => revoke(platform, deps, ctx, cardId, why),
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function byId(platform: Platform, cardId: string) {
  return UUID.test(cardId) ? cardBy(platform.db, platform.city, 'id', cardId) : undefined
}
