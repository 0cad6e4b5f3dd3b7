import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decode } from './decode.ts'

test('files are read in the encodings offices save them in', () => {
  const utf16 = Uint8Array.from(Buffer.from('\uFEFFid,分\n', 'utf16le'))
  const big = Uint8Array.from(utf16).map((_, at, all) => all[at ^ 1] ?? 0)
  const gb = Uint8Array.of(0x69, 0x64, 0x2c, 0xb7, 0xd6, 0x0a)
  const read = (bytes: Uint8Array) => {
    const result = decode(bytes)
    return result.ok ? [new TextDecoder().decode(result.value.bytes), result.value.encoding, result.value.mark] : result.problems[0]?.en.slice(0, 24)
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
