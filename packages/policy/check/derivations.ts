/** Numbers that follow from dated facts: what they read, what they yield, and that none follows from itself. */
import { sourcesOfDerivation } from '../derive/sources.ts'
import type { Derivation, Pack, Problem } from '../pack.ts'
import type { Fact } from '../types.ts'
import { readsOf } from '../walk.ts'
import { rootsOf } from './places.ts'
import { hint, meant, problem, unless, warning } from './problem.ts'

const READS: Readonly<Record<Derivation['kind'], readonly Fact['type'][]>> = {
  age: ['date'],
  elapsed: ['date'],
  length: ['periods'],
  tally: ['events'],
  by_year: ['events'],
  total: ['integer', 'decimal'],
}

const WORDS: Readonly<Partial<Record<Fact['type'], string>>> = {
  date: '日期',
  periods: '时间段',
  events: '有日期的事项',
  integer: '数',
}

/** What the target's unit must be called in English. */
function unitOf(node: Derivation): RegExp | undefined {
  if (node.kind === 'age') return /year/
  if (node.kind === 'elapsed') return new RegExp(node.in.slice(0, -1))
  if (node.kind === 'length') return node.in === 'days' ? /day/ : /month/
  return undefined
}

function target(node: Derivation, fact: Fact, at: string): readonly Problem[] {
  const wanted = node.kind === 'by_year' ? ['list'] : ['integer', 'decimal']
  const unit = unitOf(node)
  const inYears = node.kind === 'length' || node.kind === 'elapsed' || node.kind === 'age'
  return [
    ...unless(wanted.includes(fact.type), () =>
      problem(
        'unit',
        at,
        `「${fact.id}」不能由此得出：要${node.kind === 'by_year' ? '一列数' : '数'}`,
        `"${fact.id}" cannot follow from this: it must be ${node.kind === 'by_year' ? 'a list' : 'a number'}`,
      ),
    ),
    ...unless(!inYears || !unit || !fact.unit || unit.test(fact.unit.en), () =>
      problem(
        'unit',
        at,
        `「${fact.id}」的单位是${fact.unit?.zh}，与算法的单位不同`,
        `"${fact.id}" is in ${fact.unit?.en}, the derivation yields another unit`,
        hint('改 in，或另立一个事实', 'change in, or make another fact'),
      ),
    ),
  ]
}

function kindsOf(node: Derivation): readonly string[] {
  if (node.kind === 'length') return node.leaveOut ?? []
  return node.kind === 'tally' || node.kind === 'by_year' ? (node.kinds ?? []) : []
}

function source(node: Derivation, fact: Fact, at: string): readonly Problem[] {
  const reads = READS[node.kind]
  const known = (fact.kinds ?? []).map(each => each.value)
  const word = WORDS[reads[0] ?? 'integer'] ?? ''
  return [
    ...unless(reads.includes(fact.type), () =>
      problem(
        'unit',
        `${at}/from`,
        `「${fact.id}」不是${word}`,
        `"${fact.id}" is not of type ${reads.join(' or ')}`,
        hint('改 from 或 kind', 'change from, or kind'),
      ),
    ),
    ...kindsOf(node)
      .filter(each => !known.includes(each))
      .map(each =>
        problem(
          'option',
          `${at}/${node.kind === 'length' ? 'leaveOut' : 'kinds'}`,
          `「${fact.id}」没有类别「${each}」`,
          `"${fact.id}" has no kind "${each}"`,
          meant(each, known, hint(`可选：${known.join('、')}`, `it has ${known.join(', ')}`)),
        ),
      ),
  ]
}

/** The facts that lie on a circle of derivations. */
function circular(derivations: readonly Derivation[]): readonly Derivation[] {
  let rest = [...derivations]
  for (;;) {
    const waiting = new Set(rest.map(each => each.fact))
    const next = rest.filter(each => sourcesOfDerivation(each).some(id => waiting.has(id)))
    if (next.length === rest.length) return rest
    rest = next
  }
}

/** Derivations whose number nothing reads. */
function unread(pack: Pack): readonly Problem[] {
  const read = new Set([
    ...rootsOf(pack).flatMap(each => readsOf(each.node)),
    ...pack.derivations.flatMap(sourcesOfDerivation),
    ...pack.ties.flatMap(tie => tie.chain.flatMap(step => (step.by === 'fact' ? [step.fact] : []))),
  ])
  return pack.derivations
    .filter(each => !read.has(each.fact))
    .map(({ fact }) =>
      warning(
        'unused',
        `derivations/${fact}`,
        `推算出的「${fact}」没有用到`,
        `nothing reads "${fact}"`,
        hint('用上它，或者删去', 'use it, or remove it'),
      ),
    )
}

export function checkDerivations(pack: Pack): readonly Problem[] {
  const { derivations, facts } = pack
  const known = new Map(facts.map(each => [each.id, each]))
  const own = derivations.flatMap(node => {
    const at = `derivations/${node.fact}`
    const result = known.get(node.fact)
    return [
      ...(result ? target(node, result, at) : []),
      ...sourcesOfDerivation(node).flatMap(id => {
        const fact = known.get(id)
        return fact ? source(node, fact, at) : []
      }),
    ]
  })
  const circle = circular(derivations).map(({ fact }) =>
    problem(
      'circle',
      `derivations/${fact}`,
      `「${fact}」绕了一圈由自己得出`,
      `"${fact}" follows from itself in a circle`,
      hint('改 from，使它只读原始事实', 'let from read an original fact'),
    ),
  )
  return [...own, ...circle, ...unread(pack)]
}
