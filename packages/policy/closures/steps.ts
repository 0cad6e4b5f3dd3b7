/** The steps an evaluation is made of: each reads registers and writes one. */
import type { Rounding } from '../ast.ts'
import type { Truth } from '../environment.ts'
import type { Facts } from '../types.ts'

/** The number of a register. */
export type Register = number

export interface Interval {
  readonly min: number
  readonly max: number
  readonly above: number
  readonly below: number
}

/** What a step does; `to` is added when it is placed. Tests are 0 or 1. */
export type Step =
  /** `values` at the place in `a`: whatever follows from one choice alone. */
  | { readonly kind: 'lookup'; readonly a: Register; readonly values: readonly number[] }
  | ({ readonly kind: 'inside'; readonly a: Register } & Interval)
  | { readonly kind: 'equals'; readonly a: Register; readonly value: number }
  | {
      readonly kind: 'bands'
      readonly a: Register
      readonly rows: readonly { readonly from: number; readonly below: number; readonly points: number }[]
    }
  /** Full units of what exceeds `above`, kept between `least` and `most`. */
  | {
      readonly kind: 'per'
      readonly a: Register
      readonly every: number
      readonly points: number
      readonly least: number
      readonly most: number
    }
  /** What exceeds a number, at least 0. */
  | { readonly kind: 'excess'; readonly a: Register; readonly above: number }
  | {
      readonly kind: 'steps'
      readonly a: Register
      readonly every: number
      readonly all: boolean
      readonly rates: readonly { readonly from: number; readonly points: number }[]
    }
  | { readonly kind: 'add'; readonly of: readonly Register[] }
  | { readonly kind: 'greatest'; readonly of: readonly Register[] }
  | { readonly kind: 'smallest'; readonly of: readonly Register[] }
  /** 1 where at least `count` of the tests hold. */
  | { readonly kind: 'count'; readonly of: readonly Register[]; readonly count: number }
  /** The same of answers 0, 1, 2. */
  | { readonly kind: 'count_open'; readonly of: readonly Register[]; readonly count: number }
  | { readonly kind: 'minus'; readonly a: Register; readonly from: number }
  | { readonly kind: 'select'; readonly test: Register; readonly gives: Register; readonly otherwise: Register }
  /** The greatest of the points whose test holds; 0 when none does. */
  | { readonly kind: 'ladder'; readonly tests: readonly Register[]; readonly points: readonly number[] }
  | { readonly kind: 'limit'; readonly a: Register; readonly least: number; readonly most: number }
  | { readonly kind: 'share'; readonly a: Register; readonly by: Register; readonly scale: number; readonly round: Rounding }
  | { readonly kind: 'percent'; readonly a: Register; readonly by: Register; readonly scale: number; readonly round: Rounding }
  | { readonly kind: 'round'; readonly a: Register; readonly round: Rounding }
  /** The register that belongs to the place in `a`. */
  | { readonly kind: 'switch'; readonly a: Register; readonly targets: readonly Register[] }
  /** The sum of `result` over the numbers of a list, each put into `item` before `body` runs. */
  | {
      readonly kind: 'each'
      readonly list: number
      readonly item: Register
      readonly result: Register
      readonly body: readonly Placed[]
    }
  /** 0 no, 1 not known, 2 yes: `yes` where the test holds, `open` where the fact is not known. */
  | { readonly kind: 'open'; readonly a: Register; readonly fact: number; readonly yes: number; readonly open: number }
  /** The same for points that some condition asks about; `ask` answers where facts are missing. */
  | {
      readonly kind: 'scores'
      readonly a: Register
      readonly min: number
      readonly facts: readonly number[]
      readonly always: boolean
      readonly ask: (facts: Facts) => Truth
    }

export type Placed = Step & { readonly to: Register; readonly level: number }

/** The registers a step reads. */
export function inputsOf(step: Step): readonly Register[] {
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
      return [...step.body.flatMap(inputsOf), step.result]
    default:
      return [step.a]
  }
}
