/** Invented people for any pack, from its own facts. */
import type { Pack } from '../pack.ts'
import type { Answer, Fact, Facts } from '../types.ts'
import { below, type Random } from './hostile.ts'

function numberOf(fact: Fact, random: Random): number {
  const scale = fact.type === 'integer' ? 1 : 100
  const [min, max] = [fact.min ?? 0, fact.max ?? 1e6]
  const number = Math.round((min + random() * (max - min)) * scale) / scale
  return Math.min(Math.max(number, min), max)
}

/** An answer that fits its fact. */
function answer(fact: Fact, random: Random): Answer {
  switch (fact.type) {
    case 'boolean':
      return random() < 0.5
    case 'choice':
      return fact.options?.[below(random, fact.options.length)]?.value ?? ''
    case 'date':
      return `19${60 + below(random, 30)}-0${1 + below(random, 9)}-15`
    case 'list':
      return Array.from({ length: below(random, 1 + Math.min(4, fact.most ?? 4)) }, () => numberOf(fact, random))
    case 'periods':
      return [{ from: '2010-01-01', to: `201${below(random, 5)}-12-31` }]
    case 'events':
      return [{ on: `201${below(random, 5)}-03-04`, amount: below(random, 5000) / 100, kind: 'money' }]
    default:
      return numberOf(fact, random)
  }
}

/** Somebody invented, about whom a share of the facts is known. */
export function person(pack: Pack, known: number, random: Random): Facts {
  return Object.fromEntries(
    pack.facts.flatMap(fact => (random() < known ? [[fact.id, answer(fact, random)] as const] : [])),
  )
}
