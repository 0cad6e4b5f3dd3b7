/** Looks a few words up by their bytes, without making a text of each cell. */

const encoder = new TextEncoder()

export interface Dictionary {
  /** The number of the word that is exactly these bytes; -1 when there is none. */
  find(bytes: Uint8Array, start: number, stop: number): number
}

function hash(bytes: Uint8Array, start: number, stop: number): number {
  let value = stop - start
  for (let at = start; at < stop; at += 1) value = (Math.imul(value, 31) + (bytes[at] ?? 0)) | 0
  return value ^ (value >>> 15)
}

/** A table with open places; at most a quarter of them taken, so that a look-up ends after one or two. */
export function createDictionary(words: ReadonlyMap<string, number>): Dictionary {
  const encoded = [...words].map(([word, number]) => ({ bytes: encoder.encode(word), number }))
  const size = 2 ** Math.ceil(Math.log2(Math.max(4, encoded.length * 4)))
  const mask = size - 1
  const [starts, lengths, numbers] = [new Int32Array(size), new Int32Array(size), new Int32Array(size).fill(-1)]
  const all = new Uint8Array(encoded.reduce((sum, { bytes }) => sum + bytes.length, 0))
  let end = 0
  for (const { bytes, number } of encoded) {
    let place = hash(bytes, 0, bytes.length) & mask
    while (numbers[place] !== -1) place = (place + 1) & mask
    all.set(bytes, end)
    starts[place] = end
    lengths[place] = bytes.length
    numbers[place] = number
    end += bytes.length
  }
  const same = (place: number, bytes: Uint8Array, start: number, stop: number) => {
    const from = starts[place] ?? 0
    if (lengths[place] !== stop - start) return false
    for (let at = start; at < stop; at += 1) if (bytes[at] !== all[from + at - start]) return false
    return true
  }
  return {
    find: (bytes, start, stop) => {
      for (let place = hash(bytes, start, stop) & mask; numbers[place] !== -1; place = (place + 1) & mask) {
        if (same(place, bytes, start, stop)) return numbers[place] ?? -1
      }
      return -1
    },
  }
}
