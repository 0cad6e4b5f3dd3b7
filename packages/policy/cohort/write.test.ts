import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sizes, tables } from './test/arbitrary.ts'
import { readFile } from './test/helpers.ts'
import { csvWriter, keptText, type ResultColumn } from './index.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const exact = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
const points = fc.oneof(fc.integer({ min: -300, max: 30_000 }), exact)

test('what is kept is written so that it is read back the same', () => {
  fc.assert(
    fc.property(
      tables,
      sizes,
      fc.constantFrom(0x2c, 0x3b, 0x09),
      fc.constantFrom('\n' as const, '\r\n' as const),
      fc.boolean(),
      (table, pieces, delimiter, newline, mark) => {
        const writer = csvWriter({ delimiter, newline })
        const columns: ResultColumn[] = table.headings.map((_, at) => ({
          kind: 'text',
          values: table.rows.map(row => row[at] ?? ''),
        }))
        const once =
          decoder.decode(writer.heading(table.headings, mark)) + decoder.decode(writer.rows(columns, table.rows.length))
        const { chunks, cohort } = readFile(once, { facts: [], keep: table.headings }, pieces)
        assert.deepEqual(cohort.faults.list, [])
        const rows = chunks.flatMap(chunk =>
          Array.from({ length: chunk.count }, (_, row) => chunk.kept.map(column => keptText(column, row))),
        )
        assert.deepEqual(rows, table.rows)
        const again = chunks.map(chunk =>
          decoder.decode(
            writer.rows(
              chunk.kept.map(column => ({ kind: 'kept', column })),
              chunk.count,
            ),
          ),
        )
        assert.equal(decoder.decode(writer.heading(table.headings, mark)) + again.join(''), once)
      },
    ),
    { numRuns: 500 },
  )
})

test('points are written exactly, alone and beside one another', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(points, points), { minLength: 1, maxLength: 20 }), all => {
      const column = (at: 0 | 1): ResultColumn => ({
        kind: 'hundredths',
        values: Float64Array.from(all, each => each[at]),
      })
      const lines = decoder.decode(
        csvWriter({ newline: '\n' }).rows(
          [column(0), column(1), { kind: 'text', values: all.map(() => 'x') }],
          all.length,
        ),
      )
      const said = (value: number) => {
        const digits = String(Math.abs(value)).padStart(3, '0')
        const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '')
        return (value < 0 ? '-' : '') + (text === '' ? '0' : text)
      }
      assert.deepEqual(
        lines.split('\n').slice(0, -1),
        all.map(([a, b]) => `${said(a)},${said(b)},x`),
      )
    }),
    { numRuns: 2000 },
  )
})

test('whole numbers, words and cells about which nothing is known', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(exact, fc.boolean(), fc.nat(2)), { minLength: 1 }), all => {
      const known = Uint8Array.from(all, each => (each[1] ? 1 : 0))
      const words = ['eligible', 'a,b', '"']
      const columns: ResultColumn[] = [
        { kind: 'whole', values: Float64Array.from(all, each => each[0]), known },
        { kind: 'hundredths', values: Int32Array.from(all, () => 6050), known },
        { kind: 'word', values: Uint8Array.from(all, each => each[2]), words },
      ]
      const lines = decoder.decode(csvWriter({ newline: '\n' }).rows(columns, all.length))
      const written = ['eligible', '"a,b"', '""""']
      assert.equal(
        lines,
        all
          .map(([value, there, word]) => `${there ? value + 0 : ''},${there ? '60.5' : ''},${written[word]}\n`)
          .join(''),
      )
    }),
  )
})

test('the heading line carries the mark only where asked for', () => {
  const writer = csvWriter()
  assert.equal(decoder.decode(writer.heading(['编号', 'a"b'], true)), '\uFEFF编号,"a""b"\r\n')
  assert.equal(decoder.decode(writer.heading(['total'], false)), 'total\r\n')
})
