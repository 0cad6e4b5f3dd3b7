import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { run, rebuild, load, type Aggregate } from './aggregate.ts'
import { enqueueMessage } from './messages.ts'
import { ok, refuse } from './result.ts'
import { CITY, DISTRICT, testPlatform, type TestPlatform } from './testing.ts'

interface Counter { readonly year: number; readonly total: number }
type Command = { readonly kind: 'open'; readonly year: number } | { readonly kind: 'add'; readonly by: number }
type Counted = { readonly kind: 'opened'; readonly year: number } | { readonly kind: 'added'; readonly by: number }

/** A toy on the rounds table: enough to see the machinery without any scheme's rules. */
const counter: Aggregate<Counter, Command, Counted> = {
  name: 'counter',
  table: 'rounds',
  action: () => 'round.prepare',
  patch: () => ({ city: CITY, district: DISTRICT }),
  decide(_state, command) {
    if (command.kind === 'open') return ok([{ kind: 'opened', year: command.year }])
    return command.by > 0 ? ok([{ kind: 'added', by: command.by }]) : refuse('field.number', { params: { min: 1, max: 9 } })
  },
  evolve: (state, event) =>
    event.kind === 'opened' ? { year: event.year, total: 0 } : { year: state?.year ?? 0, total: (state?.total ?? 0) + event.by },
  columns: state => ({ district: DISTRICT, year: state.year, pack: 'toy', status: 'open' }),
  constraints: { rounds_year: 'command.changed' },
}

describe('aggregate', () => {
  let test: TestPlatform
  let year = 3000
  before(async () => { test = await testPlatform() })
  after(() => test.close())
  beforeEach(() => { year += 1 })

  const officer = () => test.actor('officer')
  const open = (commandId?: string) => run(test.platform, counter, 'new', { kind: 'open', year }, test.ctx(officer(), commandId))

  async function opened(): Promise<string> {
    const made = await open()
    assert.ok(made.ok)
    return made.value.id
  }

  it('stores events, state and command id together, and the state is what the events fold to', async () => {
    const id = await opened()
    for (const by of [2, 3]) await run(test.platform, counter, id, { kind: 'add', by }, test.ctx(officer()))
    const stored = await load<Counter>(test.platform.db, counter, CITY, id)
    assert.deepEqual(stored, { version: 3, state: { year, total: 5 } })
    assert.deepEqual(await rebuild(test.platform.db, counter, CITY, id), stored?.state)
  })

  it('has one effect and one answer for ten retries at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => open('the same form')))
    const ids = new Set(answers.map(answer => (answer.ok ? answer.value.id : 'refused')))
    assert.equal(ids.size, 1)
    assert.equal(answers.filter(answer => answer.ok && !answer.value.replayed).length, 1)
  })

  it('has one effect and one answer for ten retries at once on an existing one', async () => {
    const id = await opened()
    const answers = await Promise.all(Array.from({ length: 10 }, () =>
      run(test.platform, counter, id, { kind: 'add', by: 5 }, test.ctx(officer(), `add ${year}`), { expected: 1 })))
    assert.deepEqual(answers.map(answer => answer.ok && answer.value.state.total), Array(10).fill(5))
  })

  it('refuses a command id used for something else', async () => {
    const id = await opened()
    await run(test.platform, counter, id, { kind: 'add', by: 1 }, test.ctx(officer(), 'used'))
    const other = await run(test.platform, counter, await (async () => { year += 1000; return opened() })(), { kind: 'add', by: 1 },
      test.ctx(officer(), 'used'))
    assert.deepEqual(other, refuse('command.reused'))
  })

  it('loses none of fifty concurrent commands on one aggregate', async () => {
    const id = await opened()
    await Promise.all(Array.from({ length: 50 }, () => run(test.platform, counter, id, { kind: 'add', by: 1 }, test.ctx(officer()))))
    assert.equal((await load<Counter>(test.platform.db, counter, CITY, id))?.state.total, 50)
  })

  it('tells the slower of two people that the case has changed', async () => {
    const id = await opened()
    const both = await Promise.all([1, 2].map(by =>
      run(test.platform, counter, id, { kind: 'add', by }, test.ctx(officer()), { expected: 1 })))
    assert.equal(both.filter(result => result.ok).length, 1)
    assert.deepEqual(both.find(result => !result.ok), refuse('command.changed'))
  })

  it('stores nothing at all when the rules refuse, when a side effect refuses, or when it throws', async () => {
    const id = await opened()
    const refused = await run(test.platform, counter, id, { kind: 'add', by: 0 }, test.ctx(officer(), 'a'))
    const side = await run(test.platform, counter, id, { kind: 'add', by: 1 }, test.ctx(officer(), 'b'), {
      also: async trx => {
        await enqueueMessage(test.platform, trx, test.ctx(officer()), { kind: 'test', phone: '13800000000', text: 'x' })
        return refuse('object.not_found').refusals
      },
    })
    const thrown = run(test.platform, counter, id, { kind: 'add', by: 1 }, test.ctx(officer(), 'c'), {
      also: async () => { throw new Error('power cut') },
    })
    await assert.rejects(thrown, /power cut/)
    assert.ok(!refused.ok && !side.ok)
    assert.equal((await load<Counter>(test.platform.db, counter, CITY, id))?.version, 1)
    const left = await test.platform.db.selectFrom('commands').select('id').where('id', 'in', ['a', 'b', 'c']).execute()
    const waiting = await test.platform.db.selectFrom('outbox').select('id').execute()
    assert.deepEqual([left, waiting], [[], []])
  })

  it('keeps other districts out and writes the refusal down', async () => {
    const id = await opened()
    const stranger = test.actor('officer', { district: '440605' })
    const answer = await run(test.platform, counter, id, { kind: 'add', by: 1 }, test.ctx(stranger))
    assert.deepEqual(answer, refuse('access.other_patch'))
    const reads = await test.platform.db.selectFrom('reads').selectAll().where('object', '=', id).execute()
    assert.deepEqual(reads.map(read => [read.actor, read.granted]), [[stranger.id, false]])
  })

  it('does not let anyone rewrite an event', async () => {
    await opened()
    await assert.rejects(test.platform.db.updateTable('events').set({ kind: 'forged' }).execute(), /append-only/)
    await assert.rejects(test.platform.db.deleteFrom('events').execute(), /append-only/)
  })

  it('maps a broken unique constraint to its refusal', async () => {
    await opened()
    assert.deepEqual(await open(), refuse('command.changed'))
  })
})
