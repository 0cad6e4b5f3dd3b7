/**
 * One measured promise. Every `bench/*.bench.ts` exports `run(): Promise<Figure[]>`; values are ratios of one run
 * where they can be.
 */
export interface Figure {
  readonly name: string
  readonly value: number
  /** What it has to reach, as a reader sees it: `≥ 0.8`, `≤ 3 ×`. */
  readonly reach: string
  readonly ok: boolean
  readonly unit?: string
}
