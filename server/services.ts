import { createAccounts, type Accounts } from '#server/accounts/index.ts'
import { createApplications, type Applications } from '#server/applications/index.ts'
import { createBars, type Bars } from '#server/bars/index.ts'
import { createBoards, type Boards } from '#server/board/index.ts'
import { cardSources, createCards, type Cards } from '#server/cards/index.ts'
import { createDemo, type Demo } from '#server/demo/index.ts'
import { createCaseFeed, createDirect, type Direct } from '#server/direct/index.ts'
import { createAnnex2Forms, type Annex2Forms } from '#server/documents/annex2/index.ts'
import { createGuard, type Guard } from '#server/guard/index.ts'
import { createDocuments, type Documents } from '#server/documents/index.ts'
import { createNotices, type Notices } from '#server/notices/index.ts'
import { createObjections, type Objections } from '#server/objections/index.ts'
import { createOutreach, type Outreach } from '#server/outreach/index.ts'
import { createLibrary, type Library } from '#server/library/index.ts'
import { createPacks, type Packs } from '#server/packs/index.ts'
import { createRankings, type Rankings } from '#server/ranking/index.ts'
import { createReports, type Reports } from '#server/reports/index.ts'
import { createReview, type Review } from '#server/review/index.ts'
import { createRounds, type Rounds } from '#server/rounds/index.ts'
import { createSettlement, type Settlement } from '#server/settlement/index.ts'
import { createSimulations, type Simulations } from '#server/simulations/index.ts'
import { createTargets, type Targets } from '#server/targets/index.ts'
import type { Ctx } from '#platform/context.ts'
import { contextFor, systemActor, type Platform } from '#platform/platform.ts'
import { acceptedCase, reviewSources } from './case-files.ts'

/** Everything the site and the command line can ask for: one entry a capability. The only place where they are put together. */
export interface Services {
  readonly platform: Platform
  readonly packs: Packs
  readonly library: Library
  readonly accounts: Accounts
  readonly rounds: Rounds
  readonly applications: Applications
  readonly bars: Bars
  readonly boards: Boards
  readonly review: Review
  readonly rankings: Rankings
  readonly notices: Notices
  readonly objections: Objections
  readonly cards: Cards
  readonly settlement: Settlement
  readonly simulations: Simulations
  readonly direct: Direct
  /** What is in force, each with its clause. */
  readonly guard: Guard
  readonly documents: Documents
  readonly annex2: Annex2Forms
  readonly targets: Targets
  readonly reports: Reports
  readonly outreach: Outreach
  readonly demo: Demo
  /** Carries out, as the system, whatever the calendar has brought due. Idempotent. */
  due(): Promise<void>
}

/** A capability the calendar drives. */
interface Driven {
  due(ctx: Ctx): Promise<unknown>
}

export function createServices(platform: Platform): Services {
  const packs = createPacks()
  const rounds = createRounds(platform, { packs })
  const boards = createBoards(platform)
  const accounts = createAccounts(platform, {
    isDepartment: async id => packs.ofCity(platform.city).some(pack => pack.departments.some(each => each.id === id))
      || (await boards.organisations()).some(each => each.id === id),
  })
  const review: Review = createReview(platform, { packs, ...reviewSources(platform, rounds, () => applications) })
  const applications: Applications = createApplications(platform, {
    packs, rounds,
    hooks: {
      onAccepted: (trx, application, ctx) => review.openTasks(trx, acceptedCase(application), ctx),
      onWithdrawn: (trx, application, ctx) => review.cancelTasks(trx, application.id, ctx),
      mayReadDocument: review.mayReadDocument,
      mayWithdraw: async id => ['revoked', undefined].includes((await cards.forApplication(id))?.status),
    },
  })
  const rankings = createRankings(platform, { packs, rounds, review })
  const notices = createNotices(platform, { packs, rounds, rankings })
  const objections = createObjections(platform, { packs, rounds, rankings, notices, review })
  const cards = createCards(platform, cardSources(platform, { packs, rounds, rankings, applications }))
  const settlement = createSettlement(platform, { packs, cards, applications })
  const documents = createDocuments(platform, { packs, applications, boards, cards, settlement, rankings, reports: () => reports })
  const bars = createBars(platform, { packs })
  const direct = createDirect(platform, { packs, bars })
  const annex2 = createAnnex2Forms(platform, { packs, direct })
  const targets = createTargets(platform, { packs, direct })
  const reports = createReports(platform, { packs, direct, targets, accounts })
  const outreach = createOutreach(platform, { packs, codes: accounts, cases: createCaseFeed(platform) })
  const driven: readonly Driven[] = [applications, review, notices, cards, boards, direct, reports, outreach]
  const due = async (): Promise<void> => {
    for (const capability of driven) await capability.due(contextFor(platform, systemActor(platform.city)))
  }
  const services: Services = {
    platform, packs, library: createLibrary(packs), accounts, rounds, applications, bars, boards, review, rankings, notices, objections,
    cards, settlement, simulations: createSimulations(platform, { packs, rounds, rankings }), direct, guard: createGuard(platform, { packs, direct }), documents, annex2, targets, reports, outreach,
    demo: createDemo(platform, accounts, due, () => services), due,
  }
  return services
}
