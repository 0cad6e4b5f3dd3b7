/** How a question and a text are cut into what is compared. */

/** Full-width letters, other forms of one character and capitals are one and the same. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** What is looked for as it stands: a clause's id (`gz-6.age`), a number of Chinese documents (`三(四)`, `第五条`). */
const CODES =
  /[a-z]+-\d+(?:\.[a-z0-9_]+)*|第[一二三四五六七八九十百]+[章条款项]|[一二三四五六七八九十]*(?:\([一二三四五六七八九十]+\))+\d*/
const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+/u
const PIECES = new RegExp(`${CODES.source}|${RUNS.source}`, 'gu')
const CODE = new RegExp(`^(?:${CODES.source})$`, 'u')

/** Codes as they stand, pairs of neighbouring Chinese characters (a single one stands alone), whole words of other letters. */
export function terms(text: string): readonly string[] {
  const runs = plain(text).match(PIECES) ?? []
  return runs.flatMap(run => {
    if (CODE.test(run) || !/\p{Script=Han}/u.test(run)) return [run]
    const letters = [...run]
    return letters.length === 1 ? letters : letters.slice(1).map((each, at) => `${letters[at] ?? ''}${each}`)
  })
}

/** A stretch of a text, and whether it is what was asked for. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** A text made plain, and for each place in it the place in the text itself; the last is the text's end. */
function mapped(text: string): { readonly flat: string; readonly places: readonly number[] } {
  const places: number[] = []
  let flat = ''
  let at = 0
  for (const letter of text) {
    const made = plain(letter)
    flat += made
    for (let n = 0; n < made.length; n++) places.push(at)
    at += letter.length
  }
  return { flat, places: [...places, text.length] }
}

function placesOf(flat: string, wanted: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  for (let at = flat.indexOf(wanted); at >= 0; at = flat.indexOf(wanted, at + wanted.length))
    found.push([at, at + wanted.length])
  return found
}

/** Places of the question in a text: of the whole of it where it stands word for word, else of its terms. */
export function marksIn(text: string, question: string): readonly (readonly [number, number])[] {
  const { flat, places } = mapped(text)
  const whole = plain(question).trim()
  const literal = whole === '' ? [] : placesOf(flat, whole)
  const found = literal.length > 0 ? literal : terms(question).flatMap(term => placesOf(flat, term))
  const original = found
    .map(([from, to]) => [places[from] ?? 0, places[to] ?? text.length] as const)
    .toSorted((a, b) => a[0] - b[0])
  return original.reduce<(readonly [number, number])[]>((merged, mark) => {
    const last = merged.at(-1)
    if (!last || mark[0] > last[1]) return [...merged, mark]
    return [...merged.slice(0, -1), [last[0], Math.max(last[1], mark[1])]]
  }, [])
}

/** At most about `length` characters of a text around the first place of the question, in pieces to be marked. */
export function excerpt(text: string, question: string, length: number): readonly Piece[] {
  const marks = marksIn(text, question)
  const first = marks[0]?.[0] ?? 0
  const from = text.length <= length || first < length * 0.7 ? 0 : first - Math.floor(length / 4)
  const to = Math.min(text.length, from + length)
  const pieces: Piece[] = from > 0 ? [{ text: '…', hit: false }] : []
  let at = from
  for (const [start, end] of marks.filter(each => each[0] >= from && each[0] < to)) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false })
    pieces.push({ text: text.slice(Math.max(at, start), end), hit: true })
    at = end
  }
  if (at < to) pieces.push({ text: text.slice(at, to), hit: false })
  return to < text.length ? [...pieces, { text: '…', hit: false }] : pieces
}
