import type { CompiledPack, ConditionLine, Evaluation, Improvement, Line, Points, PointsRange } from '#policy'
import type { Saved } from './saved.ts'

/** What the answers so far amount to. */
export interface View {
  readonly outcome: Evaluation['outcome']
  /** From what the answers give to what open questions could still make it. */
  readonly total: PointsRange
  readonly threshold: Points | undefined
  /** Questions that can still change the outcome or the total, the next one first. */
  readonly open: readonly string[]
  /** The first condition the answers rule out. */
  readonly failed: ConditionLine | undefined
  /** Score lines that give or take points, with what the answers give. */
  readonly scored: readonly { readonly line: Line; readonly points: Points }[]
  readonly improvements: readonly Improvement[]
}

const SUGGESTIONS = 8

/** Works the answers out. What is not answered counts nothing here, as it will when departments find nothing. */
export function viewOf(compiled: CompiledPack, { facts }: Saved): View {
  const { outcome, total, threshold, conditions, lines } = compiled.evaluate(facts)
  const score = compiled.score(facts)
  return {
    outcome,
    threshold,
    total: { min: score.total, max: Math.max(score.total, total.max) },
    open: compiled.questions(facts),
    failed: conditions.find(({ holds }) => holds === false),
    scored: lines.flatMap((line, at) => {
      const points = score.lines[at] ?? 0
      return points === 0 ? [] : [{ line, points }]
    }),
    improvements: compiled.improvements(facts, SUGGESTIONS),
  }
}
