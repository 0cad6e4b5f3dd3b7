import { validityOn, type Grade, type Pack, type Parameter } from '#policy'
import type { State } from './words.ts'

/** How the numbers of a pack are attested: how many of each grade, how many nobody has published, how many stand in. */
export interface Grades {
  readonly counts: Readonly<Record<Grade | 'none', number>>
  readonly standIns: number
  readonly all: number
}

/** What the shelf shows of one edition. */
export interface Volume extends Pick<Pack, 'id' | 'version' | 'title' | 'document' | 'validity' | 'kind'> {
  readonly state: State
  readonly clauses: number
  readonly examples: number
  readonly grades: Grades
}

/** One scheme with its editions, the newest first. */
export interface Series {
  readonly scheme: Pack['scheme']
  readonly kind: Pack['kind']
  readonly volumes: readonly Volume[]
}

/** All schemes of one city or zone. */
export interface Shelf {
  readonly place: Pack['place']
  readonly series: readonly Series[]
}

export function gradesOf(parameters: readonly Parameter[]): Grades {
  const of = (grade: Grade) =>
    parameters.filter(({ value, source }) => value !== undefined && source.grade === grade).length
  return {
    counts: { A: of('A'), B: of('B'), C: of('C'), none: parameters.filter(({ value }) => value === undefined).length },
    standIns: parameters.filter(({ value, source }) => value !== undefined && source.standIn).length,
    all: parameters.length,
  }
}

export function stateOf(pack: Pick<Pack, 'validity'>, today: string): State {
  return validityOn(pack, today) ?? 'in_force'
}

export function volumeOf(pack: Pack, today: string): Volume {
  const { id, version, title, document, validity, kind, clauses, examples, parameters } = pack
  return {
    id,
    version,
    title,
    document,
    validity,
    kind,
    state: stateOf(pack, today),
    clauses: clauses.length,
    examples: examples.length,
    grades: gradesOf(parameters),
  }
}

/** The other editions of a pack's scheme and the pack itself, the newest first. */
export function editionsOf(pack: Pack, packs: readonly Pack[]): readonly Pack[] {
  return packs
    .filter(({ scheme }) => scheme.id === pack.scheme.id)
    .toSorted((a, b) => (a.validity.from < b.validity.from ? 1 : -1))
}

/** Every pack on its shelf: the province first, then the cities by their codes, zones last. */
export function shelvesOf(packs: readonly Pack[], today: string): readonly Shelf[] {
  const places = [...new Map(packs.map(({ place }) => [place.code, place])).values()]
  return places
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(place => {
      const here = packs.filter(each => each.place.code === place.code)
      const schemes = [...new Map(here.map(({ scheme }) => [scheme.id, scheme])).values()]
      const series = schemes.flatMap((scheme): Series[] => {
        const [first, ...rest] = here.filter(each => each.scheme.id === scheme.id)
        if (!first) return []
        const editions = editionsOf(first, [first, ...rest])
        return [{ scheme, kind: editions[0]?.kind ?? first.kind, volumes: editions.map(each => volumeOf(each, today)) }]
      })
      return { place, series }
    })
}
