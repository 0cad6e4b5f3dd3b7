import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRecoder } from './encoding.ts'
import { sizes } from './test/arbitrary.ts'
import { AGE, readFile, WORKS } from './test/helpers.ts'
import { keptText } from './index.ts'

const encoder = new TextEncoder()

/** 「编号,在本市务工」 and a row 「乐平镇,是」 in GB18030, which nothing here can write. */
const GB18030 = Uint8Array.of(
  0xb1,
  0xe0,
  0xba,
  0xc5,
  0x2c,
  0xd4,
  0xda,
  0xb1,
  0xbe,
  0xca,
  0xd0,
  0xce,
  0xf1,
  0xb9,
  0xa4,
  0x0a,
  0xc0,
  0xd6,
  0xc6,
  0xbd,
  0xd5,
  0xf2,
  0x2c,
  0xca,
  0xc7,
  0x0a,
)

function recode(bytes: Uint8Array, pieces: readonly number[]): { text: string; encoding: string; mark: boolean } {
  const recoder = createRecoder()
  const parts: Uint8Array[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = Math.max(1, pieces[turn % pieces.length] ?? bytes.length)
    parts.push(Uint8Array.from(recoder.push(bytes.subarray(at, at + size)) ?? []))
    at += size
  }
  parts.push(Uint8Array.from(recoder.end() ?? []))
  const all = Uint8Array.from(parts.flatMap(part => [...part]))
  return {
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(all),
    encoding: recoder.encoding,
    mark: recoder.mark,
  }
}

test('UTF-8 in any pieces comes through as it is, without its mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), sizes, (text, mark, pieces) => {
      const said = recode(encoder.encode((mark ? '\uFEFF' : '') + text), pieces)
      const starts = !mark && text.startsWith('\uFEFF')
      assert.deepEqual(said, { text: starts ? text.slice(1) : text, encoding: 'UTF-8', mark: mark || starts })
    }),
    { numRuns: 2000 },
  )
})

test('UTF-16 with a mark is read, either way round, in any pieces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.boolean(), sizes, (text, little, pieces) => {
      const bytes = new Uint8Array(2 * text.length + 2)
      const view = new DataView(bytes.buffer)
      view.setUint16(0, 0xfeff, little)
      for (let at = 0; at < text.length; at += 1) view.setUint16(2 + 2 * at, text.charCodeAt(at), little)
      assert.deepEqual(recode(bytes, pieces), { text, encoding: 'UTF-16', mark: true })
    }),
  )
})

test('a GB18030 file is recognised and read, wherever its first Chinese character comes', () => {
  for (const pieces of [[], [1], [2], [3, 4], [17]]) {
    const { cohort, chunks } = readFile(GB18030, { facts: [WORKS], keep: ['编号'], rows: 1 }, pieces)
    assert.deepEqual(cohort.faults.list, [])
    assert.equal(cohort.encoding, 'GB18030')
    assert.deepEqual([...(chunks[0]?.columns[0]?.known ?? [])], [1])
    assert.equal(chunks[0]?.kept[0] && keptText(chunks[0].kept[0], 0), '乐平镇')
  }
  const late = Uint8Array.of(...encoder.encode(`id,works_here\n${'P1,1\n'.repeat(50)}P2,`), 0xca, 0xc7, 0x0a)
  const { cohort, chunks } = readFile(late, { facts: [WORKS], keep: ['id'] }, [64])
  assert.deepEqual([cohort.encoding, cohort.people, cohort.faults.count], ['GB18030', 51, 0])
  assert.equal(chunks.at(-1)?.columns[0]?.known.at(-1), 1)
})

test('broken text in a UTF-8 file is a fault of its cell', () => {
  const file = Uint8Array.of(...encoder.encode('年龄\n30\n'), 0x33, 0xff, 0x0a, ...encoder.encode('31\n'))
  const { cohort } = readFile(file, { facts: [AGE] }, [9])
  assert.deepEqual(
    cohort.faults.list.map(each => [each.code, each.at]),
    [['text', 'A3']],
  )
})

test('plain ASCII is recognised wherever it lies in its buffer', () => {
  fc.assert(
    fc.property(fc.nat(9), fc.nat(30), fc.option(fc.nat(29), { nil: undefined }), (offset, length, wide) => {
      const bytes = new Uint8Array(offset + length + 5).fill(0x41).subarray(offset, offset + length)
      if (wide !== undefined && wide < length) bytes[wide] = 0xff
      const recoder = createRecoder()
      recoder.push(Uint8Array.of(0x41, 0x41, 0x41))
      recoder.push(bytes)
      assert.equal(recoder.encoding, wide !== undefined && wide < length ? 'GB18030' : 'UTF-8')
    }),
    { numRuns: 2000 },
  )
})
