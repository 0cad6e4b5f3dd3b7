/** Typed arrays that grow while people come in: a million numbers need no objects. */

type Typed = Uint8Array | Uint16Array | Int32Array | Float64Array

interface Make<T> {
  new (length: number): T
}

export interface Growing<T> {
  /** Adds the first `count` numbers; the array handed in may be used again afterwards. */
  add(values: ArrayLike<number>, count: number): void
  /** Everything added so far, without a copy: read it, do not add to it afterwards. */
  all(): T
}

const FIRST = 8_192

interface Kept<T> extends ArrayLike<number> {
  set(from: ArrayLike<number>, at?: number): void
  subarray(from: number, to: number): T
}

export function growing<T extends Kept<T>>(make: Make<T>): Growing<T> {
  let kept = new make(FIRST)
  let length = 0
  return {
    add: (values, count) => {
      if (length + count > kept.length) {
        const larger = new make(Math.max(2 * kept.length, length + count))
        larger.set(kept.subarray(0, length))
        kept = larger
      }
      kept.set(ArrayBuffer.isView(values) && values.length > count ? (values as Typed).subarray(0, count) : values, length)
      length += count
    },
    all: () => kept.subarray(0, length),
  }
}
