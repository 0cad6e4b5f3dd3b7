import { lackingIn, type ConditionLine, type Evaluation, type Facts, type Lack, type PackCondition, type Points, type PointsRange, type Text } from '#policy'
import type { Saved } from './saved.ts'
import { evaluationOf, factsFor, isHere, type Scheme } from './schemes.ts'

/**
 * `can`: the answers meet it. `short`: only points are missing. `cannot`: a condition rules it out. `move`: nothing rules it
 * out but what one would have to build up there. `open`: not decided yet.
 */
export type Word = 'can' | 'short' | 'move' | 'open' | 'cannot'

/** Where somebody stands in one scheme, as the answers have it. */
export interface Standing {
  readonly scheme: Scheme
  readonly word: Word
  readonly evaluation: Evaluation
  /** Whether the answers are about this place; elsewhere they hold for somebody who takes up work there. */
  readonly here: boolean
  readonly total: PointsRange
  readonly threshold: Points | undefined
  /** The threshold does not bind. */
  readonly exempt: boolean
  /** Points still lacking for certain; 0 when it may already be reached. */
  readonly short: Points
  /** Ways in that are met, each with its clause. */
  readonly ways: readonly PackCondition[]
  /** What rules it out, the condition first that moving there would not mend. */
  readonly failed: PackCondition | undefined
  /** What is lacking of the nearest way in, or of the condition that fails. */
  readonly lacks: readonly Lack[]
  /** The way in that `lacks` is about. */
  readonly nearest: PackCondition | undefined
  /** Names of numbers and settings that the city has not published. */
  readonly unset: readonly Text[]
  /** Questions still open. */
  readonly open: readonly string[]
  /** Works out the change of one answer that would help most. */
  readonly help: () => Text | undefined
  readonly standIns: boolean
}

const ORDER: readonly Word[] = ['can', 'short', 'open', 'move', 'cannot']

/** The schemes as they stand, those that can be used first; among equals one's own place, then the fewest points short. */
export function standings(schemes: readonly Scheme[], saved: Saved): readonly Standing[] {
  return schemes
    .map((scheme) => standingIn(scheme, saved))
    .sort((a, b) => ORDER.indexOf(a.word) - ORDER.indexOf(b.word) || Number(b.here) - Number(a.here) || a.short - b.short)
}

export function standingIn(scheme: Scheme, saved: Saved): Standing {
  const { pack, compiled } = scheme
  const facts = factsFor(scheme, saved)
  const evaluation = evaluationOf(scheme, saved)
  const { total, threshold, outcome } = evaluation
  const lack = lackingIn(pack)
  const known = compiled.derive(facts)
  const local = new Set(isHere(scheme, saved) ? [] : pack.facts.filter((fact) => fact.local).map(({ id }) => id))
  const failed = failedOf(pack.conditions, evaluation.conditions, local)
  const shut = evaluation.routes.length > 0 && evaluation.routes.every(({ holds }) => holds === false)
  const nearest = outcome === 'eligible' || failed ? undefined : nearestOf(pack.routes, local, (route) => lack(route.test, known))
  const lacks = failed ? lack(failed.test, known) : nearest ? lack(nearest.test, known) : []
  const exempt = evaluation.exemption?.holds === true
  const short = outcome === 'not_eligible' && threshold !== undefined && !exempt ? Math.max(0, threshold - total.max) : 0
  return {
    scheme, evaluation, total, threshold, short, nearest, lacks, exempt,
    here: isHere(scheme, saved),
    failed: failed ?? (shut ? nearest : undefined),
    word: outcome === 'not_eligible' && couldBuild(scheme, facts, local) ? 'move' : WORDS[outcome](failed !== undefined || shut),
    ways: pack.routes.filter(({ id }) => evaluation.routes.find(({ condition }) => condition === id)?.holds === true),
    unset: evaluation.unset.flatMap((id) => pack.parameters.find((each) => each.id === id)?.name ?? []),
    open: compiled.questionsIn(evaluation).filter((id) => !saved.skipped.includes(id)),
    help: () => (failed ? undefined : compiled.improvements(facts, 1)[0]?.text),
    standIns: evaluation.lines.some(({ applied, source }) => applied && source.standIn),
  }
}

const WORDS: Readonly<Record<Evaluation['outcome'], (failed: boolean) => Word>> = {
  eligible: () => 'can',
  undecided: () => 'open',
  not_eligible: (failed) => (failed ? 'cannot' : 'short'),
}

/** Whether nothing rules it out any more once what builds up in a place is left open. */
function couldBuild({ pack, compiled }: Scheme, facts: Facts, local: ReadonlySet<string>): boolean {
  if (local.size === 0) return false
  const records = new Set(pack.facts.filter((fact) => fact.local === 'record' && fact.derived !== 'local').map(({ id }) => id))
  const open = Object.fromEntries(Object.entries(facts).filter(([id]) => !records.has(id)))
  return compiled.evaluate(open).outcome !== 'not_eligible'
}

/** What moving there would not mend comes first: it decides more. */
function failedOf(conditions: readonly PackCondition[], lines: readonly ConditionLine[], local: ReadonlySet<string>): PackCondition | undefined {
  const failed = lines.filter(({ holds }) => holds === false)
  const line = failed.find(({ facts }) => !facts.some((id) => local.has(id))) ?? failed[0]
  return conditions.find(({ id }) => id === line?.condition)
}

/** The way in with the fewest parts to go: open ones, then what builds up in a place, then what one can raise; the rest last. */
function nearestOf(routes: readonly PackCondition[], local: ReadonlySet<string>, lack: (route: PackCondition) => readonly Lack[]): PackCondition | undefined {
  const weight = ({ holds, mendable, facts }: Lack): number => {
    if (holds === undefined) return 1
    if (facts.some((id) => local.has(id))) return 2
    return mendable ? 10 : 100
  }
  const distance = (lacks: readonly Lack[]) => lacks.reduce((sum, each) => sum + weight(each), 0)
  const ranked = routes.map((route) => ({ route, far: distance(lack(route)) }))
  return ranked.sort((a, b) => a.far - b.far)[0]?.route
}
