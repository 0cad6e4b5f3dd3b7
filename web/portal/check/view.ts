import type { Line, Points, PointsRange } from '#policy'
import type { Improvement } from '#policy'
import type { Saved } from './saved.ts'
import { factsFor, type Scheme } from './schemes.ts'
import { standingIn, type Standing } from './standing.ts'

/** What the answers so far amount to in one scheme, to the last point. */
export interface View {
  readonly standing: Standing
  /** From what the answers give to what open questions could still make it. */
  readonly total: PointsRange
  readonly threshold: Points | undefined
  /** Questions that can still change the outcome or the total, the next one first. */
  readonly open: readonly string[]
  /** Whether a condition, or every way in, is ruled out: no points mend that. */
  readonly failed: boolean
  /** Score lines that give or take points, with what the answers give. */
  readonly scored: readonly { readonly line: Line; readonly points: Points }[]
  readonly improvements: readonly Improvement[]
}

const SUGGESTIONS = 8

/** Works the answers out. What is not answered counts nothing here, as it will when departments find nothing. */
export function viewOf(scheme: Scheme, saved: Saved): View {
  const { compiled } = scheme
  const facts = factsFor(scheme, saved)
  const standing = standingIn(scheme, saved)
  const { total, threshold, lines } = standing.evaluation
  const score = compiled.score(facts)
  return {
    standing,
    threshold,
    total: { min: score.total, max: Math.max(score.total, total.max) },
    open: compiled.questionsIn(standing.evaluation),
    failed: standing.failed !== undefined,
    scored: lines.flatMap((line, at) => {
      const points = score.lines[at] ?? 0
      return points === 0 ? [] : [{ line, points }]
    }),
    improvements: compiled.improvements(facts, SUGGESTIONS),
  }
}
