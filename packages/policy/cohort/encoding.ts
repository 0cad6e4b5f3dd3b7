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
const NO_WORDS = new Int32Array()

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return bytes.length >= head.length && head.every((byte, at) => bytes[at] === byte)
}

/** The place of the first byte that is not ASCII; -1 when there is none. Four bytes at a time where they lie well. */
function firstWide(bytes: Uint8Array): number {
  const { buffer, byteOffset, length } = bytes
  const skew = length < 8 ? length : (4 - (byteOffset % 4)) % 4
  const fours = length < 8 ? NO_WORDS : new Int32Array(buffer, byteOffset + skew, (length - skew) >> 2)
  let at = 0
  while (at < skew && (bytes[at] ?? 0) < 0x80) at += 1
  if (at < skew) return at
  let four = 0
  while (four < fours.length && ((fours[four] ?? 0) & 0x80808080) === 0) four += 1
  for (at = skew + 4 * four; at < length && (bytes[at] ?? 0) < 0x80; ) at += 1
  return at === length ? -1 : at
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

interface State {
  encoding: Encoding
  mark: boolean
  /** The beginning, where a mark would stand, has been read. */
  begun: boolean
  /** What the file is written in is known. */
  decided: boolean
  held: Uint8Array
  /** Where the bytes are not UTF-8 already. */
  decoder: TextDecoder | undefined
}

const encoder = new TextEncoder()

function decide(state: State, encoding: Encoding, label?: string): void {
  state.encoding = encoding
  state.decided = true
  if (label) state.decoder = new TextDecoder(label, { fatal: true })
}

/** Reads a byte order mark; gives back what follows it. */
function begin(state: State, bytes: Uint8Array): Uint8Array {
  state.begun = true
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) decide(state, 'UTF-8')
  else if (startsWith(bytes, [0xff, 0xfe])) decide(state, 'UTF-16', 'utf-16le')
  else if (startsWith(bytes, [0xfe, 0xff])) decide(state, 'UTF-16', 'utf-16be')
  state.mark = state.decided
  return state.mark && !state.decoder ? bytes.subarray(3) : bytes
}

function recode({ decoder }: State, bytes: Uint8Array, stream: boolean): Uint8Array | undefined {
  if (!decoder) return bytes
  try {
    return encoder.encode(decoder.decode(bytes, { stream }))
  } catch {
    return undefined
  }
}

function push(state: State, given: Uint8Array): Uint8Array | undefined {
  const all = state.held.length === 0 ? given : join(state.held, given)
  const enough = state.begun || all.length >= 3
  state.held = enough ? NOTHING : all.slice()
  if (!enough) return NOTHING
  const bytes = state.begun ? all : begin(state, all)
  if (state.decided) return recode(state, bytes, true)
  const wide = firstWide(bytes)
  if (wide < 0) return bytes
  const utf8 = isUtf8(bytes.subarray(wide))
  if (utf8 === undefined) {
    state.held = bytes.slice(wide)
    return bytes.subarray(0, wide)
  }
  if (utf8) decide(state, 'UTF-8')
  else decide(state, 'GB18030', 'gb18030')
  return recode(state, bytes, true)
}

function end(state: State): Uint8Array | undefined {
  if (state.held.length > 0 && state.begun && !state.decided) decide(state, 'GB18030', 'gb18030')
  return recode(state, state.held, false)
}

export function createRecoder(): Recoder {
  const state: State = {
    encoding: 'UTF-8',
    mark: false,
    begun: false,
    decided: false,
    held: NOTHING,
    decoder: undefined,
  }
  return {
    push: bytes => push(state, bytes),
    end: () => end(state),
    get encoding() {
      return state.encoding
    },
    get mark() {
      return state.mark
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
