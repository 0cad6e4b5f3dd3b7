import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { columnLetters, HEAD_ROWS, readSheet, writeWorkbook, type Column } from './index.ts'

const columns: Column[] = [
  { key: 'a', heading: '甲', width: 10, kind: 'text' },
  { key: 'b', heading: '乙', width: 10, kind: 'number', input: true },
  { key: 'c', heading: '丙', width: 10, kind: 'text', choices: ['属实', '不属实'] },
]

async function roundTrip(rows: (string | number | undefined)[][]) {
  const bytes = await writeWorkbook({ name: '核查', columns, rows }, { name: '说明', lines: ['=填写说明'] })
  const read = await readSheet(bytes, { sheet: '核查' })
  assert.ok(read.ok)
  return read.value.rows.slice(HEAD_ROWS)
}

const codes = (result: Awaited<ReturnType<typeof readSheet>>): string[] =>
  result.ok ? [] : result.refusals.map(({ code }) => code)

describe('sheets', () => {
  test('what looks like a formula is written and read as text', async () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0", '\t=1', '00123', '440604198001010011']) {
      assert.deepEqual((await roundTrip([[text, 1, 'x']]))[0], [text, 1, 'x'])
    }
  })

  test('texts and numbers come back as they were', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter(value => value.trim() !== '' && [...value].every(sign => sign >= ' ' && sign < '\ufffe'))
    await fc.assert(fc.asyncProperty(
      fc.array(fc.tuple(text, fc.integer({ min: -1_000_000, max: 1_000_000 }), text), { minLength: 1, maxLength: 5 }),
      async rows => assert.deepEqual(await roundTrip(rows), rows)), { numRuns: 25 })
  })

  test('characters a workbook cannot hold are dropped, not the row', async () => {
    assert.deepEqual((await roundTrip([['a\u0000b\u001fc\ud800', 1, 'x']]))[0], ['abc\ufffd', 1, 'x'])
  })

  test('keys in row 1, headings in row 2, notes on a sheet of their own', async () => {
    const bytes = await writeWorkbook({ name: '核查', columns, rows: [] }, { name: '说明', lines: ['第一行'] })
    const sheet = await readSheet(bytes, { sheet: '核查' })
    const notes = await readSheet(bytes, { sheet: '说明' })
    assert.ok(sheet.ok && notes.ok)
    assert.deepEqual(sheet.value.rows, [['a', 'b', 'c'], ['甲', '乙', '丙']])
    assert.deepEqual(notes.value.rows, [['第一行']])
  })

  test('formulas, errors and dates are named for what they are', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '核查',
          rows: [[1, 2, new Date('2014-09-01')]],
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
          cells: new Map([
            ['0,0', { value: 3, type: 'formula' as const, formula: 'SUM(B1:B2)' }],
            ['0,1', { value: '#N/A', type: 'error' as const }],
          ]),
          columns: [{}, {}, { numFmt: 'yyyy-mm-dd' }],
        },
      ],
    })
    const read = await readSheet(bytes, { sheet: '核查' })
    assert.ok(read.ok)
    assert.deepEqual(read.value.rows[0], [{ formula: 'SUM(B1:B2)' }, { error: '#N/A' }, { date: '2014-09-01' }])
    assert.deepEqual(read.value.merged, ['A1:B1'])
  })

  test('other files are refused whatever they are called', async () => {
    const text = new TextEncoder()
    assert.deepEqual(codes(await readSheet(new Uint8Array(), { sheet: '核查' })), ['file.empty'])
    assert.deepEqual(codes(await readSheet(text.encode('a,b\n1,2'), { sheet: '核查' })), ['sheet.not_xlsx'])
    assert.deepEqual(codes(await readSheet(text.encode('%PDF-1.7 …'), { sheet: '核查' })), ['sheet.not_xlsx'])
    assert.deepEqual(codes(await readSheet(zip('word/document.xml', Buffer.from('x')), { sheet: '核查' })), [
      'sheet.not_xlsx',
    ])
    assert.deepEqual(codes(await readSheet(zip('xl/workbook.xml', Buffer.from('<nothing')), { sheet: '核查' })), [
      'sheet.not_xlsx',
    ])
    assert.deepEqual(codes(await readSheet(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), { sheet: '核查' })), [
      'sheet.not_xlsx',
    ])
    const secret = await writeXlsx({
      sheets: [{ name: '核查', rows: [[1]] }],
      encryption: { password: 'p', spinCount: 1 },
    })
    assert.deepEqual(codes(await readSheet(secret, { sheet: '核查' })), ['sheet.encrypted'])
  })

  test('size, bombs, rows and a missing sheet are refused', async () => {
    assert.deepEqual(codes(await readSheet(new Uint8Array(21 * 1024 * 1024), { sheet: '核查' })), ['sheet.too_large'])
    const bomb = zip('xl/workbook.xml', Buffer.alloc(310 * 1024 * 1024))
    assert.ok(bomb.byteLength < 2 * 1024 * 1024)
    assert.deepEqual(codes(await readSheet(bomb, { sheet: '核查' })), ['sheet.unpacks_too_large'])
    assert.deepEqual(codes(await readSheet(zip('xl/workbook.xml', Buffer.alloc(1000), 0), { sheet: '核查' })), [
      'sheet.unpacks_too_large',
    ])
    const bytes = await writeWorkbook({ name: '核查', columns, rows: [['1'], ['2'], ['3']] })
    assert.deepEqual(codes(await readSheet(bytes, { sheet: '核查', maxRows: 2 })), ['sheet.too_many_rows'])
    assert.deepEqual(codes(await readSheet(bytes, { sheet: '核查', maxRows: 3 })), [])
    assert.deepEqual(codes(await readSheet(bytes, { sheet: '别的' })), ['sheet.no_sheet'])
  })

  test('two cells in far corners do not take the process down', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '核查', rows: [['a']], cells: new Map([['90000,16000', { value: 'x', type: 'string' as const }]]) },
      ],
    })
    assert.deepEqual(codes(await readSheet(bytes, { sheet: '核查' })), ['sheet.not_xlsx'])
  })

  test('column letters', () => {
    assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(columnLetters), ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
})

/** A zip with one entry; `declared` overrides what its directory says it unpacks to. */
function zip(name: string, content: Buffer, declared = content.length): Uint8Array {
  const packed = deflateRawSync(content)
  const file = Buffer.from(name)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declared, 22)
  local.writeUInt16LE(file.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(declared, 24)
  entry.writeUInt16LE(file.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + file.length, 12)
  end.writeUInt32LE(30 + file.length + packed.length, 16)
  return Buffer.concat([local, file, packed, entry, file, end])
}
