import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readSheet, writeWorkbook } from '#server/sheets/index.ts'
import { gridOfSheet, gridOfText } from './grid.ts'
import { elapsed, periodOf, progressOf, project } from './progress.ts'
import { readTable, sumOf } from './read-table.ts'
import { tableSheet } from './sheet.ts'
import { mismatches } from './sums.ts'
import type { TargetTable } from './types.ts'
import { shortName } from './names.ts'
import { unitsOf } from './units.ts'

const cities = ['441800', '441900', '440700'] as const

const monthsFrom = (year: number, month: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => {
    const at = month - 1 + n
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })

const tables = fc.constantFrom(...cities).chain(city => {
  const { all } = unitsOf(city)
  return fc
    .record({
      city: fc.constant(city),
      year: fc.integer({ min: 2011, max: 2030 }),
      first: fc.integer({ min: 1, max: 12 }),
      length: fc.integer({ min: 1, max: 12 }),
      units: fc.shuffledSubarray(
        all.map(({ code }) => code),
        { minLength: 1 },
      ),
      numbers: fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 7, maxLength: 60 }),
      agrees: fc.boolean(),
    })
    .map(({ year, first, length, units, numbers, agrees }) => {
      let at = 0
      const next = () => numbers[at++ % numbers.length] ?? 0
      const rows = units.map(unit => {
        const cells = Array.from({ length }, next)
        return { unit, cells, total: agrees ? cells.reduce((sum, cell) => sum + cell, 0) : next() }
      })
      const sum = agrees ? sumOf(rows, length) : { total: next(), cells: Array.from({ length }, next) }
      const table: TargetTable = { months: monthsFrom(year, first, length), rows, sum }
      return { city, table, agrees, whole: units.length === all.length }
    })
})

const texts = {
  full: (names: readonly string[]) => names.join('\t'),
  spaced: (names: readonly string[]) => names.join('  '),
  lines: (names: readonly string[]) => `${names.map(name => `\t${name}`).join('\n')}\n`,
} as const

describe('any target table', () => {
  it('is read back from its text as it was written, in every layout and with either name', () => {
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom('full', 'spaced', 'lines'),
        fc.boolean(),
        ({ city, table }, layout, short) => {
          const units = unitsOf(city)
          const nameOf = (code: string) => {
            const unit = units.all.find(each => each.code === code)
            return unit ? (short && units.level === 'district' ? shortName(unit).zh : unit.name.zh) : ''
          }
          const heads = table.months.map(month => `${month.slice(0, 4)}年${Number(month.slice(5))}月`)
          const text = [
            ['名称', '任务数', ...heads],
            ...table.rows.map(({ unit, total, cells }) => [nameOf(unit), total, ...cells].map(String)),
            ['合计', table.sum.total, ...table.sum.cells].map(String),
          ]
            .map(texts[layout])
            .join('\n')
          const found = readTable(gridOfText(text), units, 2000)
          assert.ok(found.ok, JSON.stringify(found))
          assert.deepEqual(found.value.table, table)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is read back from the workbook it is written to', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ city, table }) => {
        const units = unitsOf(city)
        const sheet = await readSheet(await writeWorkbook(tableSheet(table, units)))
        assert.ok(sheet.ok)
        const found = readTable(gridOfSheet(sheet.value), units, Number(table.months[0]?.slice(0, 4)))
        assert.ok(found.ok, JSON.stringify(found))
        assert.deepEqual(found.value.table, table)
        assert.deepEqual(found.value.places[`sum.total`]?.zh, `B${table.rows.length + 3}`)
      }),
      { numRuns: 12 },
    )
  })

  it('agrees when every sum was added up and no county is left out, and only then', () => {
    fc.assert(
      fc.property(tables, ({ city, table, agrees, whole }) => {
        const found = mismatches(table, unitsOf(city))
        assert.equal(
          found.some(({ kind }) => kind === 'missing'),
          !whole,
        )
        if (agrees)
          assert.deepEqual(
            found.filter(({ kind }) => kind !== 'missing'),
            [],
          )
      }),
    )
  })

  it('a single number changed is always found, by row and by column', () => {
    fc.assert(
      fc.property(
        tables.filter(({ agrees }) => agrees),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 999 }),
        ({ city, table }, r, c, by) => {
          const [row, column] = [r % table.rows.length, c % table.months.length]
          const rows = table.rows.map((each, n) =>
            n === row ? { ...each, cells: each.cells.map((cell, m) => (m === column ? cell + by : cell)) } : each,
          )
          const found = mismatches({ ...table, rows }, unitsOf(city)).filter(({ kind }) => kind !== 'missing')
          assert.deepEqual(
            found.map(({ kind, unit }) => `${kind} ${unit}`),
            [`row ${rows[row]?.unit}`, 'column sum'],
          )
        },
      ),
    )
  })
})

