import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellReader } from './cell.ts'
import { letters, MOST_FAULTS } from './faults.ts'
import { AGE, AREA, BORN, DONATED, EDUCATION, FACTS, GRANTS, INSURED, readFile, WORKS } from './test/helpers.ts'
import { sizes } from './test/arbitrary.ts'

const encoder = new TextEncoder()

function faultsOf(file: string | Uint8Array, facts: Parameters<typeof readFile>[1]['facts'] = FACTS) {
  return readFile(file, { facts }).cohort.faults
}

test('every wrong cell is reported with its place, in the order of the rows, and the others are read', () => {
  const file =
    'age,home_area,works_here,education,born\n131,12.345,maybe,doctor,2019-02-29\n30,1,1,none,1990-1-1\n1.5,1e5,2,高中,19900101\n'
  const { cohort, chunks } = readFile(file, { facts: [AGE, AREA, WORKS, EDUCATION, BORN] })
  assert.deepEqual(
    cohort.faults.list.map(each => [each.at, each.code]),
    [
      ['A2', 'domain'],
      ['B2', 'decimals'],
      ['C2', 'type'],
      ['D2', 'option'],
      ['E2', 'date'],
      ['A4', 'type'],
      ['B4', 'type'],
      ['C4', 'type'],
      ['D4', 'option'],
      ['E4', 'date'],
    ],
  )
  assert.equal(cohort.faults.list[0]?.message.zh, '第 2 行“age”列：“131”超出范围')
  assert.equal(cohort.faults.list[0]?.hint?.zh, '应在 0 到 130 周岁之间')
  assert.deepEqual(
    chunks[0]?.columns.map(column => [...column.known]),
    Array.from({ length: 5 }, () => [0, 1, 0]),
  )
})

test('every wrong entry of a list, of periods and of events is reported', () => {
  const wrong = (fact: typeof GRANTS, cell: string) =>
    faultsOf(`${fact.id}\n"${cell}"\n`, [fact]).list.map(each => each.code)
  const cases: readonly [typeof GRANTS, string, string][] = [
    [GRANTS, '1;2;3;4', 'most'],
    [GRANTS, '501', 'domain'],
    [GRANTS, '1;x', 'type'],
    [GRANTS, '0.001', 'decimals'],
    [GRANTS, ';', 'entry'],
    [INSURED, '2019-01-01', 'entry'],
    [INSURED, '2019-02-30/', 'date'],
    [INSURED, '2019-02-01/2019-01-31', 'order'],
    [INSURED, '2019-02-01/x', 'date'],
    [INSURED, '2019-02-01/:lost', 'option'],
    [DONATED, '2019-13-01', 'date'],
    [DONATED, '2019-01-01=x', 'type'],
    [DONATED, '2019-01-01=901', 'domain'],
  ]
  for (const [fact, cell, code] of cases) assert.deepEqual(wrong(fact, cell), [code], cell)
})

test('the ways of writing that a loop knows mean what the reader of one cell says', () => {
  const odd = fc.oneof(
    fc.stringMatching(/^[+-]?\d{0,18}\.?\d{0,4}$/),
    fc.stringMatching(/^\d{3,4}[-/.]\d{0,3}[-/.]\d{0,3}$/),
    fc.constantFrom(
      '.5',
      '5.',
      '1.2.3',
      '--1',
      '１２',
      '1,000',
      'TRUE',
      'ＹＥＳ',
      'None',
      '高中(含技校)',
      '2000-02-29',
      '1900-02-29',
      '0000-01-01',
    ),
  )
  const plain = [
    AGE,
    { ...AGE, id: 'far', max: Number.MAX_SAFE_INTEGER },
    AREA,
    { ...AREA, id: 'wide', max: undefined },
    WORKS,
    EDUCATION,
    BORN,
  ]
  fc.assert(
    fc.property(odd, fc.constantFrom(...plain), (text, fact) => {
      const { chunks, cohort } = readFile(`${fact.id},x\n"${text}",\n`, { facts: [fact], keep: ['x'] })
      const said = text.trim() === '' ? undefined : cellReader(fact)(text.trim())
      const column = chunks[0]?.columns[0]
      const read =
        column && 'values' in column && column.known[0] === 1 ? column.values[0] : cohort.faults.list[0]?.code
      assert.equal(read, said)
    }),
    { numRuns: 5000 },
  )
})

