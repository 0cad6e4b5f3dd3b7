import { lackingIn, type CompiledPack, type Facts, type Pack, type Text } from '#policy'

/** One way in that does not hold, with what is lacking of it: published words, and the facts they are about. */
export interface WayLack {
  readonly id: string
  readonly name: Text
  readonly clause: string
  readonly lacks: readonly { readonly text: Text; readonly facts: readonly string[] }[]
}

/** A file of thousands asks of the same pack for every row. */
const finders = new WeakMap<Pack, ReturnType<typeof lackingIn>>()

function finderOf(pack: Pack): ReturnType<typeof lackingIn> {
  const known = finders.get(pack) ?? lackingIn(pack)
  finders.set(pack, known)
  return known
}

/** What fails of each way in for certain, in the order of the document; what is merely unanswered is left out. */
export function waysLacking({ pack, derive }: Pick<CompiledPack, 'pack' | 'derive'>, facts: Facts): readonly WayLack[] {
  const lack = finderOf(pack)
  const known = derive(facts)
  return pack.routes.map(({ id, name, clause, test }) => ({
    id,
    name,
    clause,
    lacks: lack(test, known)
      .filter(({ holds }) => holds === false)
      .map(part => ({ text: part.text, facts: part.facts })),
  }))
}

/** Each way with what it lacks, in one sentence of both languages. */
export function waysText(ways: readonly WayLack[]): Text {
  return {
    zh: ways.map(({ name, lacks }) => `${name.zh}：缺${lacks.map(({ text }) => `“${text.zh}”`).join('、')}`).join('；'),
    en: ways.map(({ name, lacks }) => `${name.en}: lacks ${lacks.map(({ text }) => `“${text.en}”`).join(', ')}`).join('; '),
  }
}
