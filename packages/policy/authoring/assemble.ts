/** Puts the files of a pack's folder, the vocabulary and the pack it builds on together into one `Pack`. */
import type { Condition, Rule } from '../ast.ts'
import type { Entitlement, Indicator, Pack, PackCondition, Problem, Total } from '../pack.ts'
import type { Clause } from '../types.ts'
import { problem } from '../check/problem.ts'
import { examplesOf } from './examples.ts'
import { type PackFiles, readAll, type Shapes } from './read.ts'
import { inheritedParameters, ownParameters, sourceOf } from './parameters.ts'
import { usedFacts } from './used.ts'
import { expander, type Expanded, type Written } from './written.ts'

export type { PackFiles } from './read.ts'

export type Assembled =
  { readonly ok: true; readonly pack: Pack } | { readonly ok: false; readonly problems: readonly Problem[] }

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
    problems.push(
      problem(
        'take',
        `${at}/${index}`,
        `所依据的规则包里没有「${entry.take}」`,
        `the pack it builds on has no "${entry.take}"`,
      ),
    )
    return []
  })
}

const REASONS = {
  no_definition: { zh: '没有定义「{name}」，请写在 pack.yaml 的 definitions 里', en: 'there is no definition "{name}"; write it under definitions in pack.yaml' },
  no_list: { zh: '没有名单「{name}」，请写在 pack.yaml 的 lists 里', en: 'there is no list "{name}"; write it under lists in pack.yaml' },
  circle: { zh: '定义「{name}」绕了一圈又用到自己', en: 'the definition "{name}" uses itself in a circle' },
  too_deep: { zh: '规则嵌套太深', en: 'the rule is nested too deep' },
  too_large: { zh: '规则太大', en: 'the rule is too large' },
} as const

type Expand = <T extends Condition | Rule>(written: Written, at: string) => T | undefined

function expanding(shapes: Shapes, base: Pack | undefined, problems: Problem[]): Expand {
  const lists = new Map([...(base?.lists ?? []), ...shapes.pack.lists].map(each => [each.id, each.values]))
  const expand = expander({ definitions: shapes.pack.definitions, lists })
  return <T extends Condition | Rule>(written: Written, at: string) => {
    const result: Expanded<T> = expand<T>(written)
    if (result.ok) return result.node
    const { zh, en } = REASONS[result.reason]
    problems.push(problem(result.reason, at, zh.replace('{name}', result.name), en.replace('{name}', result.name)))
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

function citedClauses(own: readonly Clause[], base: Pack | undefined, cited: ReadonlySet<string>): Clause[] {
  const ids = new Set(own.map(each => each.id))
  return [...own, ...(base?.clauses ?? []).filter(each => cited.has(each.id) && !ids.has(each.id))]
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
  const { builds_on: buildsOn, definitions: _, ...own } = shapes.pack
  const expand = expanding(shapes, base, problems)
  const test = testsOf(expand)
  const conditions = taken(own.conditions, base?.conditions ?? [], 'pack.yaml/conditions', test, problems)
  const indicators = taken(
    shapes.indicators,
    base?.indicators ?? [],
    'indicators.yaml',
    indicatorOf(expand),
    problems,
  )
  const routes = own.routes.flatMap((each, index) => test(each, `pack.yaml/routes/${index}`) ?? [])
  const entitlements = entitlementsOf(shapes, expand)
  const parameters = [...ownParameters(shapes, problems), ...inheritedParameters(base, shapes, indicators)]
  const duties = shapes.departments.duties.flatMap(({ facts: ids, ...duty }) => ids.map(fact => ({ fact, ...duty })))
  const lists = own.lists.map(({ source, ...each }) => ({ ...each, ...sourceOf(shapes, source) }))
  const parts = { ...own, conditions, indicators, routes, entitlements, duties, lists }
  const facts = usedFacts(parts, shapes.vocabulary, problems)
  const examples = examplesOf(shapes.examples, parameters, problems)
  if (problems.length > 0) return { ok: false, problems }
  const cited = new Set([...conditions, ...indicators, ...parameters].map(each => each.clause))
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
  return { ok: true, pack }
}
