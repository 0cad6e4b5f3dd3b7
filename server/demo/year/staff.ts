import type { Actor } from '#platform/access.ts'
import { actorFromStaff, type StaffRow } from '#server/accounts/index.ts'
import type { Staff } from './walk.ts'

/** Picks the walkers of a year from a district's staff. */
export function staffFrom(city: string, rows: readonly StaffRow[]): Staff {
  const actor = (wanted: string, fits: (row: StaffRow) => boolean): Actor => {
    const row = rows.find(fits)
    if (!row) throw new Error(`no ${wanted} among the demo accounts`)
    return actorFromStaff({ ...row, city })
  }
  const named = (role: string, username: string) => actor(username, row => row.role === role && row.username.startsWith(username))
  return {
    clerk: town => actor(`clerk of ${town}`, row => row.role === 'clerk' && row.town === town),
    reviewer: department => actor(`reviewer of ${department}`, row => row.role === 'reviewer' && row.department === department),
    officer: named('officer', 'officer'),
    approver: named('officer', 'approver'),
    police: named('police', 'police'),
  }
}
