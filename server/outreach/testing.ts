import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import type { Actor, Role } from '#platform/access.ts'
import { relayMessages, sentMessages } from '#platform/messages.ts'
import type { Result } from '#platform/result.ts'
import { createAccounts } from '#server/accounts/index.ts'
import { createCaseFeed } from '#server/direct/index.ts'
import { directTest, dongguanEntry } from '#server/direct/testing.ts'
import { createOutreach } from './index.ts'

export const CITY = '441900'
export const TOWN = '441900121'

export function value<T>(result: Result<T>): T {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

export const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.refusals.map(({ code }) => code))

export type RegisterTest = Awaited<ReturnType<typeof registerTest>>

/** The register of 东莞 on a fresh database, with its cases and codes; `n` tells invented people apart. */
export async function registerTest() {
  const tested = await directTest(CITY)
  const { platform, packs, direct } = tested
  const cases = createCaseFeed(platform)
  const outreach = createOutreach(platform, { packs, codes: createAccounts(platform), cases })
  const as = (role: Role, more: Partial<Actor> = {}) => tested.ctx(tested.actor(role, more))
  const name = (n: number): string => `测试${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`
  const phone = (n: number): string => `139${String(n).padStart(8, '0')}`
  const form = (n: number, more: object = {}) => {
    const who = { name: name(n), phone: phone(n), town: TOWN, employer: '虚构五金厂' }
    return { ...who, grade: 'senior', trade: '', wish: 'yes', consent: true, ...more }
  }
  const codeSent = async (n: number): Promise<string> => {
    await relayMessages(platform)
    const sent = await sentMessages(platform, 1000)
    const message = sent.find(each => each.kind === 'sign_in_code' && each.phone === phone(n))
    return /\d{6}/.exec(message?.text ?? '')?.[0] ?? ''
  }
  const begin = async (n: number, more: object = {}) =>
    value(await outreach.survey.begin(form(n, more), randomUUIDv7())).id
  return {
    platform,
    outreach,
    as,
    name,
    phone,
    codeSent,
    begin,
    db: platform.db,
    close: tested.close,
    due: () => outreach.due(as('system', { id: 'system', name: '系统' })),
    on: (day: string) => tested.test.clock.set(`${day}T02:00:00.000Z`),
    /** Fills in the public form and its code; answers the person's own code. */
    answer: async (n: number, more: object = {}) =>
      value(await outreach.survey.confirm(await begin(n, more), await codeSent(n), randomUUIDv7())).own,
    enter: (n: number, more: object = {}) => outreach.enter(as('bureau'), form(n, more)),
    people: async (filter: object = {}) => value(await outreach.people(as('bureau'), filter, 1)).rows,
    /** Hands an application in at the window, under the number of `by`. Answers the case. */
    apply: async (n: number, by = n) => {
      const entry = dongguanEntry(n, { employerTown: TOWN, homeTown: 'none' })
      return value(await direct.enter(as('clerk'), { ...entry, personal: { ...entry.personal, phone: phone(by) } })).id
    },
    /** What the offices do, without the steps before: only where the case stands matters to the register. */
    async settle(id: string, status = 'settled') {
      const cases = platform.db.selectFrom('direct_cases').select(['version', 'state'])
      const row = await cases.where('id', '=', id).executeTakeFirstOrThrow()
      const state = JSON.stringify({ ...(row.state as object), status, settled: { on: '2012-11-20' } })
      const changed = { status, version: row.version + 1, state }
      await platform.db.updateTable('direct_cases').set(changed).where('id', '=', id).execute()
    },
    /** A member of staff that may be named as a helper. */
    async employ(actor: Actor) {
      const { id, name: label, role, district = null, town = null } = actor
      const place = { city: CITY, district, town, department: null }
      const account = { id, username: label, name: label, role, password_hash: '', totp_sealed: null }
      await platform.db
        .insertInto('staff')
        .values({ ...place, ...account })
        .execute()
    },
  }
}
