/**
 * One evaluation told to four readers: the applicant (what to do next), the officer (why, with each fact's origin), the
 * auditor (replay at a date with the same hash) and the legislator (clause by clause). Both languages throughout.
 */
import { compile } from '../compile.ts'
import { define } from '../environment.ts'
import type { Pack } from '../pack.ts'
import type { Evaluation, Facts } from '../types.ts'
import { bookOf } from '../wording/index.ts'
import { type ApplicantItem, forApplicant } from './applicant.ts'
import { packHash, type ReplayRecord, type ReplayResult, sealed } from './auditor.ts'
import { type ClauseExplained, forLegislator } from './legislator.ts'
import { forOfficer, type OfficerItem, type Origin } from './officer.ts'

export type { ApplicantItem } from './applicant.ts'
export type { ReplayRecord, ReplayResult } from './auditor.ts'
export type { ClauseExplained, DrawnRule } from './legislator.ts'
export type { OfficerItem, OfficerFact, Origin } from './officer.ts'
export type { ConditionTrace, RuleTrace } from './trace.ts'
export { packHash } from './auditor.ts'
export { canonicalJson } from './canonical.ts'
export { forLegislator } from './legislator.ts'

export interface Explainer {
  evaluate(facts: Facts): Evaluation
  applicant(facts: Facts): readonly ApplicantItem[]
  officer(facts: Facts, origins?: Readonly<Record<string, Origin>>): readonly OfficerItem[]
  legislator(facts: Facts): readonly ClauseExplained[]
  auditor(facts: Facts): Promise<ReplayRecord>
}

/** Why a replay does not come to what its record says. */
export type ReplayFault = 'tampered' | 'other_pack' | 'other_result'

function resultOf(evaluation: Evaluation): ReplayResult {
  const pair = ({ min, max }: Evaluation['total']) => [min, max] as const
  const { conditions, routes, exemption } = evaluation
  const tests = [...conditions, ...routes, ...(exemption ? [exemption] : [])]
  return {
    outcome: evaluation.outcome,
    totals: Object.fromEntries(evaluation.totals.map(each => [each.total, pair(each.points)])),
    lines: Object.fromEntries(evaluation.lines.map(each => [each.indicator, pair(each.points)])),
    conditions: Object.fromEntries(tests.map(each => [each.condition, each.holds ?? null])),
  }
}

/** Explains a pack with these parameters on this day (`YYYY-MM-DD`). */
export function explainer(pack: Pack, parameters: Readonly<Record<string, number>>, on: string): Explainer {
  const compiled = compile(pack, parameters, on)
  const definitions = define(pack, parameters)
  const book = { ...bookOf(pack), parameters: definitions.parameters }
  return {
    evaluate: compiled.evaluate,
    applicant: facts =>
      forApplicant({ pack, evaluation: compiled.evaluate(facts), improvements: compiled.improvements(facts, Infinity) }),
    officer: (stated, origins = {}) =>
      forOfficer({ pack, stated, facts: compiled.derive(stated), origins, definitions, book }),
    legislator: facts => forLegislator(pack, compiled.evaluate(facts)),
    auditor: async facts =>
      sealed({
        pack: { id: pack.id, version: pack.version, hash: await packHash(pack) },
        parameters,
        on,
        facts,
        result: resultOf(compiled.evaluate(facts)),
      }),
  }
}

/** Evaluates a record again: nothing when it comes to the same hash, otherwise why it does not. */
export async function replay(record: ReplayRecord, pack: Pack): Promise<ReplayFault | undefined> {
  const { hash, format: _, ...body } = record
  if ((await sealed(body)).hash !== hash) return 'tampered'
  if ((await packHash(pack)) !== record.pack.hash) return 'other_pack'
  const again = await explainer(pack, record.parameters, record.on).auditor(record.facts)
  return again.hash === hash ? undefined : 'other_result'
}
