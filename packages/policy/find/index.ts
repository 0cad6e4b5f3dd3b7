/**
 * Searching the policy library. Chinese has no spaces between words, so texts and questions are cut into pairs of
 * characters; Latin letters and digits stay whole words.
 */
import type { Pack } from '../pack.ts'
import type { Text } from '../types.ts'

export interface Entry {
  readonly pack: string
  /** Where on the pack's page it stands. */
  readonly anchor: string
  readonly part: 'clause' | 'condition' | 'indicator' | 'document' | 'entitlement' | 'title'
  readonly title: Text
  readonly body: string
}

export interface Found {
  readonly entry: Entry
  readonly score: number
  /** Where the first match in the body begins and ends; undefined when only the title matches. */
  readonly at: readonly [number, number] | undefined
}

/** What a reader may search in one pack. */
export function entriesOf(pack: Pack): readonly Entry[] {
  const made = (part: Entry['part'], anchor: string, title: Text, body: string): Entry => ({
    pack: pack.id,
    anchor,
    part,
    title,
    body,
  })
  return [
    made('title', '', pack.title, `${pack.document.title} ${pack.document.number ?? ''}`),
    ...pack.clauses.map(each => made('clause', each.id, { zh: each.number, en: each.id }, `${each.quote} ${each.en}`)),
    ...[...pack.conditions, ...pack.routes].map(each =>
      made('condition', each.clause, each.name, `${each.refusal.zh} ${each.refusal.en}`),
    ),
    ...pack.indicators.map(each => made('indicator', each.clause, each.name, `${each.note?.zh ?? ''} ${each.note?.en ?? ''}`)),
    ...pack.documents.map(each => made('document', each.clause, each.name, '')),
    ...pack.entitlements.map(each => made('entitlement', each.clause, each.name, `${each.note?.zh ?? ''}`)),
  ]
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Pairs of neighbouring Chinese characters (a single one stands alone), and whole words of other letters. */
export function terms(text: string): readonly string[] {
  const runs = plain(text).match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []
  return runs.flatMap(run => {
    if (!/\p{Script=Han}/u.test(run)) return [run]
    const letters = [...run]
    return letters.length === 1 ? letters : letters.slice(1).map((each, at) => `${letters[at] ?? ''}${each}`)
  })
}

const MOST = 60
const WEIGHT: Readonly<Record<Entry['part'], number>> = {
  title: 6,
  indicator: 4,
  condition: 4,
  entitlement: 4,
  document: 3,
  clause: 2,
}

function matches(term: string, text: string): boolean {
  return text.includes(term)
}

/**
 * Entries that hold most of what was asked, best first, at most 60. Rare terms count more than common ones; the
 * question as a whole, word for word, counts most.
 */
export function find(question: string, entries: readonly Entry[]): readonly Found[] {
  const wanted = [...new Set(terms(question))].slice(0, 40)
  if (wanted.length === 0) return []
  const whole = plain(question).trim()
  const texts = entries.map(({ title, body }) => ({ title: plain(`${title.zh} ${title.en}`), body: plain(body) }))
  const rarity = wanted.map(term => {
    const holding = texts.filter(each => matches(term, each.title) || matches(term, each.body)).length
    return holding === 0 ? 0 : Math.log(1 + entries.length / holding)
  })
  const best = rarity.reduce((sum, each) => sum + each, 0)
  const found = entries.flatMap((entry, at): Found[] => {
    const text = texts[at]
    if (!text) return []
    const held = wanted.map((term): number => (matches(term, text.title) ? 1.5 : matches(term, text.body) ? 1 : 0))
    const covered = held.reduce((sum, each, index) => sum + Math.min(1, each) * (rarity[index] ?? 0), 0)
    // Half of what can be found at all must be there: otherwise every page mentions something.
    if (covered === 0 || covered < best / 2) return []
    const sum = held.reduce((total, each, index) => total + each * (rarity[index] ?? 0), 0)
    const literal = text.title.includes(whole) ? 8 : text.body.includes(whole) ? 4 : 0
    return [{ entry, score: sum + literal + WEIGHT[entry.part] / 10, at: placeOf(text.body, whole, wanted) }]
  })
  return found.sort((a, b) => b.score - a.score).slice(0, MOST)
}

function placeOf(body: string, whole: string, wanted: readonly string[]): readonly [number, number] | undefined {
  for (const each of [whole, ...wanted]) {
    const at = body.indexOf(each)
    if (at >= 0) return [at, at + each.length]
  }
  return undefined
}
