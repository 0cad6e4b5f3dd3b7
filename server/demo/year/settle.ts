import { addDays, addYears } from '#calendar'
import type { CardView } from '#server/cards/index.ts'
import { morning } from './decide.ts'
import { inLanes, must, type Walk } from './walk.ts'

export interface Settled {
  cards: number
  settled: number
  /** Spouses and children who moved along. */
  along: number
  /** Holders who keep their land and take the residence-permit route (FS-10). */
  route: number
  lapsed: number
}

const LANES = 8
const PAGE = 200

/** The approver issues every card that is ready, to the last place and no further. */
export async function issueCards(walk: Walk, roundId: string, on: string): Promise<number> {
  walk.setClock(morning(on))
  const outcome = must(await walk.services.cards.issue(walk.ctx(walk.staff.approver, morning(on), 'issue'), roundId), 'issue')
  walk.progress('cards', outcome.issued, outcome.of)
  return outcome.issued
}

/** Nine of ten holders settle within the year; some keep their land; what is left lapses the day after. */
export async function settleAll(walk: Walk, roundId: string, issuedOn: string): Promise<Settled> {
  const sums: Settled = { cards: 0, settled: 0, along: 0, route: 0, lapsed: 0 }
  const cards = await allCards(walk, roundId, issuedOn)
  await inLanes(cards, LANES, async card => {
    const random = walk.random.fork(`settle ${card.number}`)
    const day = morning(addDays(issuedOn, random.between(3, 330)))
    const choice = random.weighted([['settle', 90], ['route', 4], ['nothing', 6]])
    const along = choice === 'settle' ? await settleOne(walk, card, day) : 0
    if (choice === 'route') await takeRoute(walk, card, day)
    sums.along += along
    if (choice === 'settle') sums.settled += 1
    if (choice === 'route') sums.route += 1
    sums.cards += 1
    if (sums.cards % 50 === 0 || sums.cards === cards.length) walk.progress('settle', sums.cards, cards.length)
  })
  const after = morning(addDays(addYears(issuedOn, 1), 2))
  walk.setClock(after)
  sums.lapsed = (await walk.services.cards.due(walk.ctx({ id: 'system', role: 'system', city: walk.services.platform.city, name: '系统' }, after, 'lapse'))).lapsed
  return sums
}

async function allCards(walk: Walk, roundId: string, on: string): Promise<CardView[]> {
  const found: CardView[] = []
  for (let offset = 0; ; offset += PAGE) {
    const ctx = walk.ctx(walk.staff.approver, morning(on), `cards ${offset}`)
    const { cards, total } = must(await walk.services.cards.list(ctx, roundId, { limit: PAGE, offset }), 'cards')
    found.push(...cards)
    if (offset + PAGE >= total) return found.sort((a, b) => (a.number < b.number ? -1 : 1))
  }
}

async function settleOne(walk: Walk, card: CardView, day: string): Promise<number> {
  const { settlement } = walk.services
  const ctx = (label: string) => walk.ctx(walk.staff.police, day, `${label} ${card.number}`)
  const file = must(await settlement.file(ctx('file'), card.id), 'file')
  const dependants = file.dependants.filter(({ mayAccompany }) => mayAccompany).map(({ key }) => key)
  must(await settlement.record(ctx('record'), card.id, {
    place: file.place ?? 'agency_collective', address: file.address, dependants, office: '禅城公安分局户籍窗口（虚构）', checked: true,
  }), 'settle')
  return dependants.length
}

async function takeRoute(walk: Walk, card: CardView, day: string): Promise<void> {
  const { applications, cards, platform } = walk.services
  const owner = (await applications.find(platform.db, card.application))?.state.owner
  if (!owner) return
  const holder = { id: owner, role: 'citizen', city: platform.city, name: '' } as const
  must(await cards.chooseRoute(walk.ctx(holder, day, `route ${card.number}`), card.id, 'residence_permit'), 'route')
}
