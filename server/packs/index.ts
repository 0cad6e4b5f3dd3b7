import { join } from 'node:path'
import { compile, type CompiledPack, type Pack } from '#policy'
import { loadPack, packIds, packJson } from '../../policies/load.ts'
import { createLibrary, type Library } from './library.ts'

export type { Download, Library } from './library.ts'
export type { TableRow, TableSection } from './rows.ts'
export type { Stated, Worked } from './worked.ts'

/** The policy packs this installation carries, read once, and evaluators for a round's parameters. */
export interface Packs {
  readonly ids: readonly string[]
  get(id: string): Pack
  find(id: string): Pack | undefined
  /** Every scheme of a city, by the city's GB/T 2260 code, in the order of their ids. */
  ofCity(city: string): readonly Pack[]
  /** The evaluator for one set of district parameters; the same object for the same parameters. */
  evaluator(id: string, parameters?: Readonly<Record<string, number>>): CompiledPack
  /** The pack as compact JSON for a page. */
  json(id: string): string
  /** Search, worked examples, tables and downloads, for the public. */
  readonly library: Library
}

/** Foshan's points scheme of 2014 (FS), the pack the points year runs on. */
export const FOSHAN = 'foshan-2014-points'

const FOLDER = join(import.meta.dirname, '../../policies')

export function createPacks(): Packs {
  const ids = packIds()
  const packs = new Map(ids.map(id => [id, loadPack(id)]))
  const evaluators = new Map<string, CompiledPack>()
  const get = (id: string): Pack => {
    const pack = packs.get(id)
    if (!pack) throw new Error(`no such pack: ${id}`)
    return pack
  }
  return {
    ids,
    get,
    find: id => packs.get(id),
    ofCity: city => [...packs.values()].filter(({ place }) => place.code === city),
    json: packJson,
    library: createLibrary(packs, FOLDER),
    evaluator(id, parameters = {}) {
      const key = `${id} ${JSON.stringify(Object.entries(parameters).sort())}`
      const known = evaluators.get(key)
      if (known) return known
      const made = compile(get(id), parameters)
      evaluators.set(key, made)
      return made
    },
  }
}
