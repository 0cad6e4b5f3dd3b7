/**
 * One indicator scored by several departments. Each scores by what it found itself; the pack says how their points come
 * together (`scoredBy`): the highest counts, they add up, or all must agree.
 */
import { compile } from '../compile.ts'
import type { Indicator, Pack } from '../pack.ts'
import type { Facts, Points } from '../types.ts'

export interface CombinedLine {
  readonly indicator: string
  readonly points: Points
  /** What each department came to. */
  readonly of: readonly { readonly department: string; readonly points: Points }[]
  /** True when departments that must agree do not: the line gives nothing until they do. */
  readonly disagree: boolean
}

type ScoredBy = NonNullable<Indicator['scoredBy']>

function together({ combine }: ScoredBy, points: readonly Points[]): Points {
  if (points.length === 0) return 0
  if (combine === 'highest') return Math.max(...points)
  if (combine === 'sum') return points.reduce((sum, each) => sum + each, 0)
  return new Set(points).size === 1 ? (points[0] ?? 0) : 0
}

/**
 * The lines of every indicator that several departments score, from each department's own findings. A department that
 * has found nothing scores by nothing: it gives what no findings give.
 */
export function combineFindings(
  pack: Pack,
  parameters: Readonly<Record<string, number>>,
  findings: Readonly<Record<string, Facts>>,
  on?: string,
): readonly CombinedLine[] {
  const compiled = compile(pack, parameters, on)
  const scores = new Map<string, readonly Points[]>()
  const linesOf = (department: string) => {
    const known = scores.get(department) ?? compiled.score(findings[department] ?? {}).lines
    scores.set(department, known)
    return known
  }
  return pack.indicators.flatMap((indicator, at) => {
    const { scoredBy } = indicator
    if (!scoredBy) return []
    const of = scoredBy.departments.map(department => ({ department, points: linesOf(department)[at] ?? 0 }))
    const points = of.map(each => each.points)
    const disagree = scoredBy.combine === 'must_agree' && new Set(points).size > 1
    return [{ indicator: indicator.id, points: together(scoredBy, points), of, disagree }]
  })
}
