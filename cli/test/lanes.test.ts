import assert from 'node:assert/strict'
import { it } from 'node:test'
import { inLanes } from './lanes.ts'

const queues = { long: ['browser 1', 'browser 2', 'browser 3'], short: ['code 1', 'code 2'] }

/** Runs with work that ends when it is told to; `end` names what ends and waits until somebody has taken up the next. */
function watched(lanes: number) {
  const running = new Map<string, () => void>()
  const done = inLanes(queues, lanes, async item => {
    await new Promise<void>(end => running.set(item, end))
    running.delete(item)
    return item
  })
  const end = async (item: string): Promise<void> => {
    running.get(item)?.()
    await new Promise(setImmediate)
  }
  return { done, end, now: () => [...running.keys()] }
}

it('begins what takes long at once, one at a time while there is anything short', async () => {
  const { done, end, now } = watched(2)
  assert.deepEqual(now(), ['browser 1', 'code 1'])
  await end('code 1')
  assert.deepEqual(now(), ['browser 1', 'code 2'])
  await end('browser 1')
  assert.deepEqual(now(), ['code 2', 'browser 2'])
  await end('code 2')
  assert.deepEqual(now(), ['browser 2', 'browser 3'])
  await end('browser 3')
  await end('browser 2')
  assert.deepEqual(await done, ['code 1', 'browser 1', 'code 2', 'browser 3', 'browser 2'])
})

it('works through everything on a machine that can do one thing at a time', async () => {
  assert.deepEqual(await inLanes(queues, 1, async item => item), [...queues.long, ...queues.short])
  assert.deepEqual(await inLanes(queues, 0, async item => item), [...queues.long, ...queues.short])
})

it('fails when the work throws', async () => {
  await assert.rejects(inLanes(queues, 2, async () => { throw new Error('no such file') }), /no such file/)
})
