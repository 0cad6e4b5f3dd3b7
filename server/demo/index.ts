import { civilDate, isDate } from '#calendar'
import type { Platform } from '#platform/platform.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { Accounts, Session } from '#server/accounts/index.ts'
import type { Services } from '#server/services.ts'
import { DEMO_PASSWORD, demoStaffOf } from './accounts.ts'
import { sampleScan } from './sample.ts'
import { workOff, type WorkedOff } from './work-off.ts'

export { DEMO_PASSWORD, demoStaff, demoStaffOf, ensureStaff } from './accounts.ts'

/** What only a demonstration has: a clock anyone may move forward and accounts anyone may use. */
export interface Demo {
  /** Makes it nine in the morning of `date`, forward only, and carries out what the days between brought due. */
  moveTo(date: string): Promise<Result<{ readonly today: string }>>
  signInAs(username: string): Promise<Result<Session>>
  /** Invented colleagues clear the windows' and departments' queues of today. */
  workOff(): Promise<Result<WorkedOff>>
  /** A sheet that says it is a sample: what invented people upload. PNG. */
  sampleScan(): Buffer
}

export function createDemo(platform: Platform, accounts: Accounts, due: () => Promise<void>, services: () => Services): Demo {
  return {
    sampleScan,
    async moveTo(date) {
      if (platform.mode !== 'demo') return refuse('demo.off')
      const today = civilDate(platform.clock.now())
      if (!isDate(date)) return refuse('demo.date', { field: 'date' })
      if (date <= today) return refuse('demo.backwards', { field: 'date', params: { today } })
      await platform.clock.moveTo(`${date}T01:00:00.000Z`)
      await due()
      return ok({ today: date })
    },
    async signInAs(username) {
      if (platform.mode !== 'demo' || !demoStaffOf(platform.city).some(staff => staff.username === username)) return refuse('demo.off')
      return accounts.signInStaff(username, DEMO_PASSWORD)
    },
    async workOff() {
      return platform.mode === 'demo' ? ok(await workOff(services())) : refuse('demo.off')
    },
  }
}
