/** Puts the files of a pack's folder, the vocabulary and the pack it builds on together into one `Pack`. */
import type { Condition, Rule } from '../ast.ts'
import type { Entitlement, Indicator, Pack, PackCondition, Problem, Threshold, Total } from '../pack.ts'
import type { Clause, Text } from '../types.ts'
import { hint, meant, problem } from '../check/problem.ts'
import { examplesOf } from './examples.ts'
import { type PackFiles, readAll, type Shapes } from './read.ts'
import { inheritedDerivations, inheritedParameters, ownParameters, sourceOf } from './parameters.ts'
import { usedFacts } from './used.ts'
import { unusedNames } from './unused.ts'
import { expander, type Expanded, type Reason, type Written } from './written.ts'

export type { PackFiles } from './read.ts'

export type Assembled =
  | { readonly ok: true; readonly pack: Pack; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const NO_BASE = hint('请看 builds_on 写的规则包', 'look at the pack named in builds_on')

/** An own entry, or the one of the base pack that a `take` names. */
function taken<W extends object, T extends { readonly id: string }>(
  entries: readonly (W | { readonly take: string })[],
  base: readonly T[],
  at: string,
  own: (written: W, at: string) => T | undefined,
  problems: Problem[],
): T[] {
  return entries.flatMap((entry, index) => {
    if (!('take' in entry)) {
      const made = own(entry, `${at}/${index}`)
      return made ? [made] : []
    }
    const found = base.find(each => each.id === entry.take)
    if (found) return [found]
    const known = meant(
      entry.take,
      base.map(each => each.id),
      NO_BASE,
    )
    const [zh, en] = [`所依据的规则包里没有「${entry.take}」`, `the pack it builds on has no "${entry.take}"`]
    problems.push(problem('take', `${at}/${index}`, zh, en, known))
    return []
  })
}

type Named = (name: string) => readonly [zh: string, en: string, hint: Text]

const SMALLER = hint(
  '拆成几项，或用 definitions 命名其中的条件',
  'split it, or name conditions of it under definitions',
)

const REASONS: Readonly<Record<Reason, Named>> = {
  no_definition: name => [
    `没有定义「${name}」`,
    `there is no definition "${name}"`,
    hint('写在 pack.yaml 的 definitions 里', 'write it under definitions in pack.yaml'),
  ],
  no_list: name => [
    `没有名单「${name}」`,
    `there is no list "${name}"`,
    hint('写在 pack.yaml 的 lists 里', 'write it under lists in pack.yaml'),
  ],
  circle: name => [
    `定义「${name}」绕了一圈又用到自己`,
    `the definition "${name}" uses itself in a circle`,
    hint('写出其中一个定义的条件，不再引用', 'write out the condition of one of them instead of using it'),
  ],
  too_deep: () => ['规则嵌套太深', 'the rule is nested too deep', SMALLER],
  too_large: () => ['规则太大', 'the rule is too large', SMALLER],
}

type Expand = <T extends Condition | Rule>(written: Written, at: string) => T | undefined

function expanding(shapes: Shapes, base: Pack | undefined, problems: Problem[]): Expand {
  const lists = new Map([...(base?.lists ?? []), ...shapes.pack.lists].map(each => [each.id, each.values]))
  const expand = expander({ definitions: shapes.pack.definitions, lists })
  return <T extends Condition | Rule>(written: Written, at: string) => {
    const result: Expanded<T> = expand<T>(written)
    if (result.ok) return result.node
    const [zh, en, what] = REASONS[result.reason](result.name)
    problems.push(problem(result.reason, at, zh, en, what))
    return undefined
  }
}

type WrittenTest = { readonly id: string; readonly test: Written } & Omit<PackCondition, 'id' | 'test'>

function testsOf(expand: Expand): (written: WrittenTest, at: string) => PackCondition | undefined {
  return (written, at) => {
    const test = expand<Condition>(written.test, `${at}/test`)
    return test && { ...written, test }
  }
}

function indicatorOf(expand: Expand) {
  return (written: Omit<Indicator, 'rule'> & { readonly rule: Written }, at: string): Indicator | undefined => {
    const rule = expand<Rule>(written.rule, `${at}/rule`)
    return rule && { ...written, rule }
  }
}

function entitlementsOf(shapes: Shapes, expand: Expand): Entitlement[] {
  return shapes.pack.entitlements.map((written, index) => {
    const at = `pack.yaml/entitlements/${index}`
    const { test, amount, ...rest } = written
    return {
      ...rest,
      ...(test ? { test: expand<Condition>(test, `${at}/test`) } : {}),
      ...(amount ? { amount: expand<Rule>(amount, `${at}/amount`) } : {}),
    }
  })
}

/** The threshold with the test of whom it does not bind. */
function thresholdOf({ pack: { threshold } }: Shapes, expand: Expand): Threshold | undefined {
  if (!threshold) return undefined
  const { unless, ...rest } = threshold
  const test = unless && expand<Condition>(unless.test, 'pack.yaml/threshold/unless/test')
  return { ...rest, ...(unless && test ? { unless: { ...unless, test } } : {}) }
}

function citedClauses(own: readonly Clause[], base: Pack | undefined, cited: ReadonlySet<string>): Clause[] {
  const ids = new Set(own.map(each => each.id))
  return [...own, ...(base?.clauses ?? []).filter(each => cited.has(each.id) && !ids.has(each.id))]
}

/** The rules that stand here exactly as in the base pack. */
function takenOf(base: Pack | undefined, rules: readonly (Condition | Rule)[]): readonly (Condition | Rule)[] {
  const there = new Set([
    ...(base?.indicators ?? []).map(each => each.rule),
    ...(base?.conditions ?? []).map(each => each.test),
  ])
  return rules.filter(each => there.has(each))
}

const TOTAL = { zh: '总分', en: 'Total' } as const

/** The totals as written; a scheme that names none has one, of everything, under the clause of its threshold. */
function totalsOf({ pack }: Shapes): readonly Total[] {
  if (pack.totals.length > 0) return pack.totals
  return pack.threshold ? [{ id: 'total', name: TOTAL, clause: pack.threshold.clause }] : []
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
  const { builds_on: buildsOn, definitions, threshold: _, ...own } = shapes.pack
  const expand = expanding(shapes, base, problems)
  for (const [name, written] of Object.entries(definitions)) expand(written, `definitions/${name}`)
  const test = testsOf(expand)
  const conditions = taken(own.conditions, base?.conditions ?? [], 'pack.yaml/conditions', test, problems)
  const indicators = taken(shapes.indicators, base?.indicators ?? [], 'indicators.yaml', indicatorOf(expand), problems)
  const routes = own.routes.flatMap((each, index) => test(each, `pack.yaml/routes/${index}`) ?? [])
  const entitlements = entitlementsOf(shapes, expand)
  const rules = [...indicators.map(each => each.rule), ...conditions.map(each => each.test)]
  const parameters = [...ownParameters(shapes, problems), ...inheritedParameters(base, shapes, rules)]
  const derivations = [...own.derivations, ...inheritedDerivations(base, own.derivations, takenOf(base, rules))]
  const duties = shapes.departments.duties.flatMap(({ facts: ids, ...duty }) => ids.map(fact => ({ fact, ...duty })))
  const lists = own.lists.map(({ source, ...each }) => ({ ...each, ...sourceOf(shapes, source) }))
  const threshold = thresholdOf(shapes, expand)
  const parts = { ...own, derivations, conditions, indicators, routes, entitlements, duties, lists, ...(threshold ? { threshold } : {}) }
  const facts = usedFacts(parts, shapes.vocabulary, problems)
  const examples = examplesOf(shapes.examples, parameters, problems)
  if (problems.length > 0) return { ok: false, problems }
  const cited = new Set([...conditions, ...indicators, ...parameters, ...derivations].map(each => each.clause))
  const pack: Pack = {
    ...parts,
    totals: totalsOf(shapes),
    parameters,
    facts,
    clauses: citedClauses(shapes.clauses, base, cited),
    departments: shapes.departments.departments,
    documents: shapes.departments.documents,
    examples,
    buildsOn: buildsOn ? [buildsOn.pack] : [],
  }
  return { ok: true, pack, warnings: unusedNames(shapes) }
}
