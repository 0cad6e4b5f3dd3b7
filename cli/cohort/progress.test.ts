import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileProgress } from './progress.ts'

function drawn(isTTY: boolean, steps: readonly (readonly [number, number])[]): string {
  let text = ''
  const stream = { isTTY, write: (part: string) => (text += part) } as unknown as NodeJS.WriteStream
  const show = fileProgress(stream, 200)
  for (const [done, people] of steps) show(done, people)
  return text
}

test('a bar is drawn in place on a terminal and ends its line when the file is read', () => {
  const text = drawn(true, [[100, 4000], [200, 8000]])
  assert.ok(text.startsWith(`\r\u001b[K[${'█'.repeat(15)}${'·'.repeat(15)}] 50% · 4,000 人 people\r`))
  assert.match(text, /\[█{30}\] 100% · 8,000 人 people\n$/)
})

test('elsewhere nothing is drawn: a log holds no bars', () => {
  assert.equal(drawn(false, [[100, 1], [200, 2]]), '')
})
