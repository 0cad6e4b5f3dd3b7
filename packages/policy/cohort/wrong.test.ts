import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '../types.ts'
import { keptText, MOST_FAULTS, openCohort, type Chunk } from './index.ts'

const AGE: Fact = {
  id: 'age', name: { zh: '年龄', en: 'Age' }, question: { zh: '?', en: '?' }, type: 'integer', min: 0, max: 130, sensitivity: 'personal',
}

function read(text: string, rows?: number): readonly Chunk[] {
  const chunks: Chunk[] = []
  const cohort = openCohort({ facts: [AGE], keep: ['id', 'town'], ...(rows === undefined ? {} : { rows }) }, chunk => chunks.push(chunk))
  cohort.push(new TextEncoder().encode(text))
  cohort.end()
  return chunks
}

test('every wrong cell is told with the person it is of and its row in the file, far beyond those listed', () => {
  const chunks = read(`id,age,town\n${'p,x,t\n'.repeat(MOST_FAULTS + 500)}q,1,t\n`, 700)
  const found = chunks.flatMap(chunk => chunk.wrong.map(each => [chunk.rows[each.row], each.fault().at]))
  assert.equal(found.length, MOST_FAULTS + 500)
  assert.deepEqual(found.at(-1), [MOST_FAULTS + 501, `B${MOST_FAULTS + 501}`])
})

test('empty lines are counted as a spreadsheet counts them', () => {
  const [chunk] = read('id,age,town\n\na,1,t\n\n\nb,x,t\n')
  assert.deepEqual([...chunk?.rows ?? []], [3, 6])
  assert.deepEqual(chunk?.wrong.map(each => each.fault().at), ['B6'])
})

test('of a row of another width the cells that are there are kept, and nothing of an earlier row', () => {
  const [first, second] = read('id,age,town\na,1,here\nb,2,there\nc\nd,3,far,4\n', 2)
  assert.deepEqual([first?.wrong.length, second?.wrong.map(each => [each.row, each.column, each.fault().code])], [0, [[0, 0, 'width'], [1, 0, 'width']]])
  const kept = (row: number) => second?.kept.map(column => keptText(column, row))
  assert.deepEqual([kept(0), kept(1)], [['c', ''], ['d', 'far']])
})
