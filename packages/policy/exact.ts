/** Exact arithmetic on hundredths: no intermediate result is ever a rounded float. */
import type { Rounding } from './ast.ts'

/**
 * `numerator / denominator` as a multiple of `to`. All three are integers, the denominator and `to` above 0; right while
 * the numerator stays below 2^51.
 */
export function ratio(numerator: number, denominator: number, { to, mode }: Rounding): number {
  const size = Math.abs(numerator)
  const unit = denominator * to
  const count = mode === 'truncate' ? Math.floor(size / unit) : Math.floor((2 * size + unit) / (2 * unit))
  // Adding 0 turns -0 into 0.
  return (numerator < 0 ? -count : count) * to + 0
}

/** A number of hundredths rounded to a multiple. */
export function rounded(points: number, rounding: Rounding): number {
  return ratio(points, 1, rounding)
}
