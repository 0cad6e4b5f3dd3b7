import type { Column } from './types.ts'

/**
 * Row numbers from best to worst by all columns, the first one weighing most; rows equal in all of them keep their
 * order. A radix sort from the last column to the first: linear, and exact since no difference exceeds 2^53 - 1.
 */
export function orderRows(columns: readonly Column[], count: number): Uint32Array {
  // Few rows are sorted faster with few buckets.
  const base = count < 4096 ? 256 : 65536
  let order = Uint32Array.from({ length: count }, (_, row) => row)
  for (const column of columns.toReversed()) {
    const keys = distances(column)
    const digits = new Uint16Array(count)
    for (let unit = 1; unit <= keys.span; unit *= base) {
      takeDigit(keys.values, unit, base, digits)
      order = scatter(order, digits, base)
    }
  }
  return order
}

/** How far each value is from the best one. */
function distances({ values, direction }: Column): { readonly values: Float64Array; readonly span: number } {
  let [min, max] = [values[0] ?? 0, values[0] ?? 0]
  for (const value of values) {
    if (value < min) min = value
    if (value > max) max = value
    if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact whole number: ${value}`)
  }
  if (!Number.isSafeInteger(max - min)) throw new RangeError('the values of a key are too far apart')
  const distance = new Float64Array(values.length)
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? 0
    distance[row] = direction === 'desc' ? max - value : value - min
  }
  return { values: distance, span: max - min }
}

function takeDigit(values: Float64Array, unit: number, base: number, digits: Uint16Array): void {
  for (let row = 0; row < values.length; row += 1) digits[row] = Math.floor((values[row] ?? 0) / unit) % base
}

function scatter(order: Uint32Array, digits: Uint16Array, base: number): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(base + 1)
  for (const digit of digits) starts[digit + 1] = (starts[digit + 1] ?? 0) + 1
  for (let digit = 0; digit < base; digit += 1) starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0)
  const next = new Uint32Array(order.length)
  for (const row of order) {
    const digit = digits[row] ?? 0
    const place = starts[digit] ?? 0
    next[place] = row
    starts[digit] = place + 1
  }
  return next
}
