import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellText } from './cell.ts'
import { createGrid, cursorAt, guessDialect, splitRows } from './split.ts'

const encoder = new TextEncoder()

interface Row {
  readonly cells: readonly string[]
  readonly row: number
  readonly line: number
  readonly text: string
}

/** All rows of a text and what stopped the reading, if anything did. */
function rowsOf(text: string): { readonly rows: readonly Row[]; readonly fault: string | undefined } {
  const bytes = encoder.encode(text)
  const cursor = cursorAt(bytes, true)
  const dialect = guessDialect(bytes, true)
  const grid = createGrid(6, 2)
  const rows: Row[] = []
  for (;;) {
    const fault = dialect && splitRows(cursor, dialect, grid)
    for (let row = 0; row < grid.count; row += 1) {
      const places = Array.from({ length: grid.widths[row] ?? 0 }, (_, at) => 2 * (6 * row + at))
      rows.push({
        cells: places.map(place => cellText(bytes, grid.cells[place] ?? 0, grid.cells[place + 1] ?? 0) ?? ''),
        row: grid.rows[row] ?? 0,
        line: grid.lines[row] ?? 0,
        text: new TextDecoder().decode(bytes.subarray(grid.starts[row], grid.stops[row])),
      })
    }
    if (fault || grid.count === 0) return { rows, fault: fault && `${fault.fault}@${fault.row}/${fault.line}` }
  }
}

const cells = (text: string) => rowsOf(text).rows.map(row => row.cells)

test('quotes, delimiters and line ends as RFC 4180 has them', () => {
  assert.deepEqual(cells('id,name\n1,"a,b"\n2,"say ""hi"""\n'), [
    ['id', 'name'],
    ['1', 'a,b'],
    ['2', 'say "hi"'],
  ])
  assert.deepEqual(cells('a,b\r\n1,"x\r\ny"\r\n,'), [
    ['a', 'b'],
    ['1', 'x\r\ny'],
    ['', ''],
  ])
  assert.deepEqual(cells('a\r1\r2'), [['a'], ['1'], ['2']])
  assert.deepEqual(cells('a,b\r1,"x\ry"\r'), [
    ['a', 'b'],
    ['1', 'x\ry'],
  ])
  assert.deepEqual(cells('a,b\n\n\r\n1,2\n\n'), [
    ['a', 'b'],
    ['1', '2'],
  ])
  assert.deepEqual(cells('a,5" pipe,b\n"",",",""\n'), [
    ['a', '5" pipe', 'b'],
    ['', ',', ''],
  ])
  assert.deepEqual(cells(''), [])
})

test('a row knows its row, its line, counting those inside quotes, and its own text', () => {
  const { rows } = rowsOf('id,note\n1,"two\nlines"\n2,x\n\n"3\n","y"')
  assert.deepEqual(
    rows.map(({ row, line, text }) => [row, line, text]),
    [
      [1, 1, 'id,note'],
      [2, 2, '1,"two\nlines"'],
      [3, 4, '2,x'],
      [5, 6, '"3\n","y"'],
    ],
  )
})

test('a broken quote names the row, and the line on which it opens', () => {
  assert.equal(rowsOf('a,b\n1,"x\ny').fault, 'open_quote@2/2')
  assert.equal(rowsOf('a,b\n"1\n2","x\ny').fault, 'open_quote@2/3')
  assert.equal(rowsOf('a,b\n1,"x"y\n2,z').fault, 'after_quote@2/2')
})

test('the delimiter is guessed from the first line, whatever stands in quotes', () => {
  const guess = (text: string) => String.fromCharCode(guessDialect(encoder.encode(text), true)?.delimiter ?? 0)
  assert.deepEqual(['id,a', 'id;a', 'id\ta', 'id', '"a;b;c",d', 'a;b;c,d', '\n\nid;a\n1,2,3', ''].map(guess), [
    ',',
    ';',
    '\t',
    ',',
    ',',
    ';',
    ';',
    ',',
  ])
})

test('whatever is written is read back', () => {
  const quoted = (text: string) => (/[,;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const cell = fc.string({ unit: fc.constantFrom('a', '分', ',', ';', '"', '\n', '\r\n', '1'), maxLength: 6 })
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 })
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom(',', ';'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      (body, delimiter, end, last) => {
        const all = [['x', 'y', 'z'], ...body]
        const text = all.map(row => row.map(quoted).join(delimiter)).join(end) + (last ? end : '')
        assert.deepEqual(
          cells(text),
          all.map(row => row.map(each => each.trim())),
        )
      },
    ),
    { numRuns: 500 },
  )
})
