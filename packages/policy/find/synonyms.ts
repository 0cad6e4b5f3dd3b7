/** What people say for what the documents write. */
import { plain } from './terms.ts'

/** One word of the documents, and what people say for it. */
export interface Synonym {
  readonly word: string
  readonly also: readonly string[]
}

/** A question is asked in so many other words at most. */
const MOST_WAYS = 6

/** The question, and the same in other words: each synonym that stands in it said in each of its other ways. */
export function inOtherWords(question: string, synonyms: readonly Synonym[]): readonly string[] {
  const whole = plain(question)
  const others = synonyms.flatMap(({ word, also }) => {
    const ways = [word, ...also]
    // The longest is what was said: 技工学校 and not a part of it.
    const said = ways.filter(each => whole.includes(plain(each))).toSorted((a, b) => b.length - a.length)[0]
    return said === undefined ? [] : ways.filter(each => each !== said).map(each => whole.replaceAll(plain(said), each))
  })
  return [question, ...new Set(others)].slice(0, 1 + MOST_WAYS)
}
