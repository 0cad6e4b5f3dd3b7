/** Cells of CSV written into bytes. Each function writes from `end` on and returns where it stopped. */

/** Writes the cell of one row; there must be room for it. */
export type PutCell = (into: Uint8Array, end: number, row: number) => number

const QUOTE = 0x22
const POINT = 0x2e
const MINUS = 0x2d
const ZERO = 0x30

const APOSTROPHE = 0x27
const TAB = 0x09
const RETURN = 0x0d
const PLUS = 0x2b
const EQUALS = 0x3d
const AT = 0x40

/** So many bytes at most become of a cell of `length`. */
export function room(length: number): number {
  return 2 * length + 3
}

/** Whether a spreadsheet would run the cell as a formula: it begins as one and is no number. */
function runs(cell: Uint8Array, start: number, stop: number): boolean {
  const first = start < stop ? cell[start] : undefined
  if (first === EQUALS || first === AT || first === TAB || first === RETURN) return true
  return (first === PLUS || first === MINUS) && !isDigits(cell, start + 1, stop)
}

/** `12`, `12.5` or `.5`, and nothing else. */
function isDigits(cell: Uint8Array, start: number, stop: number): boolean {
  let [digits, points] = [0, 0]
  for (let at = start; at < stop; at += 1) {
    const byte = cell[at] ?? 0
    if (byte >= ZERO && byte < ZERO + 10) digits += 1
    else if (byte === POINT) points += 1
    else return false
  }
  return digits > 0 && points <= 1
}

/**
 * A cell's bytes from `start` to `stop`, in quotes where it holds a delimiter, a quote or a line end; an apostrophe
 * before what a spreadsheet would run.
 */
export function putBytes(
  into: Uint8Array,
  end: number,
  cell: Uint8Array,
  start: number,
  stop: number,
  delimiter: number,
): number {
  const guarded = runs(cell, start, stop)
  const first = guarded ? end + 1 : end
  if (guarded) into[end] = APOSTROPHE
  let special = false
  for (let at = start; at < stop; at += 1) {
    const byte = cell[at] ?? 0
    if (byte === delimiter || byte === QUOTE || byte === 0x0a || byte === RETURN) special = true
    into[first + at - start] = byte
  }
  if (!special) return first + stop - start
  let next = end
  into[next++] = QUOTE
  if (guarded) into[next++] = APOSTROPHE
  for (let at = start; at < stop; at += 1) {
    const byte = cell[at] ?? 0
    if (byte === QUOTE) into[next++] = QUOTE
    into[next++] = byte
  }
  into[next++] = QUOTE
  return next
}

/** A whole number from 0 to 999 without a loop: what most cells hold. */
function putSmall(into: Uint8Array, end: number, value: number): number {
  const tens = (value / 10) | 0
  if (tens === 0) {
    into[end] = ZERO + value
    return end + 1
  }
  const hundreds = (tens / 10) | 0
  if (hundreds === 0) {
    into[end] = ZERO + tens
    into[end + 1] = ZERO + value - 10 * tens
    return end + 2
  }
  into[end] = ZERO + hundreds
  into[end + 1] = ZERO + tens - 10 * hundreds
  into[end + 2] = ZERO + value - 10 * tens
  return end + 3
}

/** A whole number. */
export function putDigits(into: Uint8Array, end: number, value: number): number {
  if (value >= 0 && value < 1000) return putSmall(into, end, value)
  if (value < 0) {
    into[end] = MINUS
    return putDigits(into, end + 1, -value)
  }
  const next = putDigits(into, end, Math.floor(value / 1000))
  const rest = value % 1000
  into[next] = ZERO + ((rest / 100) | 0)
  into[next + 1] = ZERO + (((rest / 10) | 0) % 10)
  into[next + 2] = ZERO + (rest % 10)
  return next + 3
}

/** A number of hundredths: `60`, `60.5`, `-0.25`. */
export function putHundredths(into: Uint8Array, end: number, value: number): number {
  if (value >= 0 && value < TABLED) return putTabled(into, end, value)
  if (value < 0) {
    into[end] = MINUS
    return putHundredths(into, end + 1, -value)
  }
  const whole = Math.floor(value / 100)
  const part = value - 100 * whole
  const next = putDigits(into, end, whole)
  if (part === 0) return next
  const tenths = (part / 10) | 0
  into[next] = POINT
  into[next + 1] = ZERO + tenths
  into[next + 2] = ZERO + part - 10 * tenths
  return part === 10 * tenths ? next + 2 : next + 3
}

/** Up to 200 points, which nearly all results are, are looked up. */
const TABLED = 20_000
const ENTRY = 8
/** For each number of hundredths how long its text is, then the text. */
let table: Uint8Array | undefined

function makeTable(): Uint8Array {
  const made = new Uint8Array(ENTRY * TABLED)
  for (let value = 0; value < TABLED; value += 1) {
    const text = String(value / 100)
    made[ENTRY * value] = text.length
    for (let at = 0; at < text.length; at += 1) made[ENTRY * value + 1 + at] = text.charCodeAt(at)
  }
  return made
}

function putTabled(into: Uint8Array, end: number, value: number): number {
  table ??= makeTable()
  const at = ENTRY * value
  const length = table[at] ?? 0
  into[end] = table[at + 1] ?? 0
  into[end + 1] = table[at + 2] ?? 0
  into[end + 2] = table[at + 3] ?? 0
  if (length > 3) {
    into[end + 3] = table[at + 4] ?? 0
    into[end + 4] = table[at + 5] ?? 0
    into[end + 5] = table[at + 6] ?? 0
  }
  return end + length
}
