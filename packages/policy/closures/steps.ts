/**
 * The steps an evaluation is made of: each yields one number. Tests are 0 or 1, conditions 0 no, 1 not known, 2 yes.
 */
import type { Rounding } from '../ast.ts'
import type { Truth } from '../environment.ts'
import type { Facts } from '../types.ts'

/** Where the number of a step is found. */
export type Register = number

export interface Interval {
  readonly min: number
  readonly max: number
  readonly above: number
  readonly below: number
}

/** What reads one answer as it was given. `unknown` is yielded where there is none. */
interface OfFact {
  /** A fact's id, or `item`. */
  readonly fact: string
  readonly unknown: number
}

/** What reads a number: exact, in hundredths where `scale` is 100. */
interface OfNumber extends OfFact {
  readonly scale: number
}

export type Leaf =
  /** The number itself. */
  | (OfNumber & { readonly kind: 'number' })
  /** One value for no, one for yes. */
  | (OfFact & { readonly kind: 'flag'; readonly no: number; readonly yes: number })
  /** A value for each text, and after them one for every other text. */
  | (OfFact & { readonly kind: 'choice'; readonly texts: readonly string[]; readonly values: readonly number[] })
  | (OfNumber & Interval & { readonly kind: 'inside'; readonly no: number; readonly yes: number })
  | (OfNumber & { readonly kind: 'equals'; readonly value: number; readonly no: number; readonly yes: number })
  | (OfNumber & {
      readonly kind: 'bands'
      readonly rows: readonly { readonly from: number; readonly below: number; readonly points: number }[]
    })
  /** Full units, kept between `least` and `most`. */
  | (OfNumber & {
      readonly kind: 'per'
      readonly every: number
      readonly points: number
      readonly least: number
      readonly most: number
    })
  /** The same of what exceeds `above`. */
  | (OfNumber & {
      readonly kind: 'excess'
      readonly above: number
      readonly every: number
      readonly points: number
      readonly least: number
      readonly most: number
    })
  | (OfNumber & {
      readonly kind: 'steps'
      readonly every: number
      readonly all: boolean
      readonly rates: readonly { readonly from: number; readonly points: number }[]
    })

/** Points in `a`, the number they are shared by in `by`. */
interface Shared {
  readonly a: Register
  readonly by: Register
  readonly scale: number
  readonly round: Rounding
}

export type Inner =
  | { readonly kind: 'add'; readonly of: readonly Register[] }
  | { readonly kind: 'greatest'; readonly of: readonly Register[] }
  | { readonly kind: 'smallest'; readonly of: readonly Register[] }
  /** 1 where at least `count` of the tests hold. */
  | { readonly kind: 'count'; readonly of: readonly Register[]; readonly count: number }
  /** The same of conditions. */
  | { readonly kind: 'count_open'; readonly of: readonly Register[]; readonly count: number }
  | { readonly kind: 'minus'; readonly a: Register; readonly from: number }
  | { readonly kind: 'select'; readonly test: Register; readonly gives: Register; readonly otherwise: Register }
  /** The greatest of the points whose test holds; 0 when none does. */
  | { readonly kind: 'ladder'; readonly tests: readonly Register[]; readonly points: readonly number[] }
  | { readonly kind: 'limit'; readonly a: Register; readonly least: number; readonly most: number }
  | (Shared & { readonly kind: 'share' })
  | (Shared & { readonly kind: 'percent' })
  | { readonly kind: 'round'; readonly a: Register; readonly round: Rounding }
  /** The register that belongs to the place in `a`. */
  | { readonly kind: 'switch'; readonly a: Register; readonly targets: readonly Register[] }
  /** The sum of `result` over the numbers of a list, the steps of `scope` done anew for each. */
  | { readonly kind: 'each'; readonly list: string; readonly scope: number; readonly result: Register }
  /** 0, 1 or 2: whether points reach a number; `ask` answers where facts are missing. */
  | {
      readonly kind: 'scores'
      readonly a: Register
      readonly min: number
      readonly facts: readonly string[]
      readonly always: boolean
      readonly ask: (facts: Facts) => Truth
    }

export type Step = Leaf | Inner
export type Kind = Step['kind']

const LEAVES: ReadonlySet<Kind> = new Set([
  'number',
  'flag',
  'choice',
  'inside',
  'equals',
  'bands',
  'per',
  'excess',
  'steps',
])

export function isLeaf(step: Step): step is Leaf {
  return LEAVES.has(step.kind)
}

/** The registers a step reads. */
export function inputsOf(step: Inner): readonly Register[] {
  switch (step.kind) {
    case 'add':
    case 'greatest':
    case 'smallest':
    case 'count':
    case 'count_open':
      return step.of
    case 'select':
      return [step.test, step.gives, step.otherwise]
    case 'ladder':
      return step.tests
    case 'share':
    case 'percent':
      return [step.a, step.by]
    case 'switch':
      return [step.a, ...step.targets]
    case 'each':
      return [step.result]
    default:
      return [step.a]
  }
}
