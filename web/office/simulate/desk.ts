import type { Pack, TieRule } from '#policy'
import type { RoundRow } from '#server/rounds/index.ts'
import type { RoundChoice } from '#server/simulations/index.ts'
import { signedIn, type Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'

type Args = Parameters<typeof signedIn>[0]

/** What an address asks to simulate: a round of ours, or a file, by which packs. */
export interface Chosen {
  readonly round: RoundRow | undefined
  readonly before: Pack
  readonly after: Pack
}

export interface SimulateDesk extends Signed {
  readonly rounds: readonly RoundChoice[]
  readonly packs: readonly Pack[]
  /** Undefined while nothing is chosen yet. */
  readonly chosen: Chosen | undefined
}

/** For officers of a district and the city's bureau. A round they may not read is one that is not there. */
export async function simulateDesk(args: Args): Promise<SimulateDesk> {
  const signed = signedIn(args, 'officer', 'bureau')
  const { services, ctx } = signed
  const rounds = orThrow(await services.simulations.rounds(ctx()))
  const city = services.packs.ofCity(services.platform.city).map(each => each.id)
  const ids = [...city, ...services.packs.ids.filter(id => !city.includes(id))]
  const packs = ids.map(id => services.packs.get(id))
  return { ...signed, rounds, packs, chosen: await choose(signed, rounds, new URL(args.request.url).searchParams) }
}

async function choose({ services }: Signed, rounds: readonly RoundChoice[], asked: URLSearchParams): Promise<Chosen | undefined> {
  const of = (id: string | null): Pack | undefined => (id === null || id === '' ? undefined : services.packs.find(id))
  const roundId = asked.get('round')
  if (roundId) {
    const round = rounds.some(each => each.id === roundId) ? await services.rounds.get(roundId) : undefined
    if (!round) throw new Response(null, { status: 404 })
    const before = services.packs.find(round.state.pack, round.state.packVersion) ?? services.packs.get(round.state.pack)
    return { round, before, after: otherThan(before, of(asked.get('after'))) }
  }
  const before = of(asked.get('pack'))
  return before && { round: undefined, before, after: otherThan(before, of(asked.get('after'))) }
}

/** The same pack with other numbers, unless another is asked for. */
const otherThan = (before: Pack, asked: Pack | undefined): Pack => (asked && asked.id !== before.id ? asked : before)

export type { TieRule }
