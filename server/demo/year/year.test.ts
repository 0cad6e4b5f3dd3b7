import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { testPlatform, type TestPlatform } from '#platform/testing.ts'
import { inventCohort } from '../cohort.ts'
import { walkYear, type YearOptions, type YearSummary } from './index.ts'

const options: YearOptions = { district: '440604', year: 2014, applicants: 30, seed: '5', quota: 8, tie: 'chain-all-in', progress: () => {} }

describe('an invented year', () => {
  let one: TestPlatform
  let other: TestPlatform
  let summary: YearSummary
  let again: YearSummary
  before(async () => {
    one = await testPlatform()
    other = await testPlatform()
    summary = await walkYear(one.platform, options)
    again = await walkYear(other.platform, options)
  })
  after(async () => {
    await one.close()
    await other.close()
  })

  it('comes to the same for the same seed, to the hash of the ranking', () => {
    assert.deepEqual(again, summary)
  })

  it('adds up: who applied is answered, who is admitted has a card, every card is settled, routed or lapsed', () => {
    const { applied, ranking, settled } = summary
    assert.equal(applied.applied, options.applicants)
    assert.equal(applied.accepted + applied.refused + applied.withdrawn, applied.applied)
    assert.equal(ranking.applications, applied.accepted - (applied.deferred - lateUnanswered()))
    assert.ok(settled.cards > 0 && settled.cards <= ranking.admitted)
    assert.equal(settled.cards, settled.settled + settled.lapsed)
  })

  /** Deferred ones that were refused or withdrawn: not among the accepted. */
  function lateUnanswered(): number {
    const cohort = inventCohort({ seed: '5', count: 30, district: '440604', year: 2014, from: '2014-04-20', to: '2014-09-12' })
    return cohort.filter(({ appliesAt, fate }) => appliesAt >= '2014-09-01' && (fate === 'refused' || fate === 'withdrawn')).length
  }

  it('has one seat for every live card, and no more seats than the quota and the ties make', async () => {
    const { rows } = await sql<{ cards: string; seats: string; homeless: string; twice: string }>`
      select (select count(*) from cards) cards, (select count(*) from seats) seats,
        (select count(*) from cards c where status in ('issued', 'settled')
          and not exists (select from seats s where s.round_id = c.round_id and s.number = c.seat)) homeless,
        (select count(*) from (select application_id from cards where status <> 'revoked' group by 1 having count(*) > 1) again) twice
    `.execute(one.platform.db)
    const [found] = rows
    assert.deepEqual([found?.homeless, found?.twice], ['0', '0'])
    assert.equal(Number(found?.cards), summary.settled.cards)
    assert.equal(Number(found?.seats), Math.max(options.quota, summary.ranking.admitted))
  })

  it('keeps no identity number, phone or name readable anywhere in the database', async () => {
    const cohort = inventCohort({ seed: '5', count: 30, district: '440604', year: 2014, from: '2014-04-20', to: '2014-09-12' })
    const secrets = cohort.flatMap(({ personal, dependants }) =>
      [personal.idNumber, personal.phone, ...(personal.name.length > 2 ? [personal.name] : []), ...dependants.map(({ idNumber }) => idNumber)])
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
    `.execute(one.platform.db)
    for (const { name } of tables) {
      const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.table(name)} t`.execute(one.platform.db)
      const text = rows.map(({ line }) => line).join('\n')
      assert.deepEqual(secrets.filter(secret => text.includes(secret)), [], `${name} holds personal data in the clear`)
    }
  })
})
