/** Reads each file of a pack's folder by its shape; every problem with its place. */
import type { z } from 'zod'
import type { Problem } from '../pack.ts'
import {
  clausesFile,
  departmentsFile,
  examplesFile,
  indicatorsFile,
  packFile,
  parametersFile,
  sourcesFile,
  vocabularyFile,
} from './files.ts'
import { excessOf } from './excess.ts'
import { shapeProblems } from './shape.ts'

/** The parsed content of each file (YAML or JSON already read). */
export interface PackFiles {
  readonly pack: unknown
  readonly clauses: unknown
  readonly sources: unknown
  readonly parameters: unknown
  readonly indicators: unknown
  readonly departments: unknown
  readonly examples: unknown
  readonly vocabulary: unknown
}

/** The shape of each file, by the file's name. */
export const SHAPES = {
  pack: packFile,
  clauses: clausesFile,
  sources: sourcesFile,
  parameters: parametersFile,
  indicators: indicatorsFile,
  departments: departmentsFile,
  examples: examplesFile,
  vocabulary: vocabularyFile,
}

export type Shapes = { readonly [K in keyof typeof SHAPES]: z.output<(typeof SHAPES)[K]> }

function readFile<K extends keyof Shapes>(name: K, value: unknown, problems: Problem[]): Shapes[K] | undefined {
  const file = name === 'vocabulary' ? '../vocabulary.yaml' : `${name}.yaml`
  const excess = excessOf(value, file)
  if (excess) {
    problems.push(excess)
    return undefined
  }
  const result = SHAPES[name].safeParse(value)
  if (result.success) return result.data as Shapes[K]
  problems.push(...shapeProblems(file, value, SHAPES[name], result.error.issues))
  return undefined
}

/** The shared vocabulary by the value it was read from: all packs of a folder have it in common. */
const vocabularies = new WeakMap<object, Shapes['vocabulary']>()

function vocabularyOf(value: unknown, problems: Problem[]): Shapes['vocabulary'] | undefined {
  if (typeof value !== 'object' || value === null) return readFile('vocabulary', value, problems)
  const known = vocabularies.get(value) ?? readFile('vocabulary', value, problems)
  if (known) vocabularies.set(value, known)
  return known
}

/** All files by their shapes, or undefined when one of them is wrong. */
export function readAll(files: PackFiles, problems: Problem[]): Shapes | undefined {
  const pack = readFile('pack', files.pack, problems)
  const clauses = readFile('clauses', files.clauses, problems)
  const sources = readFile('sources', files.sources, problems)
  const parameters = readFile('parameters', files.parameters, problems)
  const indicators = readFile('indicators', files.indicators, problems)
  const departments = readFile('departments', files.departments, problems)
  const examples = readFile('examples', files.examples, problems)
  const vocabulary = vocabularyOf(files.vocabulary, problems)
  if (!pack || !clauses || !sources || !parameters || !indicators || !departments || !examples || !vocabulary)
    return undefined
  return { pack, clauses, sources, parameters, indicators, departments, examples, vocabulary }
}
