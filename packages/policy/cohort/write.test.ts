import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sizes, tables } from './test/arbitrary.ts'
import { readFile } from './test/helpers.ts'
import { csvWriter, keptColumn, keptText, type ResultColumn } from './index.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const exact = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
const points = fc.oneof(fc.integer({ min: -300, max: 30_000 }), exact)

/** As a spreadsheet may open it: nothing but a number begins like a formula. */
const guarded = (text: string) => (/^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-](\d+\.?\d*|\.\d+)$/.test(text)) ? `'${text}` : text)

test('what is kept is written so that it is read back the same, but for what a spreadsheet would run', () => {
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
        assert.deepEqual(rows, table.rows.map(row => row.map(guarded)))
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

test('a kept text that begins like a formula gets an apostrophe, a number does not', () => {
  const cells = [
    ['=1+1', "'=1+1"], ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'], ['+cmd', "'+cmd"], ['-2+3', "'-2+3"], ['@SUM(1)', "'@SUM(1)"],
    ['\tx', "'\tx"], ['\r=1', '"\'\r=1"'], ['=a,b', '"\'=a,b"'], ['-', "'-"], ['-1-1', "'-1-1"], ['-1.2.3', "'-1.2.3"],
    ['-12', '-12'], ['-0.5', '-0.5'], ['+7', '+7'], ['-.5', '-.5'], ['12', '12'], ['a=1', 'a=1'], [' =1', ' =1'], ['', ''], ['P-1', 'P-1'],
  ] as const
  const texts = cells.map(([text]) => text)
  const as = [
    { kind: 'text', values: texts },
    { kind: 'kept', column: keptColumn('编号', texts) },
    { kind: 'word', values: Uint8Array.from(texts, (_, at) => at), words: texts },
  ] as const satisfies readonly ResultColumn[]
  for (const column of as) {
    const lines = decoder.decode(csvWriter({ newline: '\n' }).rows([column], texts.length))
    assert.equal(lines, cells.map(([, written]) => `${written}\n`).join(''), column.kind)
  }
  const numbers = csvWriter({ newline: '\n' }).rows([{ kind: 'hundredths', values: Int32Array.of(-25) }, { kind: 'whole', values: Int32Array.of(-3) }], 1)
  assert.equal(decoder.decode(numbers), '-0.25,-3\n')
  assert.equal(decoder.decode(csvWriter().heading(['=x', '编号'], false)), "'=x,编号\r\n")
})
