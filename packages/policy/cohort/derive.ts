/**
 * Numbers that follow from dated facts, for whole chunks: what `deriver` finds for one person, as columns. What a
 * person stated outright is never replaced.
 */
import { dateOfDay } from '../../calendar/civil.ts'
import { deriver, derivationsInOrder } from '../derive/index.ts'
import { scaleOf } from '../environment.ts'
import type { Derivation, Pack } from '../pack.ts'
import type { Answer, Fact, Facts } from '../types.ts'
import type { Chunk, Column, DateColumn, ListColumn, PlainColumn } from './columns.ts'
import { answerAt } from './person.ts'

/** What one derivation makes of the columns. */
type Step = (columns: readonly Column[], count: number) => readonly Column[]

/**
 * Completes the columns of `facts` with what follows from them on the day `on`; the same columns where nothing does.
 * Columns that gain answers are new, the chunk's own stay as they were.
 */
export function columnDeriver(
  pack: Pick<Pack, 'derivations' | 'facts'>,
  facts: readonly Fact[],
  on: string | undefined,
): (chunk: Pick<Chunk, 'count' | 'columns'>) => readonly Column[] {
  const steps = on === undefined ? [] : derivationsInOrder(pack.derivations).flatMap(each => stepOf(each, pack, facts, on))
  return ({ columns, count }) => steps.reduce((done, step) => step(done, count), columns)
}

function stepOf(node: Derivation, pack: Pick<Pack, 'facts'>, facts: readonly Fact[], on: string): readonly Step[] {
  const place = facts.findIndex(each => each.id === node.fact)
  const fact = facts[place]
  if (!fact) return []
  const derive = deriver({ derivations: [node], facts: pack.facts }, on)
  const valueOf = (given: Facts): Answer | undefined => derive(given)[node.fact]
  const sources = (node.kind === 'total' ? node.of : [node.from]).map(id => facts.findIndex(each => each.id === id))
  const [first = -1] = sources
  const byDay = facts[first]?.type === 'date' ? memo(day => valueOf({ [facts[first]?.id ?? '']: dateOfDay(day) })) : undefined
  return [
    (columns, count) => {
      const target = columns[place]
      const from = sources.flatMap(each => columns[each] ?? [])
      if (!target || target.unknown === 0 || from.length < sources.length || from.some(each => each.unknown === count)) return columns
      const dates = from[0]?.kind === 'date' && byDay ? from[0] : undefined
      const answerOf = dates && byDay ? fromDates(dates, byDay) : fromAnswers(from, sources.flatMap(each => facts[each] ?? []), valueOf)
      return columns.with(place, target.kind === 'list' ? withLists(target, answerOf) : withNumbers(target, scaleOf(fact), answerOf))
    },
  ]
}

/** The derived answer of the person in a row; undefined while what it follows from is unknown. */
type AnswerOf = (row: number) => Answer | undefined

/** One answer a day: people share their dates of birth. */
function memo(make: (day: number) => Answer | undefined): (day: number) => Answer | undefined {
  const known = new Map<number, Answer | undefined>()
  return day => {
    if (known.has(day)) return known.get(day)
    const made = make(day)
    known.set(day, made)
    return made
  }
}

const fromDates = ({ values, known }: DateColumn, byDay: (day: number) => Answer | undefined): AnswerOf =>
  row => (known[row] === 1 ? byDay(values[row] ?? 0) : undefined)

function fromAnswers(from: readonly Column[], facts: readonly Fact[], valueOf: (given: Facts) => Answer | undefined): AnswerOf {
  return row => {
    const given: Record<string, Answer> = {}
    for (const [at, column] of from.entries()) {
      const fact = facts[at]
      if (column.known[row] !== 1 || !fact) return undefined
      given[column.fact] = answerAt(column, row, fact)
    }
    return valueOf(given)
  }
}

function withNumbers(target: Exclude<Column, ListColumn>, scale: number, answerOf: AnswerOf): Column {
  if (target.kind === 'periods' || target.kind === 'events') return target
  const values = target.values.slice()
  const known = target.known.slice()
  let { unknown } = target
  for (let row = 0; row < known.length; row += 1) {
    if (known[row] === 1) continue
    const answer = answerOf(row)
    if (typeof answer !== 'number') continue
    values[row] = Math.round(answer * scale)
    known[row] = 1
    unknown -= 1
  }
  return { ...target, values, known, unknown } as PlainColumn
}

/** Lists change their length: the whole column is written anew. */
function withLists(target: ListColumn, answerOf: AnswerOf): ListColumn {
  const known = target.known.slice()
  const ends = new Int32Array(target.ends.length)
  const values: number[] = []
  let { unknown } = target
  for (let row = 0; row < known.length; row += 1) {
    if (known[row] === 1) {
      for (let at = row === 0 ? 0 : (target.ends[row - 1] ?? 0); at < (target.ends[row] ?? 0); at += 1) values.push(target.values[at] ?? 0)
    } else {
      const answer = answerOf(row)
      if (Array.isArray(answer)) {
        for (const each of answer) if (typeof each === 'number') values.push(Math.round(each * 100))
        known[row] = 1
        unknown -= 1
      }
    }
    ends[row] = values.length
  }
  return { ...target, values: Float64Array.from(values), known, ends, unknown }
}
