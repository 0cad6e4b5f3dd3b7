import type { MonthEntry } from '#server/reports/index.ts'

/** Reports still to be signed, those among them that are late, and those signed whose cases say something else by now. */
export interface Owed {
  readonly waiting: number
  readonly late: number
  readonly changed: number
  /** Months compiled that no longer say what is signed. */
  readonly outdated: number
}

/** What is owed of all months together (DG-13). */
export function owed(all: readonly MonthEntry[]): Owed {
  const months = all.filter(one => one.owed)
  const open = (those: readonly MonthEntry[]) => those.reduce((sum, { units, signed }) => sum + units - signed, 0)
  return {
    waiting: open(months),
    late: open(months.filter(({ late }) => late)),
    outdated: all.filter(({ outdated }) => outdated).length,
    changed: all.reduce((sum, { changed }) => sum + changed, 0),
  }
}
