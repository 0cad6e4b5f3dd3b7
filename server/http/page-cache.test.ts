import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPageCache } from './page-cache.ts'

function setUp(mostBytes?: number) {
  let now = 0
  let rendered = 0
  const cache = createPageCache(() => now, mostBytes)
  const render = (headers: Record<string, string> = { 'x-cache-for': '30' }, status = 200) => async (): Promise<Response> => {
    rendered += 1
    await Promise.resolve()
    return new Response(`page ${rendered}`, { status, headers: { 'content-type': 'text/html', ...headers } })
  }
  const read = async (key: string, made = render()): Promise<string> => (await cache.page(key, 'identity', made)).text()
  return { cache, render, read, count: () => rendered, wait: (seconds: number) => { now += seconds * 1000 } }
}

test('kept for as long as the page says, then rendered again', async () => {
  const { read, count, wait } = setUp()
  assert.equal(await read('a'), 'page 1')
  wait(29)
  assert.equal(await read('a'), 'page 1')
  wait(2)
  assert.equal(await read('a'), 'page 2')
  assert.equal(count(), 2)
})

test('fifty readers at once cause one rendering', async () => {
  const { read, count } = setUp()
  const pages = await Promise.all(Array.from({ length: 50 }, () => read('a')))
  assert.equal(new Set(pages).size, 1)
  assert.equal(count(), 1)
})

test('what does not ask for it, fails or sets a cookie is never kept nor shared', async () => {
  for (const [headers, status] of [[{}, 200], [{ 'x-cache-for': '30' }, 404], [{ 'x-cache-for': '30', 'set-cookie': 'a=1' }, 200]] as const) {
    const { read, render } = setUp()
    const pages = await Promise.all([read('a', render(headers, status)), read('a', render(headers, status))])
    assert.equal(new Set(pages).size, 2)
  }
})

test('clearing forgets what is kept and what is still being rendered', async () => {
  const { cache, read } = setUp()
  const first = read('a')
  cache.clear()
  await first
  assert.equal(await read('a'), 'page 2')
})

test('a failing rendering reaches its reader and spoils nothing', async () => {
  const { read } = setUp()
  await assert.rejects(read('a', async () => { throw new Error('no database') }), /no database/)
  assert.equal(await read('a'), 'page 1')
})

test('the oldest pages go when there is no more room', async () => {
  const { read, count } = setUp(15)
  await read('a')
  await read('b')
  await read('c')
  assert.equal(await read('c'), 'page 3')
  assert.equal(await read('a'), 'page 4')
  assert.equal(count(), 4)
})
