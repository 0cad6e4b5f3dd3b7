import { absentAnswer, compileSmall, validityOn, type Answer, type CompiledPack, type Evaluation, type Fact, type Facts, type Pack } from '#policy'
import type { Saved } from './saved.ts'

/** A scheme made ready to compare. */
export interface Scheme {
  readonly pack: Pack
  readonly compiled: CompiledPack
  /** `frame`: a province's indicators, which cities' schemes are built on: nobody applies to them. */
  readonly state: 'in_force' | 'not_yet' | 'expired' | 'frame'
}

export function schemesOn(packs: readonly Pack[], today: string): readonly Scheme[] {
  return packs.map((pack) => ({
    pack,
    compiled: compileSmall(pack, {}, today),
    state: isFrame(pack) ? 'frame' : (validityOn(pack, today) ?? 'in_force'),
  }))
}

/** A province's code in GB/T 2260 ends in four zeros. */
export function isFrame({ place }: Pick<Pack, 'place'>): boolean {
  return place.code.endsWith('0000')
}

/** Every fact of all packs, once. */
export function factsOf(schemes: readonly Scheme[]): readonly Fact[] {
  return [...new Map(schemes.flatMap(({ pack }) => pack.facts).map((fact) => [fact.id, fact])).values()]
}

/** The places that schemes are for, each once. */
export function placesOf(schemes: readonly Scheme[]): readonly Pack['place'][] {
  const places = schemes.filter(({ state }) => state !== 'frame').map(({ pack }) => pack.place)
  return [...new Map(places.map((place) => [place.code, place])).values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Whether the answers are about this scheme's own place; true as long as nobody has said where they are. */
export function isHere({ pack }: Pick<Scheme, 'pack'>, { place }: Pick<Saved, 'place'>): boolean {
  return place === undefined || place === pack.place.code || isFrame(pack)
}

const evaluated = new WeakMap<Pick<Saved, 'facts' | 'place'>, Map<Scheme, Evaluation>>()

/** What the scheme says of these answers; worked out once, however many ask. */
export function evaluationOf(scheme: Scheme, saved: Pick<Saved, 'facts' | 'place'>): Evaluation {
  const known = evaluated.get(saved) ?? new Map<Scheme, Evaluation>()
  evaluated.set(saved, known)
  const found = known.get(scheme) ?? scheme.compiled.evaluate(factsFor(scheme, saved))
  known.set(scheme, found)
  return found
}

/**
 * What the answers mean for this scheme. Elsewhere than where one lives one could take up work, but brings along no months
 * of insurance, no permit and no home: what builds up in a place starts from nothing there.
 */
export function factsFor(scheme: Pick<Scheme, 'pack'>, saved: Pick<Saved, 'facts' | 'place'>): Facts {
  if (isHere(scheme, saved)) return saved.facts
  const there: Record<string, Answer | undefined> = { ...saved.facts }
  for (const fact of scheme.pack.facts) if (fact.local) there[fact.id] = fact.local === 'work' ? true : absentAnswer(fact)
  return there
}
