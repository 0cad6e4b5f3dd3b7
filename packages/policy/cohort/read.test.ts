import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { asCell, csv, people, sizes, styles, tables } from './test/arbitrary.ts'
import { AGE, AREA, BORN, DONATED, EDUCATION, FACTS, GRANTS, INSURED, readFile, WORKS } from './test/helpers.ts'
import { factsAt, keptText, STILL, type Chunk } from './index.ts'

const ways = fc.integer({ min: 0, max: 3 })
const rowsInChunk = fc.integer({ min: 1, max: 5 })

function keptRows(chunks: readonly Chunk[]): string[][] {
  return chunks.flatMap(chunk =>
    Array.from({ length: chunk.count }, (_, row) => chunk.kept.map(column => keptText(column, row))),
  )
}

test('any table, however it is written and cut into pieces, is read back the same', () => {
  fc.assert(
    fc.property(tables, styles, sizes, rowsInChunk, (table, style, pieces, rows) => {
      const { cohort, chunks } = readFile(csv(table, style), { facts: [], keep: table.headings, rows }, pieces)
      assert.deepEqual(cohort.faults.list, [])
      assert.deepEqual(keptRows(chunks), table.rows)
      assert.equal(cohort.people, table.rows.length)
      assert.deepEqual(
        chunks.map(each => each.first),
        chunks.map((_, at) => chunks.slice(0, at).reduce((sum, one) => sum + one.count, 0)),
      )
    }),
    { numRuns: 1000 },
  )
})

test('everything known about anybody is read back the same, in whichever way it is written', () => {
  fc.assert(
    fc.property(people(FACTS), styles, sizes, rowsInChunk, ways, (all, style, pieces, rows, way) => {
      const headings = FACTS.map(fact => [fact.id, fact.name.zh, fact.name.en, ` ${fact.id.toUpperCase()} `][way] ?? '')
      const table = { headings, rows: all.map(facts => FACTS.map(fact => asCell(fact, facts[fact.id], way))) }
      const { cohort, chunks } = readFile(csv(table, { ...style, quoteAll: true }), { facts: FACTS, rows }, pieces)
      assert.deepEqual(cohort.faults.list, [])
      const read = chunks.flatMap(chunk => Array.from({ length: chunk.count }, (_, row) => factsAt(chunk, row, FACTS)))
      assert.deepEqual(read, all)
    }),
    { numRuns: 1000 },
  )
})

test('columns hold exact numbers and, where nothing is known, what the fact then counts as', () => {
  const facts = [{ ...AGE, min: 16 }, AREA, WORKS, EDUCATION, BORN, GRANTS]
  const file =
    'age,home_area,works_here,education,born,grants\n44,0.29,是,高中（含技校）,0001-01-02,3;1.5\n,,,,,\n17,1.1,no,none,1990-01-01,-\n'
  const [chunk] = readFile(file, { facts }).chunks
  assert.ok(chunk)
  const [age, area, works, education, born, grants] = chunk.columns
  assert.deepEqual(age, {
    fact: 'age',
    kind: 'integer',
    values: Int32Array.of(44, 16, 17),
    known: Uint8Array.of(1, 0, 1),
    unknown: 1,
  })
  assert.deepEqual(area, {
    fact: 'home_area',
    kind: 'decimal',
    values: Int32Array.of(29, 0, 110),
    known: Uint8Array.of(1, 0, 1),
    unknown: 1,
  })
  assert.deepEqual(works, {
    fact: 'works_here',
    kind: 'boolean',
    values: Uint8Array.of(1, 0, 0),
    known: Uint8Array.of(1, 0, 1),
    unknown: 1,
  })
  assert.deepEqual(education, {
    fact: 'education',
    kind: 'choice',
    values: Uint16Array.of(2, 0, 0),
    known: Uint8Array.of(1, 0, 1),
    unknown: 1,
  })
  assert.equal(born?.kind === 'date' && born.values[0], 1)
  assert.ok(grants?.kind === 'list')
  assert.deepEqual(
    [[...grants.values], [...grants.ends], [...grants.known]],
    [
      [300, 150],
      [2, 2, 2],
      [1, 0, 1],
    ],
  )
})

test('a number too large for 32 bits is exact', () => {
  const wide = { ...AREA, max: 90_000_000_000_000 }
  const [chunk] = readFile('home_area\n90000000000000\n12345678901.23\n', { facts: [wide] }).chunks
  assert.deepEqual(
    chunk?.columns[0]?.kind === 'decimal' && chunk.columns[0].values,
    Float64Array.of(9_000_000_000_000_000, 1_234_567_890_123),
  )
})

test('periods and events keep their days, numbers and kinds', () => {
  const file = 'insured,donated\n"2019-01-01/2019-03-31:补缴;2020-06-01/","2019-05-06=200:paid;2020/1/1"\n'
  const [chunk] = readFile(file, { facts: [INSURED, DONATED] }).chunks
  assert.ok(chunk)
  const [insured, donated] = chunk.columns
  assert.ok(insured?.kind === 'periods' && donated?.kind === 'events')
  assert.deepEqual([insured.to[1], [...insured.kinds]], [STILL, [2, 0]])
  assert.deepEqual([donated.amounts[0], donated.amounts[1], [...donated.kinds]], [20000, Number.NaN, [1, 0]])
  assert.deepEqual(factsAt(chunk, 0, [INSURED, DONATED]), {
    insured: [{ from: '2019-01-01', to: '2019-03-31', kind: 'back_paid' }, { from: '2020-06-01' }],
    donated: [{ on: '2019-05-06', amount: 200, kind: 'paid' }, { on: '2020-01-01' }],
  })
})

test('empty lines are no people, and rows keep the number a spreadsheet shows', () => {
  const { cohort } = readFile('\n\nage\n30\n\n\nabc\n', { facts: [AGE] })
  assert.equal(cohort.people, 2)
  assert.deepEqual(
    cohort.faults.list.map(each => each.at),
    ['A7'],
  )
})

test('a fact without a column is unknown for everybody and is said once', () => {
  const { cohort, chunks } = readFile('age\n30\n', { facts: [AGE, WORKS] })
  assert.deepEqual(
    [cohort.faults.count, cohort.faults.warnings.map(each => [each.code, each.at])],
    [0, [['heading_missing', 'works_here']]],
  )
  assert.deepEqual(chunks[0]?.columns[1], {
    fact: 'works_here',
    kind: 'boolean',
    values: Uint8Array.of(0),
    known: Uint8Array.of(0),
    unknown: 1,
  })
})
