import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { rebuild, Refused, run, type Aggregate } from './aggregate.ts'
import { runManyIn, type Item } from './aggregate-many.ts'
import { ok, refuse } from './result.ts'
import { CITY, DISTRICT, testPlatform, type TestPlatform } from './testing.ts'

/** A counter that lives in `rounds`: enough of an aggregate to count events by. */
type Counter = { readonly year: number; readonly count: number }
type Command = { readonly kind: 'start'; readonly year: number } | { readonly kind: 'add'; readonly n: number }
type Event = { readonly kind: 'started'; readonly year: number } | { readonly kind: 'added'; readonly n: number }

const counters: Aggregate<Counter, Command, Event> = {
  name: 'counter',
  table: 'rounds',
  decide(state, command) {
    if (command.kind === 'start') return ok([{ kind: 'started', year: command.year }])
    if (!state) return refuse('object.not_found')
    return command.n < 0
      ? refuse('field.number', { params: { min: 0, max: 9 } })
      : ok(Array.from({ length: command.n }, () => ({ kind: 'added', n: 1 }) as const))
  },
  evolve: (state, event) =>
    event.kind === 'started'
      ? { year: event.year, count: 0 }
      : { year: state?.year ?? 0, count: (state?.count ?? 0) + event.n },
  action: () => 'round.prepare',
  patch: () => ({ city: CITY, district: DISTRICT }),
  columns: state => ({ district: DISTRICT, year: state.year, pack: 'p', status: 'prepared' }),
}

let test: TestPlatform
before(async () => { test = await testPlatform() })
after(() => test.close())

const many = (items: readonly Item<Command>[], actor = test.actor('officer')) =>
  test.platform.db.transaction().execute(trx => runManyIn(trx, counters, items, test.ctx(actor)))
const start = (year: number, commandId: string = randomUUIDv7()): Item<Command> => ({
  id: 'new',
  command: { kind: 'start', year },
  commandId,
})
const add = (id: string, n: number, commandId: string = randomUUIDv7()): Item<Command> => ({
  id,
  command: { kind: 'add', n },
  commandId,
})

async function started(...years: number[]): Promise<string[]> {
  const answers = await many(years.map(year => start(year)))
  return answers.map(answer => {
    assert.ok(answer.ok)
    return answer.value.id
  })
}

describe('many commands at once', () => {
  it('store what one by one would: states, versions, events that fold back', async () => {
    const ids = await started(3001, 3002, 3003)
    await many(ids.map((id, n) => add(id, n)))
    const single = await run(
      test.platform,
      counters,
      ids[0] ?? '',
      { kind: 'add', n: 2 },
      test.ctx(test.actor('officer')),
      { expected: 1 },
    )
    assert.ok(single.ok)
    for (const [n, id] of ids.entries()) {
      const row = await test.platform.db
        .selectFrom('rounds')
        .select(['version', 'state', 'year'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      assert.deepEqual(row.state, await rebuild(test.platform.db, counters, CITY, id))
      assert.deepEqual([row.version, row.year], [1 + (n === 0 ? 2 : n), 3001 + n])
    }
  })

  it('a refused one stores nothing and stops no other', async () => {
    const [a = '', b = ''] = await started(3011, 3012)
    const answers = await many([add(a, -1), add(b, 2), add(randomUUIDv7(), 1)])
    assert.deepEqual(
      answers.map(answer => (answer.ok ? answer.value.state.count : answer.refusals[0]?.code)),
      ['field.number', 2, 'object.not_found'],
    )
    assert.deepEqual((await rebuild(test.platform.db, counters, CITY, a))?.count, 0)
  })

  it('the same keys again change nothing and answer the same', async () => {
    const items = [start(3021, 'again-1'), start(3022, 'again-2')]
    const [first, second] = [await many(items), await many(items)]
    const ids = (answers: typeof first): (string | undefined)[] =>
      answers.map(answer => (answer.ok ? answer.value.id : undefined))
    assert.deepEqual(ids(second), ids(first))
    assert.ok(second.every(answer => answer.ok && answer.value.replayed && answer.value.events.length === 0))
    const [stranger] = await many([start(3023, 'again-1')], test.actor('officer', { name: 'another' }))
    assert.ok(stranger && !stranger.ok && stranger.refusals[0]?.code === 'command.reused')
  })

  it('what the actor may not do is refused item by item', async () => {
    const answers = await many([start(3031)], test.actor('reviewer'))
    assert.deepEqual(answers.map(answer => (answer.ok ? 'done' : answer.refusals[0]?.code)), ['access.not_allowed'])
  })

  it('two runs over the same things lose nothing of each other, in whatever order they name them', async () => {
    const ids = await started(3041, 3042, 3043, 3044)
    await Promise.all([many(ids.map(id => add(id, 1))), many(ids.toReversed().map(id => add(id, 1)))])
    for (const id of ids) assert.equal((await rebuild(test.platform.db, counters, CITY, id))?.count, 2)
  })

  it('all or none: whoever wants it throws, and nothing is stored', async () => {
    const [id = ''] = await started(3051)
    await assert.rejects(test.platform.db.transaction().execute(async trx => {
      const answers = await runManyIn(
        trx,
        counters,
        [add(id, 1), add(randomUUIDv7(), 1)],
        test.ctx(test.actor('officer')),
      )
      const refused = answers.flatMap(answer => (answer.ok ? [] : answer.refusals))
      if (refused.length > 0) throw new Refused(refused)
    }), Refused)
    assert.equal((await rebuild(test.platform.db, counters, CITY, id))?.count, 0)
  })
})