test('headings that are unknown, twice, ambiguous or empty are all reported, and rows are read all the same', () => {
  const twin = { ...WORKS, id: 'works_there' }
  const { cohort, chunks } = readFile('age,shoe size,年龄,Works in the city,,shoe size\nx,1,2,3,4,5\n', {
    facts: [AGE, WORKS, twin],
    keep: ['town'],
  })
  assert.deepEqual(
    cohort.faults.list.map(each => [each.code, each.at]),
    [
      ['heading_unknown', 'B1'],
      ['heading_twice', 'C1'],
      ['heading_ambiguous', 'D1'],
      ['heading_twice', 'F1'],
      ['keep_missing', 'town'],
      ['type', 'A2'],
    ],
  )
  assert.deepEqual(
    cohort.faults.warnings.map(each => each.code),
    ['heading_empty', 'heading_missing', 'heading_missing'],
  )
  assert.equal(chunks[0]?.count, 1)
})

test('a thousand unknown columns are a thousand faults, each with its place', () => {
  const headings = Array.from({ length: 1000 }, (_, at) => `c${at}`)
  const { list, count } = faultsOf(`${headings.join(',')}\n${'1,'.repeat(999)}1\n`)
  assert.equal(count, 1000)
  assert.deepEqual([list[0]?.at, list[999]?.at], ['A1', 'ALL1'])
})

test('a million wrong cells are counted, the first of them kept in order', () => {
  const { cohort } = readFile(`age,home_area\n${'x,y\n'.repeat(20_000)}`, { facts: [AGE, AREA], rows: 700 })
  assert.equal(cohort.faults.count, 40_000)
  assert.equal(cohort.faults.list.length, MOST_FAULTS)
  assert.deepEqual(
    [cohort.faults.list[0]?.at, cohort.faults.list[1]?.at, cohort.faults.list.at(-1)?.at],
    ['A2', 'B2', 'B501'],
  )
})

test('rows of another width are reported once and taken as unknown', () => {
  const { cohort, chunks } = readFile('age,works_here\n30\n31,1,2\n32,1\n', { facts: [AGE, WORKS] })
  assert.deepEqual(
    cohort.faults.list.map(each => [each.code, each.at]),
    [
      ['width', '2'],
      ['width', '3'],
    ],
  )
  assert.deepEqual([...(chunks[0]?.columns[0]?.known ?? [])], [0, 0, 1])
})

test('a broken quote stops the reading where it stands, people before it are read', () => {
  for (const [file, code] of [
    ['age\n30\n"31\n32\n', 'open_quote'],
    ['age\n30\n"31"x\n32\n', 'after_quote'],
  ] as const) {
    for (const pieces of [[], [1], [3]]) {
      const { cohort } = readFile(file, { facts: [AGE] }, pieces)
      assert.deepEqual(
        [cohort.stopped, cohort.people, cohort.faults.list.map(each => [each.code, each.at])],
        [true, 1, [[code, '3']]],
      )
    }
  }
})

test('a quote never closed in an endless file ends the reading instead of filling the memory', () => {
  const { cohort } = readFile(`age\n"${'x'.repeat(9 << 20)}`, { facts: [AGE] }, [1 << 20])
  assert.deepEqual(
    cohort.faults.list.map(each => each.code),
    ['long_row'],
  )
})

test('files that are no CSV are refused with one sentence', () => {
  const cases: readonly [Uint8Array, string][] = [
    [Uint8Array.of(), 'empty'],
    [encoder.encode('\n\r\n'), 'empty'],
    [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0xff, 0xff), 'workbook'],
    [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'workbook'],
    [encoder.encode('a\0g\0e\0\n\0'), 'encoding'],
    [Uint8Array.of(0x61, 0x67, 0x65, 0x0a, 0xff, 0xff, 0x0a), 'encoding'],
    [encoder.encode(`age${','.repeat(20_000)}\n`), 'columns'],
  ]
  for (const [bytes, code] of cases) {
    const { cohort } = readFile(bytes, { facts: [AGE] })
    assert.deepEqual([cohort.stopped, cohort.faults.list.at(-1)?.code], [true, code])
  }
})

test('whatever the bytes, reading ends and every fault has a sentence in both languages', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), sizes, (noise, begun, pieces) => {
      const head = encoder.encode(begun ? 'age,works_here,出生日期,insured,donated\n' : '')
      const { cohort } = readFile(Uint8Array.of(...head, ...noise), { facts: FACTS }, pieces)
      for (const { message, hint } of [...cohort.faults.list, ...cohort.faults.warnings]) {
        assert.ok(message.zh && message.en && hint?.zh && hint.en)
      }
    }),
    { numRuns: 3000 },
  )
})

test('columns are named as spreadsheets name them', () => {
  assert.deepEqual([1, 26, 27, 52, 53, 702, 703, 16_384].map(letters), ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD'])
})
