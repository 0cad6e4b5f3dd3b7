/** Small slips of the pen: the known word that comes nearest to a wrong one. */

/** How many letters must be changed, added or removed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** More words than any vocabulary or table of parameters has. */
const MOST = 1000

/** The most similar of the known words; undefined when none is like it, or when there are too many to compare. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: { readonly word: string; readonly distance: number } | undefined
  let count = 0
  for (const each of known) {
    count += 1
    if (count > MOST) return undefined
    if (Math.abs(each.length - word.length) > 3) continue
    const found = distance(word, each)
    if (found <= Math.max(1, Math.floor(word.length / 3)) && found < (best?.distance ?? Infinity))
      best = { word: each, distance: found }
  }
  return best?.word
}
