import type { DirectStatus } from './types.ts'

/**
 * What is counted on a day: cases handed in, accepted, approved, refused, settled, cancelled, persons settled (with
 * family). A case whose approval is cancelled leaves `approved` and `settled` again, as known from that day on.
 */
export type Measure = 'submitted' | 'accepted' | 'approved' | 'refused' | 'settled' | 'cancelled' | 'people_settled'

export type CountBy = 'district' | 'town' | 'month' | 'day' | 'skill' | 'measure' | 'pack'

export interface CountQuery {
  /** Both inclusive. */
  readonly from: string
  readonly to: string
  /** As known on the evening of that day: what was corrected later is not in it. Default: as known now. */
  readonly asOf?: string | undefined
  readonly by: readonly CountBy[]
  readonly measures?: readonly Measure[] | undefined
  readonly pack?: string | undefined
  readonly district?: string | undefined
  readonly town?: string | undefined
  readonly skill?: string | undefined
}

/** One group. Keys not asked for are absent; `month` is `YYYY-MM`. */
export interface CountRow {
  readonly district?: string
  readonly town?: string
  readonly month?: string
  readonly day?: string
  readonly skill?: string
  readonly measure?: Measure
  readonly pack?: string
  readonly count: number
}

/** How many cases stand where, now. */
export interface StandingRow {
  readonly status: DirectStatus
  readonly district: string
  readonly town: string
  readonly skill: string
  readonly pack: string
  readonly count: number
}
