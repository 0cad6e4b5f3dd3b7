import { crc32, deflateRawSync } from 'node:zlib'

/** One file to be packed. */
export interface ArchiveFile {
  readonly name: string
  readonly content: Uint8Array
}

const LOCAL = 0x04034b50
const ENTRY = 0x02014b50
const END = 0x06054b50
const VERSION = 20
/** Names are UTF-8. */
const UTF8 = 0x0800
const DEFLATED = 8
/** 1 January 1980, the first day the format knows: the same files give the same archive, byte for byte. */
const DAY_ONE = 0x21

interface Packed {
  readonly name: Buffer
  readonly data: Buffer
  readonly crc: number
  readonly size: number
}

/** What the header before a file and its entry in the directory have in common. */
function fields({ name, data, crc, size }: Packed): Buffer {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(VERSION, 0)
  head.writeUInt16LE(UTF8, 2)
  head.writeUInt16LE(DEFLATED, 4)
  head.writeUInt16LE(0, 6)
  head.writeUInt16LE(DAY_ONE, 8)
  head.writeUInt32LE(crc, 10)
  head.writeUInt32LE(data.length, 14)
  head.writeUInt32LE(size, 18)
  head.writeUInt16LE(name.length, 22)
  return head
}

function number(size: 2 | 4, value: number): Buffer {
  const buffer = Buffer.alloc(size)
  buffer.writeUIntLE(value, 0, size)
  return buffer
}

/** A zip archive of a few small files; always the same bytes for the same files. */
export function archive(files: readonly ArchiveFile[]): Uint8Array {
  const packed = files.map(({ name, content }): Packed => ({
    name: Buffer.from(name, 'utf8'),
    data: deflateRawSync(content),
    crc: crc32(content),
    size: content.length,
  }))
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const file of packed) {
    const body = Buffer.concat([number(4, LOCAL), fields(file), file.name, file.data])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(number(4, ENTRY), number(2, VERSION), fields(file), rest, file.name)
    bodies.push(body)
    at += body.length
  }
  const entries = Buffer.concat(directory)
  const count = number(2, packed.length)
  const end = Buffer.concat([
    number(4, END),
    number(4, 0),
    count,
    count,
    number(4, entries.length),
    number(4, at),
    number(2, 0),
  ])
  return new Uint8Array(Buffer.concat([...bodies, entries, end]))
}
