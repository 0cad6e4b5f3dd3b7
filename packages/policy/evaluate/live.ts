/**
 * Which unknown facts can still change what a rule gives, whatever else turns out. Parts that are decided already, or
 * that something else outdoes for certain, hang on nothing: what they read changes nothing in any case.
 */
import { ITEM, type Rule } from '../ast.ts'
import { amountOf, type Definitions, withItem } from '../environment.ts'
import { points, truth } from '../interpret/index.ts'
import type { Answer, Facts } from '../types.ts'
import { openFactsOf } from './hanging.ts'

type Of<K extends Rule['kind']> = Extract<Rule, { kind: K }>

/** Ids of unknown facts on which the points of a rule still hang, each as often as it is read. */
function live(rule: Rule, facts: Facts, definitions: Definitions): readonly string[] {
  const range = points(rule, facts, definitions)
  if (range.min === range.max) return []
  const below = (each: Rule) => live(each, facts, definitions)
  switch (rule.kind) {
    case 'give':
      return []
    case 'when':
      return branches(rule, facts, definitions)
    case 'table':
    case 'bands':
    case 'per':
    case 'steps':
      return [rule.fact]
    case 'ladder':
      return rungs(rule, facts, definitions)
    case 'switch':
      return chosen(rule, facts, definitions)
    case 'sum':
      return rule.of.flatMap(below)
    case 'best':
      return contenders(rule, facts, definitions).flatMap(below)
    case 'cap':
    case 'round':
      return below(rule.of)
    case 'divide':
      return [rule.by, ...below(rule.of)]
    case 'percent':
      return [rule.fact, ...below(rule.of)]
    case 'each':
      return inList(rule, facts, definitions)
  }
}

function branches(rule: Of<'when'>, facts: Facts, definitions: Definitions): readonly string[] {
  const holds = truth(rule.if, facts, definitions)
  return [
    ...openFactsOf(rule.if, facts, definitions),
    ...(holds === false ? [] : live(rule.gives, facts, definitions)),
    ...(holds === true || !rule.otherwise ? [] : live(rule.otherwise, facts, definitions)),
  ]
}

/** A rung that gives no more than one that is sure to hold is outdone. */
function rungs(rule: Of<'ladder'>, facts: Facts, definitions: Definitions): readonly string[] {
  const pointsOf = (row: Of<'ladder'>['rows'][number]) => amountOf(row.points, definitions) ?? 0
  const sure = rule.rows.filter(row => truth(row.if, facts, definitions) === true).map(pointsOf)
  const least = Math.max(...sure)
  return rule.rows.filter(row => pointsOf(row) > least).flatMap(row => openFactsOf(row.if, facts, definitions))
}

function chosen(rule: Of<'switch'>, facts: Facts, definitions: Definitions): readonly string[] {
  const known = facts[rule.fact]
  const options: readonly (Answer | undefined)[] =
    known === undefined ? (definitions.facts.get(rule.fact)?.options ?? []).map(each => each.value) : [known]
  const taken = options.map(
    value => rule.cases.find(each => each.values.some(one => one === value))?.gives ?? rule.otherwise,
  )
  return [rule.fact, ...[...new Set(taken)].flatMap(each => (each ? live(each, facts, definitions) : []))]
}

/** One that cannot come to more than another gives at least is outdone. */
function contenders(rule: Of<'best'>, facts: Facts, definitions: Definitions): readonly Rule[] {
  const ranges = rule.of.map(each => points(each, facts, definitions))
  const least = Math.max(...ranges.map(each => each.min))
  return rule.of.filter((_, index) => (ranges[index]?.max ?? least) > least)
}

function inList(rule: Of<'each'>, facts: Facts, definitions: Definitions): readonly string[] {
  const inside = withItem(rule.fact, definitions)
  const list = facts[rule.fact]
  const items: readonly unknown[] = Array.isArray(list) ? list : [undefined]
  const found = items.flatMap(item => {
    const known = typeof item === 'number' && !Number.isNaN(item) ? item : undefined
    return live(rule.of, { ...facts, [ITEM]: known }, inside)
  })
  return [rule.fact, ...found]
}

/** Ids of the unknown facts that can still change what a rule gives, each once. */
export function liveFacts(rule: Rule, facts: Facts, definitions: Definitions): readonly string[] {
  return [...new Set(live(rule, facts, definitions))].filter(id => id !== ITEM && facts[id] === undefined)
}
