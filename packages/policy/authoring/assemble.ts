/** Puts the files of a pack's folder, the vocabulary and the pack it builds on together into one `Pack`. */
import type { z } from 'zod'
import type { Indicator, Pack, PackCondition, Problem } from '../pack.ts'
import type { Clause, Fact, Parameter } from '../types.ts'
import { amountsOfRule, factsOfCondition, factsOfRule } from '../walk.ts'
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

export type Assembled =
  { readonly ok: true; readonly pack: Pack } | { readonly ok: false; readonly problems: readonly Problem[] }

const SHAPES = {
  pack: packFile,
  clauses: clausesFile,
  sources: sourcesFile,
  parameters: parametersFile,
  indicators: indicatorsFile,
  departments: departmentsFile,
  examples: examplesFile,
  vocabulary: vocabularyFile,
}

type Shapes = { readonly [K in keyof typeof SHAPES]: z.output<(typeof SHAPES)[K]> }

function problem(code: string, at: string, zh: string, en: string): Problem {
  return { code, at, message: { zh, en } }
}

function readFile<K extends keyof Shapes>(name: K, value: unknown, problems: Problem[]): Shapes[K] | undefined {
  const result = SHAPES[name].safeParse(value)
  if (result.success) return result.data as Shapes[K]
  for (const issue of result.error.issues) {
    const at = [name === 'vocabulary' ? '../vocabulary.yaml' : `${name}.yaml`, ...issue.path.map(String)].join('/')
    problems.push(problem('shape', at, `格式不对：${issue.message}`, issue.message))
  }
  return undefined
}

function readAll(files: PackFiles, problems: Problem[]): Shapes | undefined {
  const pack = readFile('pack', files.pack, problems)
  const clauses = readFile('clauses', files.clauses, problems)
  const sources = readFile('sources', files.sources, problems)
  const parameters = readFile('parameters', files.parameters, problems)
  const indicators = readFile('indicators', files.indicators, problems)
  const departments = readFile('departments', files.departments, problems)
  const examples = readFile('examples', files.examples, problems)
  const vocabulary = readFile('vocabulary', files.vocabulary, problems)
  if (!pack || !clauses || !sources || !parameters || !indicators || !departments || !examples || !vocabulary)
    return undefined
  return { pack, clauses, sources, parameters, indicators, departments, examples, vocabulary }
}

/** An own entry, or the one of the base pack that a `take` names. */
function taken<T extends { readonly id: string }>(
  entries: readonly (T | { readonly take: string })[],
  base: readonly T[],
  at: string,
  problems: Problem[],
): T[] {
  return entries.flatMap(entry => {
    if (!('take' in entry)) return [entry]
    const found = base.find(each => each.id === entry.take)
    if (found) return [found]
    problems.push(
      problem('take', at, `所依据的规则包里没有「${entry.take}」`, `the pack it builds on has no "${entry.take}"`),
    )
    return []
  })
}

function ownParameters(shapes: Shapes, problems: Problem[]): Parameter[] {
  return Object.entries(shapes.parameters).flatMap(([id, written]) => {
    const source = shapes.sources[written.source]
    if (!source) {
      problems.push(
        problem('source', `parameters.yaml/${id}`, `没有来源「${written.source}」`, `no source "${written.source}"`),
      )
      return []
    }
    const unit = written.count === undefined ? ('points' as const) : ('count' as const)
    const value = written.count ?? written.points
    const { stand_in: standIn, ...rest } = source
    return [
      {
        id,
        name: written.name,
        unit,
        ...(value === undefined ? {} : { value }),
        source: { ...rest, standIn },
        clause: written.clause,
      },
    ]
  })
}

/** Parameters of the base pack that taken rules still use; their numbers stand in where the pack says so. */
function inheritedParameters(base: Pack | undefined, shapes: Shapes, indicators: readonly Indicator[]): Parameter[] {
  const used = new Set(
    indicators
      .flatMap(each => amountsOfRule(each.rule))
      .flatMap(amount => ('parameter' in amount ? [amount.parameter] : [])),
  )
  const standIn = shapes.pack.builds_on?.stand_in ?? false
  return (base?.parameters ?? [])
    .filter(each => used.has(each.id) && !(each.id in shapes.parameters))
    .map(each => ({ ...each, source: { ...each.source, standIn: each.source.standIn || standIn } }))
}

function usedFacts(
  shapes: Shapes,
  conditions: readonly PackCondition[],
  indicators: readonly Indicator[],
  problems: Problem[],
): Fact[] {
  const used = new Set([
    ...conditions.flatMap(each => factsOfCondition(each.test)),
    ...indicators.flatMap(each => factsOfRule(each.rule)),
    ...shapes.departments.duties.flatMap(each => each.facts),
    ...shapes.pack.ties.flatMap(tie => tie.chain.flatMap(step => (step.by === 'fact' ? [step.fact] : []))),
  ])
  return [...used].flatMap(id => {
    const fact = shapes.vocabulary[id]
    if (fact) return [{ id, ...fact }]
    problems.push(problem('fact', id, `词汇表里没有事实「${id}」`, `the vocabulary has no fact "${id}"`))
    return []
  })
}

function citedClauses(own: readonly Clause[], base: Pack | undefined, cited: ReadonlySet<string>): Clause[] {
  const ids = new Set(own.map(each => each.id))
  return [...own, ...(base?.clauses ?? []).filter(each => cited.has(each.id) && !ids.has(each.id))]
}

/**
 * One pack from its files. `base` is the pack named in `builds_on`. Yields the pack, or every problem of shape and
 * reference;
 * `checkPack` finds what is wrong with the content.
 */
export function assemble(files: PackFiles, base?: Pack): Assembled {
  const problems: Problem[] = []
  const shapes = readAll(files, problems)
  if (!shapes) return { ok: false, problems }
  const { builds_on: buildsOn, ...own } = shapes.pack
  const conditions = taken<PackCondition>(own.conditions, base?.conditions ?? [], 'pack.yaml/conditions', problems)
  const indicators = taken<Indicator>(shapes.indicators, base?.indicators ?? [], 'indicators.yaml', problems)
  const parameters = [...ownParameters(shapes, problems), ...inheritedParameters(base, shapes, indicators)]
  const facts = usedFacts(shapes, conditions, indicators, problems)
  if (problems.length > 0) return { ok: false, problems }
  const cited = new Set([...conditions, ...indicators, ...parameters].map(each => each.clause))
  const duties = shapes.departments.duties.flatMap(({ facts: ids, ...duty }) => ids.map(fact => ({ fact, ...duty })))
  const pack: Pack = {
    ...own,
    conditions,
    indicators,
    parameters,
    facts,
    duties,
    clauses: citedClauses(shapes.clauses, base, cited),
    departments: shapes.departments.departments,
    documents: shapes.departments.documents,
    examples: shapes.examples,
    buildsOn: buildsOn ? [buildsOn.pack] : [],
  }
  return { ok: true, pack }
}
