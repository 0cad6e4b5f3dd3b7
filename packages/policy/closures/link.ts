/** From a program's layout to closures that run it. */
import { ITEM } from '../ast.ts'
import * as leaves from './leaves.ts'
import type { Memory } from './memory.ts'
import type { Layout, Row } from './program.ts'
import * as inner from './runs.ts'
import { isTaken, type Usual, usual } from './usual.ts'
import { type Inner, isLeaf, type Kind, type Leaf, type Step } from './steps.ts'

type Run = leaves.Run
type Made<K extends Kind> =
  Extract<Step, { kind: K }> extends infer S
    ? S extends Leaf
      ? (lanes: leaves.Lanes<S>, memory: Memory) => Run
      : S extends Inner
        ? (row: inner.Row<S>, memory: Memory) => Run
        : never
    : never

const LEAVES: { readonly [K in Leaf['kind']]: Made<K> } = {
  number: leaves.number,
  flag: leaves.flag,
  choice: leaves.choice,
  inside: leaves.inside,
  equals: leaves.equals,
  bands: leaves.bands,
  per: leaves.per,
  excess: leaves.excess,
  steps: leaves.stepped,
}

const INNER: { readonly [K in Exclude<Inner['kind'], 'each'>]: Made<K> } = {
  add: inner.add,
  greatest: inner.greatest,
  smallest: inner.smallest,
  count: inner.counted,
  count_open: inner.countedOpen,
  minus: inner.minus,
  select: inner.select,
  ladder: inner.ladder,
  limit: inner.limit,
  share: inner.share,
  percent: inner.percent,
  round: inner.round,
  switch: inner.switched,
  scores: inner.scores,
}

/** A program that can be run. */
export interface Linked {
  readonly memory: Memory
  /** The facts whose answers belong into `memory.answers` and `memory.texts`, place by place. */
  readonly ids: readonly string[]
  readonly textIds: readonly string[]
  readonly runs: readonly Run[]
}

/** Where every answer goes: facts first, then what `item` stands for in each step that reads it. */
class Places {
  readonly ids: string[] = []
  readonly textIds: string[] = []
  readonly items = new Map<number, number[]>()
  readonly #from = new Map<Row, number>()

  constructor(rows: Layout['rows']) {
    const all = [...rows].flatMap(([scope, of]) => of.map(row => ({ scope, row })))
    for (const { row } of all) this.#put(row, 0, fact => fact !== ITEM)
    for (const { scope, row } of all) this.#put(row, scope, fact => fact === ITEM)
  }

  from(row: Row): number {
    return this.#from.get(row) ?? 0
  }

  #put(row: Row, scope: number, mine: (fact: string) => boolean): void {
    const facts = row.steps.flatMap(({ step }) => (isLeaf(step) ? [step.fact] : []))
    const [first] = facts
    if (first === undefined || !mine(first)) return
    const ids = row.steps[0]?.step.kind === 'choice' ? this.textIds : this.ids
    this.#from.set(row, ids.length)
    for (const fact of facts) {
      if (fact === ITEM) this.items.set(scope, [...(this.items.get(scope) ?? []), ids.length])
      ids.push(fact)
    }
  }
}

/** Makes the closures of a layout. */
export function link({ rows, at, numbers, safe, nothing }: Layout): Linked {
  const places = new Places(rows)
  const count = places.ids.findIndex(each => each === ITEM)
  const ids = count < 0 ? places.ids : places.ids.slice(0, count)
  const answers = new Float64Array(places.ids.length)
  const texts = places.textIds.map(() => undefined)
  const memory: Memory = { numbers, answers, texts, facts: {} }
  const lanesOf = (row: Row): leaves.Lanes<Leaf> =>
    ({ steps: row.steps.map(each => each.step).filter(isLeaf), from: places.from(row), to: row.to, safe })
  const runOf = (row: Row): readonly Run[] => {
    const [first] = row.steps
    if (!first) return []
    const steps = row.steps.map(each => each.step)
    const { step } = first
    if (isLeaf(step)) {
      const make = LEAVES[step.kind] as (lanes: leaves.Lanes<Leaf>, memory: Memory) => Run
      return [make(lanesOf(row), memory)]
    }
    if (step.kind === 'each') {
      return row.steps.flatMap((each, index) =>
        each.step.kind === 'each' ? [overList(each.step, row.to + index)] : [],
      )
    }
    const make = INNER[step.kind] as (row: inner.Row<Inner>, memory: Memory) => Run
    return [make({ steps: steps.filter(each => !isLeaf(each)), to: row.to, at, nothing, safe }, memory)]
  }
  const overList = ({ list, scope, result }: Extract<Inner, { kind: 'each' }>, to: number): Run => {
    const body = (rows.get(scope) ?? []).flatMap(runOf)
    const items = places.items.get(scope) ?? []
    const from = at(result)
    return () => {
      const answer = memory.facts[list]
      let sum = 0
      if (Array.isArray(answer)) {
        for (const item of answer) {
          for (const place of items) answers[place] = typeof item === 'number' ? item : NaN
          for (const run of body) run()
          sum += numbers[from] ?? 0
        }
      }
      numbers[to] = sum
    }
  }
  const together: Usual = {}
  const apart = (rows.get(0) ?? []).filter(row => !isTaken(together, lanesOf(row)))
  return { memory, ids, textIds: places.textIds, runs: [...usual(together, memory), ...apart.flatMap(runOf)] }
}
