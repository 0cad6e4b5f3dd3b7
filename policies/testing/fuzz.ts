/**
 * Packs of every kind, many of them broken or hostile: each must either be refused with a clear error or be evaluated
 * alike by interpreter, closures and generated code.
 */
import fc from 'fast-check'
import { parse, stringify } from 'yaml'
import { assemble, type PackFiles } from '../../packages/policy/authoring/assemble.ts'
import { excessOf } from '../../packages/policy/authoring/excess.ts'
import { checkPack } from '../../packages/policy/check/index.ts'
import type { Pack } from '../../packages/policy/pack.ts'
import { assertAgreement, contenders } from './agreement.ts'
import { DAY, openPacks } from '../../packages/policy/testing/arbitrary.ts'
import { filesOf } from '../../packages/policy/testing/files.ts'
import { hostile, type Random, randomFrom, scratched } from '../../packages/policy/testing/hostile.ts'
import { person } from '../../packages/policy/testing/person.ts'

export interface Tally {
  tried: number
  /** Refused by the reader of files, by the check, or by the code generator. */
  refused: number
  /** Evaluated alike by all. */
  agreed: number
  /** Neither: what went wrong, with the seed that shows it again. */
  readonly disagreements: { readonly seed: number; readonly what: string }[]
}

/** How often a pack goes through YAML text on its way. */
const AS_TEXT = 0.04
/** How often a pack stays as it is. */
const SOUND = 0.2

/** A clear refusal; running out of stack is none. */
function isRefusal(error: unknown): boolean {
  return error instanceof RangeError && !error.message.includes('call stack')
}

/** Written out and read again; undefined where the text is no YAML. What is too deep to be written stays as it is. */
function throughText(files: PackFiles, random: Random): PackFiles | undefined {
  if (Object.values(files).some(each => excessOf(each, ''))) return files
  try {
    const text = scratched(stringify(files), random)
    return parse(text, { merge: true, maxAliasCount: 100, logLevel: 'error' }) as PackFiles
  } catch {
    // Whoever reads files says so: see `policies/yaml.ts`.
    return undefined
  }
}

function refused(pack: Pack): boolean {
  return checkPack(pack).some(each => each.level !== 'warning' && each.code !== 'examples' && each.code !== 'source')
}

function tryOne(sound: Pack, random: Random): 'refused' | 'agreed' {
  const files = filesOf(sound)
  const written = random() < SOUND ? files : hostile(files, random)
  const read = random() < AS_TEXT ? throughText(written, random) : written
  const assembled = read && assemble(read)
  if (!assembled?.ok) return 'refused'
  const { pack } = assembled
  const bad = refused(pack)
  try {
    assertAgreement(contenders(pack, DAY), [person(pack, 1, random), person(pack, 0.6, random), {}])
    return 'agreed'
  } catch (error) {
    if (bad || isRefusal(error)) return 'refused'
    throw error
  }
}

/** Tries so many packs, from `seed` on. */
export function fuzz(count: number, seed: number): Tally {
  const tally: Tally = { tried: 0, refused: 0, agreed: 0, disagreements: [] }
  const chunk = 250
  for (let start = 0; start < count; start += chunk) {
    const packs = fc.sample(openPacks, { numRuns: Math.min(chunk, count - start), seed: seed + start })
    for (const [index, pack] of packs.entries()) {
      const own = seed + start + index
      tally.tried += 1
      try {
        tally[tryOne(pack, randomFrom(own))] += 1
      } catch (error) {
        const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
        tally.disagreements.push({ seed: own, what })
      }
    }
  }
  return tally
}
