/**
 * The steps of which every pack has many, several rows in one closure: going into a closure costs as much as several
 * steps, and an engine puts only so much code in the place of its calls. Each loop goes over straight memory.
 */
import { packed, type Lanes, type Run } from './leaves.ts'
import type { Memory } from './memory.ts'
import type { Leaf } from './steps.ts'

type Of<K extends Leaf['kind']> = Extract<Leaf, { kind: K }>

/** So many texts are compared one by one; more are looked up. */
const FEW_TEXTS = 12

/** Stands for no limit where numbers stay below 2^50. */
const FAR = 2 ** 51

/** At most one row of each kind. */
export interface Usual {
  choice?: Lanes<Of<'choice'>>
  flag?: Lanes<Of<'flag'>>
  inside?: Lanes<Of<'inside'>>
  per?: Lanes<Of<'per'>>
}

/** Puts a row among the usual ones, if it is one and the first of its kind. */
export function isTaken(usual: Usual, lanes: Lanes<Leaf>): boolean {
  const { steps, safe } = lanes
  const all = <K extends keyof Usual>(kind: K, fits: (step: Of<K>) => boolean) => {
    const own = steps.filter((step): step is Of<K> => step.kind === kind)
    return own.length > 0 && own.length === steps.length && own.every(fits) ? { ...lanes, steps: own } : undefined
  }
  const choice = usual.choice ? undefined : all('choice', ({ texts }) => texts.length <= FEW_TEXTS)
  const flag = usual.flag ? undefined : all('flag', () => true)
  const inside = usual.inside ? undefined : all('inside', () => true)
  const per = usual.per ? undefined : all('per', ({ least }) => safe && least === -Infinity)
  if (choice) usual.choice = choice
  if (flag) usual.flag = flag
  if (inside) usual.inside = inside
  if (per) usual.per = per
  return Boolean(choice ?? flag ?? inside ?? per)
}

/** A key of an object: an engine keeps one copy of each and compares them by their places. */
function kept(text: string): string {
  return Object.keys({ [text]: true })[0] ?? text
}

const NONE = { steps: [], from: 0, to: 0, safe: true }

/** Choices and answers of yes or no. */
function chosen({ choice = NONE, flag = NONE }: Usual, { texts, answers, numbers }: Memory): Run {
  const { from: textsFrom, to: textsTo } = choice
  const { from: flagsFrom, to: flagsTo } = flag
  const known = choice.steps.flatMap(one => one.texts.map(kept))
  const lengths = Int32Array.from(choice.steps, one => one.texts.length)
  // For any other text, for each text, for none.
  const values = packed(choice.steps, ({ texts: all, values: own, unknown }) => [
    own[all.length] ?? 0, ...own.slice(0, all.length), unknown,
  ])
  // No is 0 and yes is 1, so that multiplying picks without a branch.
  const needs = packed(flag.steps, one => [one.no, one.yes - one.no, one.unknown])
  const [choices, flags] = [choice.steps.length, flag.steps.length]
  return () => {
    for (let i = 0, at = 0, own = 0; i < choices; i += 1) {
      const answer = texts[textsFrom + i]
      const length = lengths[i] ?? 0
      let found = 0
      if (typeof answer === 'string') {
        for (let k = 0; k < length; k += 1) found |= -Number(known[at + k] === answer) & (k + 1)
      } else if (answer === undefined) found = length + 1
      numbers[textsTo + i] = values[own + found] ?? 0
      at += length
      own += length + 2
    }
    for (let i = 0, at = 0; i < flags; i += 1, at += 3) {
      const answer = answers[flagsFrom + i] ?? NaN
      const known = (needs[at] ?? 0) + (needs[at + 1] ?? 0) * answer
      numbers[flagsTo + i] = Number.isNaN(answer) ? (needs[at + 2] ?? 0) : known
    }
  }
}

/** Ranges and full units up to a limit. */
function counted({ inside = NONE, per = NONE }: Usual, { answers, numbers }: Memory): Run {
  const { from: sidesFrom, to: sidesTo } = inside
  const { from: ratesFrom, to: ratesTo } = per
  const sides = packed(inside.steps, one => [
    one.min, one.max, one.above, one.below, one.no, one.yes, one.unknown, one.scale,
  ])
  const rates = packed(per.steps, one => [one.every, one.points, Math.min(one.most, FAR), one.unknown, one.scale])
  const [insides, pers] = [inside.steps.length, per.steps.length]
  return () => {
    for (let i = 0, at = 0; i < insides; i += 1, at += 8) {
      const answer = answers[sidesFrom + i] ?? NaN
      const scale = sides[at + 7] ?? 1
      const x = scale === 1 ? answer : Math.round(answer * scale)
      const reaches = x >= (sides[at] ?? 0) && x > (sides[at + 2] ?? 0)
      const holds = reaches && x <= (sides[at + 1] ?? 0) && x < (sides[at + 3] ?? 0)
      numbers[sidesTo + i] = sides[Number.isNaN(answer) ? at + 6 : holds ? at + 5 : at + 4] ?? 0
    }
    for (let i = 0, at = 0; i < pers; i += 1, at += 5) {
      const answer = answers[ratesFrom + i] ?? NaN
      const scale = rates[at + 4] ?? 1
      const number = scale === 1 ? answer : Math.round(answer * scale)
      const value = Math.floor(number / (rates[at] ?? 1)) * (rates[at + 1] ?? 0)
      const most = rates[at + 2] ?? 0
      // By arithmetic: whether somebody reaches the limit cannot be guessed, and a wrong guess costs more than it.
      const limited = (value + most - Math.abs(value - most)) / 2
      numbers[ratesTo + i] = Number.isNaN(answer) ? (rates[at + 3] ?? 0) : limited
    }
  }
}

/** The usual rows, whichever a pack has. */
export function usual(rows: Usual, memory: Memory): readonly Run[] {
  return [
    ...(rows.choice || rows.flag ? [chosen(rows, memory)] : []),
    ...(rows.inside || rows.per ? [counted(rows, memory)] : []),
  ]
}
