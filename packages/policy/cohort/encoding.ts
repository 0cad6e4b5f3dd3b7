/** Whatever a CSV file is written in, as UTF-8: bytes that already are pass through untouched. */

export type Encoding = 'UTF-8' | 'UTF-16' | 'GB18030'

export interface Recoder {
  /** The bytes as UTF-8; undefined when they are no text, after which nothing follows. May hold bytes back. */
  push(bytes: Uint8Array): Uint8Array | undefined
  /** What was held back; undefined when the file breaks off within a character. */
  end(): Uint8Array | undefined
  /** What the file is written in. Plain ASCII counts as UTF-8. */
  readonly encoding: Encoding
  /** Whether it starts with a byte order mark. */
  readonly mark: boolean
}

const NOTHING = new Uint8Array()

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return bytes.length >= head.length && head.every((byte, at) => bytes[at] === byte)
}

/** The place of the first byte that is not ASCII; -1 when there is none. */
function firstWide(bytes: Uint8Array): number {
  const skew = (4 - (bytes.byteOffset % 4)) % 4
  const words = bytes.length < skew + 4 ? 0 : Math.floor((bytes.length - skew) / 4)
  const fours = new Int32Array(words === 0 ? new ArrayBuffer(0) : bytes.buffer, words === 0 ? 0 : bytes.byteOffset + skew, words)
  let at = bytes.findIndex((byte, place) => place < skew && byte > 0x7f)
  if (at >= 0) return at
  for (at = 0; at < words && ((fours[at] ?? 0) & 0x80808080) === 0; ) at += 1
  for (at = skew + 4 * at; at < bytes.length && (bytes[at] ?? 0) < 0x80; ) at += 1
  return at === bytes.length ? -1 : at
}

/** True or false when the wide characters among these bytes show it, undefined when they hold none to their end. */
function isUtf8(bytes: Uint8Array): boolean | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return /[^\0-\u007f]/.test(text) ? true : undefined
  } catch {
    return false
  }
}

export function createRecoder(): Recoder {
  let encoding: Encoding = 'UTF-8'
  let mark = false
  let started = false
  let decided = false
  let held: Uint8Array = NOTHING
  let decoder: TextDecoder | undefined
  const encoder = new TextEncoder()
  const from = (label: string, name: Encoding) => {
    encoding = name
    decided = true
    decoder = new TextDecoder(label, { fatal: true })
  }
  const recode = (bytes: Uint8Array, stream: boolean): Uint8Array | undefined => {
    if (!decoder) return bytes
    try {
      return encoder.encode(decoder.decode(bytes, { stream }))
    } catch {
      return undefined
    }
  }
  /** Reads a byte order mark. */
  const start = (bytes: Uint8Array): Uint8Array => {
    started = true
    mark = startsWith(bytes, [0xef, 0xbb, 0xbf])
    if (mark) {
      decided = true
      return bytes.subarray(3)
    }
    if (startsWith(bytes, [0xff, 0xfe])) from('utf-16le', 'UTF-16')
    if (startsWith(bytes, [0xfe, 0xff])) from('utf-16be', 'UTF-16')
    mark = decided
    return bytes
  }
  const push = (given: Uint8Array): Uint8Array | undefined => {
    let bytes = held.length === 0 ? given : join(held, given)
    held = NOTHING
    if (!started) {
      if (bytes.length < 3) {
        held = bytes.slice()
        return NOTHING
      }
      bytes = start(bytes)
    }
    if (decided) return recode(bytes, true)
    const wide = firstWide(bytes)
    if (wide < 0) return bytes
    const utf8 = isUtf8(bytes.subarray(wide))
    if (utf8 === undefined) {
      held = bytes.slice(wide)
      return bytes.subarray(0, wide)
    }
    decided = true
    if (!utf8) from('gb18030', 'GB18030')
    return recode(bytes, true)
  }
  return {
    push,
    end: () => {
      if (held.length > 0 && started && !decided) from('gb18030', 'GB18030')
      return recode(held, false)
    },
    get encoding() {
      return encoding
    },
    get mark() {
      return mark
    },
  }
}

/** Two runs of bytes as one. */
export function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}

/** Whether the bytes begin as an Excel file does, new or old. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])
}
