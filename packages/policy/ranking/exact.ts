/** Makes columns of whole numbers that compare exactly as the values they stand for. */

/** A decimal as a table has it: `-12.50`, `+3`, `.5`, `7.`, any number of digits. No exponent, no separators. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)$/
/** Below this many digits every scaled value, and every difference of two, is a safe integer. */
const SAFE_DIGITS = 15

/** The shortest text of the same value, `undefined` for what is no decimal: `+007.50` → `7.5`, `-0` → `0`. */
export function normaliseDecimal(text: string): string | undefined {
  if (!DECIMAL.test(text)) return undefined
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.')
  const digits = whole.replace(/^0+/, '') || '0'
  const decimals = trimZeros(fraction)
  const size = decimals ? `${digits}.${decimals}` : digits
  return text.startsWith('-') && size !== '0' ? `-${size}` : size
}

/** Negative when `a` is less than `b`; both in the form of `normaliseDecimal`. */
export function compareDecimals(a: string, b: string): number {
  if (a.startsWith('-')) return b.startsWith('-') ? compareSizes(b.slice(1), a.slice(1)) : -1
  return b.startsWith('-') ? 1 : compareSizes(a, b)
}

/** A column of decimals in the form of `normaliseDecimal`: scaled when short enough, else numbered in order. */
export function decimalColumn(texts: readonly string[]): Float64Array {
  let [whole, fraction] = [0, 0]
  for (const text of texts) {
    const point = text.indexOf('.')
    whole = Math.max(whole, point < 0 ? text.length : point)
    if (point >= 0) fraction = Math.max(fraction, text.length - point - 1)
  }
  if (whole + fraction > SAFE_DIGITS) return ordinalColumn(texts, compareDecimals)
  return Float64Array.from(texts, text => scaled(text, fraction))
}

/** A column that numbers the different values in their order: 0 for the least. */
export function ordinalColumn<Value>(values: readonly Value[], compare: (a: Value, b: Value) => number): Float64Array {
  const places = new Map([...new Set(values)].sort(compare).map((value, place) => [value, place]))
  return Float64Array.from(values, value => places.get(value) ?? 0)
}

/** `groups` holds the number of each row's group; `names` the name of each number. */
export interface Groups {
  readonly groups: Int32Array
  readonly names: readonly string[]
}

/** Numbers groups in the order in which they first appear. */
export function groupColumn(names: readonly string[]): Groups {
  const numbers = new Map<string, number>()
  const groups = Int32Array.from(names, name => {
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  })
  return { groups, names: [...numbers.keys()] }
}

function compareSizes(a: string, b: string): number {
  const [wholeA = '', fractionA = ''] = a.split('.')
  const [wholeB = '', fractionB = ''] = b.split('.')
  if (wholeA.length !== wholeB.length) return wholeA.length - wholeB.length
  return compareTexts(wholeA, wholeB) || compareTexts(fractionA, fractionB)
}

/** By code unit, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function scaled(text: string, places: number): number {
  const point = text.indexOf('.')
  const fraction = point < 0 ? '' : text.slice(point + 1)
  return Number((point < 0 ? text : text.slice(0, point)) + fraction.padEnd(places, '0'))
}

function trimZeros(fraction: string): string {
  let end = fraction.length
  while (end > 0 && fraction[end - 1] === '0') end -= 1
  return fraction.slice(0, end)
}
