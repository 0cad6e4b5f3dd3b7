import type { Window } from '../pack.ts'
import { addMonths } from './days.ts'

/** The first and last day that count on the day `on`, both inclusive. */
export function windowOf(window: Window | undefined, on: string): { readonly from: string; readonly to: string } {
  if (!window) return { from: '0001-01-01', to: on }
  if ('years' in window) return { from: addMonths(on, -12 * window.years), to: on }
  if ('months' in window) return { from: addMonths(on, -window.months), to: on }
  const year = Number(on.slice(0, 4))
  return { from: `${String(year - window.calendarYears).padStart(4, '0')}-01-01`, to: `${year - 1}-12-31` }
}
