import { join } from 'node:path'
import { compile, type CompiledPack, type Pack } from '#policy'
import { loadPack, loadVersion, packIds, packJson } from '../../policies/load.ts'

/** The policy packs this installation carries, read once, and evaluators for a round's parameters. */
export interface Packs {
  readonly ids: readonly string[]
  /** The pack, or one version of it. Throws for what this installation does not have. */
  get(id: string, version?: string): Pack
  /** The same; undefined for what it does not have. A version that is no longer the current one comes from the archive. */
  find(id: string, version?: string): Pack | undefined
  /** Every scheme of a city, by the city's GB/T 2260 code, in the order of their ids. */
  ofCity(city: string): readonly Pack[]
  /** The points scheme whose years the city's office runs; undefined where people settle directly only. */
  pointsOf(city: string): Pack | undefined
  /** The evaluator for one set of district parameters; the same object for the same parameters and version. */
  evaluator(id: string, parameters?: Readonly<Record<string, number>>, version?: string): CompiledPack
  /** The pack as compact JSON for a page. */
  json(id: string): string
}

/** Foshan's points scheme of 2014 (FS): the invented year of the demonstration and the tests run on it. */
export const FOSHAN = 'foshan-2014-points'

const FOLDER = join(import.meta.dirname, '../../policies')

export function createPacks(folder: string = FOLDER): Packs {
  const ids = packIds(folder)
  const packs = new Map(ids.map(id => [id, loadPack(id, folder)]))
  const evaluators = new Map<string, CompiledPack>()
  const find = (id: string, version?: string): Pack | undefined =>
    version === undefined ? packs.get(id) : loadVersion(id, version, folder)
  const get = (id: string, version?: string): Pack => {
    const pack = find(id, version)
    if (!pack) throw new Error(`no such pack: ${id}${version === undefined ? '' : ` ${version}`}`)
    return pack
  }
  return {
    ids,
    get,
    find,
    ofCity: city => [...packs.values()].filter(({ place }) => place.code === city),
    pointsOf: city => [...packs.values()].find(({ place, round }) => place.code === city && round !== undefined),
    json: packJson,
    evaluator(id, parameters = {}, version) {
      const key = `${id} ${version ?? ''} ${JSON.stringify(Object.entries(parameters).sort())}`
      const known = evaluators.get(key)
      if (known) return known
      const made = compile(get(id, version), parameters)
      evaluators.set(key, made)
      return made
    },
  }
}