describe('what was reached', () => {
  const table: TargetTable = {
    months: ['2012-08', '2012-09'],
    rows: [
      { unit: '441881', total: 30, cells: [10, 20] },
      { unit: '441882', total: 10, cells: [5, 5] },
    ],
    sum: { total: 40, cells: [15, 25] },
  }
  const units = unitsOf('441800')

  it('runs from the first target month to the end of the year', () => {
    assert.deepEqual(periodOf(table), {
      from: '2012-08-01',
      to: '2012-12-31',
      months: ['2012-08', '2012-09', '2012-10', '2012-11', '2012-12'],
    })
    assert.deepEqual(elapsed(periodOf(table), '2012-07-31'), { days: 0, of: 153 })
    assert.deepEqual(elapsed(periodOf(table), '2012-08-01'), { days: 1, of: 153 })
    assert.deepEqual(elapsed(periodOf(table), '2013-05-01'), { days: 153, of: 153 })
  })

  it('is projected straight on, exactly at the end, not at all at the beginning', () => {
    assert.equal(project(10, { days: 51, of: 153 }), 30)
    assert.equal(project(1, { days: 102, of: 153 }), 2, 'one and a half is two')
    assert.equal(project(5, { days: 13, of: 153 }), undefined)
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 14, max: 366 }), (count, of) => {
        assert.equal(project(count, { days: of, of }), count)
      }),
    )
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.integer({ min: 14, max: 366 }),
        fc.integer({ min: 14, max: 366 }),
        (count, a, b) => {
          const [days, of] = [Math.min(a, b), Math.max(a, b)]
          const projected = project(count, { days, of }) ?? -1
          assert.ok(Math.abs(projected * days - count * of) * 2 <= days && projected >= count)
        },
      ),
    )
  })

  it('is counted by county and month; counties without a target count in the sum', () => {
    const counts = [
      { district: '441881', month: '2012-08', measure: 'settled' as const, count: 4 },
      { district: '441881', month: '2012-12', measure: 'settled' as const, count: 3 },
      { district: '441881', month: '2012-08', measure: 'accepted' as const, count: 9 },
      { district: '441802', month: '2012-09', measure: 'settled' as const, count: 2 },
    ]
    const { rows, sum } = progressOf(table, counts, units, '2012-09-30', () => true)
    assert.deepEqual(
      rows.slice(0, 2).map(({ unit, target, actual }) => [unit, target, actual.settled, actual.accepted]),
      [
        ['441881', 30, 7, 9],
        ['441882', 10, 0, 0],
      ],
    )
    assert.equal(rows.length, 8)
    assert.deepEqual(
      sum.months.map(({ target, actual }) => [target, actual.settled]),
      [
        [15, 4],
        [25, 2],
        [undefined, 0],
        [undefined, 0],
        [undefined, 3],
      ],
    )
    assert.deepEqual([sum.target, sum.actual.settled], [40, 9])
    const own = progressOf(table, counts, units, '2012-09-30', unit => unit === '441881')
    assert.deepEqual([own.rows.length, own.sum.target, own.sum.actual.settled], [1, 30, 7])
  })
})
