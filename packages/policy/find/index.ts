/**
 * Searching the policy library. Chinese has no spaces between words, so texts and questions are cut into pairs of
 * characters; Latin letters and digits stay whole words, and the numbers of clauses stay as they are.
 */
import type { Entry, EntryPart } from './entries.ts'
import { inOtherWords, type Synonym } from './synonyms.ts'
import { plain, terms } from './terms.ts'

export { entriesOf, type Entry, type EntryPart } from './entries.ts'
export { inOtherWords, type Synonym } from './synonyms.ts'
export { excerpt, marksIn, type Piece, terms } from './terms.ts'

export interface Found {
  readonly entry: Entry
  readonly score: number
  /** The words by which it was found: the question's own, or others for the same. */
  readonly asked: string
}

/** So many are shown at most. */
export const MOST_FOUND = 60
const MOST_TERMS = 40
const WEIGHT: Readonly<Record<EntryPart, number>> = {
  title: 6,
  indicator: 4,
  condition: 4,
  route: 4,
  entitlement: 4,
  document: 3,
  place: 3,
  department: 3,
  clause: 2,
  example: 1,
}

interface Plain {
  readonly title: string
  readonly body: string
  readonly scheme: string
}

const made = new WeakMap<readonly Entry[], readonly Plain[]>()

/** The entries' texts as they are compared, made once for each list of entries. */
function plainOf(entries: readonly Entry[]): readonly Plain[] {
  const known = made.get(entries)
  if (known) return known
  const texts = entries.map(({ title, body, scheme }) => ({
    title: plain(`${title.zh} ${title.en}`),
    body: plain(`${body.zh} ${body.en}`),
    scheme: plain(`${scheme.zh} ${scheme.en}`),
  }))
  made.set(entries, texts)
  return texts
}

function heldBy(term: string, { title, body, scheme }: Plain): number {
  if (title.includes(term)) return 1.5
  if (body.includes(term)) return 1
  return scheme.includes(term) ? 0.5 : 0
}

function literal(whole: string, { title, body }: Plain): number {
  if (title.split(' ').includes(whole)) return 12
  if (title.includes(whole)) return 8
  return body.includes(whole) ? 4 : 0
}

/** What is found by other words for the same counts a little less. */
const OTHER_WORDS = 0.9

/**
 * Entries that hold most of what was asked, in its own or in other words for the same, best first, at most `MOST_FOUND`.
 */
export function find(question: string, entries: readonly Entry[], synonyms: readonly Synonym[] = []): readonly Found[] {
  const best = new Map<Entry, Found>()
  for (const asked of inOtherWords(question, synonyms)) {
    for (const found of findWords(asked, entries)) {
      const score = asked === question ? found.score : found.score * OTHER_WORDS
      if (score > (best.get(found.entry)?.score ?? 0)) best.set(found.entry, { ...found, score })
    }
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score).slice(0, MOST_FOUND)
}

/** By one wording. Rare terms count more than common ones; the question as a whole, word for word, counts most. */
function findWords(question: string, entries: readonly Entry[]): readonly Found[] {
  const wanted = [...new Set(terms(question))].slice(0, MOST_TERMS)
  if (wanted.length === 0) return []
  const whole = plain(question).trim()
  const texts = plainOf(entries)
  const rarity = wanted.map(term => {
    const holding = texts.filter(each => heldBy(term, each) >= 1).length
    return holding === 0 ? 0 : Math.log(1 + entries.length / holding)
  })
  const best = rarity.reduce((sum, each) => sum + each, 0)
  const found = entries.flatMap((entry, at): Found[] => {
    const text = texts[at]
    if (!text) return []
    const held = wanted.map(term => heldBy(term, text))
    const sum = (of: (held: number) => number) =>
      held.reduce((total, each, index) => total + of(each) * (rarity[index] ?? 0), 0)
    // Half of what can be found at all must be there, some of it in the entry itself: otherwise every page mentions something.
    if (best === 0 || !held.some(each => each >= 1) || sum(each => Math.min(1, each)) < best / 2) return []
    return [{ entry, score: sum(each => each) + literal(whole, text) + WEIGHT[entry.part] / 10, asked: question }]
  })
  return found
}
