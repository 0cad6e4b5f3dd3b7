import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readCsv } from './csv.ts'
import { decode } from './decode.ts'

function cells(text: string): unknown[] {
  return [...readCsv(text)].map(row => 'fault' in row ? `${row.fault}@${row.line}` : row.cells)
}

test('quotes, commas and line ends as RFC 4180 has them', () => {
  assert.deepEqual(cells('id,name\n1,"a,b"\n2,"say ""hi"""\n'), [['id', 'name'], ['1', 'a,b'], ['2', 'say "hi"']])
  assert.deepEqual(cells('a,b\r\n1,"x\r\ny"\r\n,'), [['a', 'b'], ['1', 'x\r\ny'], ['', '']])
  assert.deepEqual(cells('a\r1\r2'), [['a'], ['1'], ['2']])
  assert.deepEqual(cells('a,b\n\n\r\n1,2\n\n'), [['a', 'b'], ['1', '2']])
  assert.deepEqual(cells('a,5" pipe,b\n"",",",""\n'), [['a', '5" pipe', 'b'], ['', ',', '']])
  assert.deepEqual(cells(''), [])
})

test('a row knows its line, counting those inside quotes, and its own text', () => {
  const text = 'id,note\n1,"two\nlines"\n2,x\n"3\n","y"'
  const rows = [...readCsv(text)].map(row => 'fault' in row ? row : [row.line, text.slice(row.start, row.stop)])
  assert.deepEqual(rows, [[1, 'id,note'], [2, '1,"two\nlines"'], [4, '2,x'], [5, '"3\n","y"']])
})

test('a broken quote names the line on which it opens', () => {
  assert.deepEqual(cells('a,b\n1,"x\ny'), [['a', 'b'], 'open_quote@2'])
  assert.deepEqual(cells('a,b\n"1\n2","x\ny'), [['a', 'b'], 'open_quote@3'])
  assert.deepEqual(cells('a,b\n1,"x"y\n2,z'), [['a', 'b'], 'after_quote@2'])
})

function quoted(text: string): string {
  return /[,"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

test('whatever is written is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '分', ',', '"', '\n', '\r\n', ' ', '1'), maxLength: 6 })
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  const ends = fc.constantFrom('\n', '\r\n')
  fc.assert(fc.property(rows, ends, fc.boolean(), (rows, end, last) => {
    const text = rows.map(row => row.map(quoted).join(',')).join(end) + (last ? end : '')
    assert.deepEqual(cells(text), rows)
  }), { numRuns: 500 })
})

test('files are read in the encodings offices save them in', () => {
  const utf16 = Uint8Array.from(Buffer.from('\uFEFFid,分\n', 'utf16le'))
  const big = Uint8Array.from(utf16).map((_, at, all) => all[at ^ 1] ?? 0)
  const gb = Uint8Array.of(0x69, 0x64, 0x2c, 0xb7, 0xd6, 0x0a)
  const read = (bytes: Uint8Array) => {
    const result = decode(bytes)
    return result.ok ? [result.value.text, result.value.encoding, result.value.mark] : result.problems[0]?.en.slice(0, 24)
  }
  assert.deepEqual(read(Buffer.from('id,分\n')), ['id,分\n', 'UTF-8', false])
  assert.deepEqual(read(Buffer.from('\uFEFFid,分\n')), ['id,分\n', 'UTF-8', true])
  assert.deepEqual(read(utf16), ['id,分\n', 'UTF-16', true])
  assert.deepEqual(read(big), ['id,分\n', 'UTF-16', true])
  assert.deepEqual(read(gb), ['id,分\n', 'GB18030', true])
  assert.equal(read(Uint8Array.of(0x50, 0x4b, 3, 4, 0)), 'This is an Excel workboo')
  assert.equal(read(Uint8Array.of(0x69, 0xff, 0xff, 0x0a)), 'The encoding of the file')
  assert.equal(read(Buffer.from('id\0')), 'The encoding of the file')
})
