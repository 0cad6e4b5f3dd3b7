/** How rules are written in a pack file: points in points, parameters as `$id`. Strict: an unknown key is an error. */
import { z } from 'zod'
import type { Amount, Bound, Rounding } from '../ast.ts'
import type { Written } from './written.ts'

/** Ids are ASCII and short, so that they may stand in code, URLs and file names. */
export const ID = /^(?!constructor$)[a-z][a-z0-9_]{0,63}$/
export const id = z.string().regex(ID, 'an id is lower-case letters, digits and underscores, a letter first')
export const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

const hundredths = (value: number) => Math.round(value * 100)

/** Points as written (60, 0.5) to hundredths; more than two decimals is an error, never rounded. */
export const points = z
  .number()
  .min(-1e9)
  .max(1e9)
  .refine(value => Math.abs(value * 100 - hundredths(value)) <= 1e-6, 'points have at most two decimals')
  .transform(hundredths)

const parameterName = z
  .string()
  .regex(/^\$(?!constructor$)[a-z][a-z0-9_]{0,63}$/, 'a parameter is written $name')
  .transform(value => ({ parameter: value.slice(1) }))

/** A number of points, or `$name`. */
export const amount: z.ZodType<Amount> = z.union([points.transform(value => ({ points: value })), parameterName])

const number = z.number().min(-1e12).max(1e12)
const bound: z.ZodType<Bound> = z.union([number, parameterName])

/** `to` in points: 0.01, 0.1, 1. */
export const rounding: z.ZodType<Rounding> = z.strictObject({
  to: points.refine(value => value > 0, 'rounds to a number above 0'),
  mode: z.enum(['half_up', 'truncate']),
})

/** Values written out, or the name of one of the pack's lists. */
const values = { values: z.array(id).min(1).optional(), list: id.optional() }
const oneOf = (written: { values?: unknown; list?: unknown }) =>
  (written.values === undefined) !== (written.list === undefined)
const ONE_OF = 'write either values or list'

export const condition: z.ZodType<Written> = z.lazy(() =>
  z.union([
    z.strictObject({ use: id }),
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('is'), fact: id, value: z.union([z.boolean(), number, id]) }),
      z.strictObject({ kind: z.literal('in'), fact: id, ...values }).refine(oneOf, ONE_OF),
      z.strictObject({
        kind: z.literal('range'),
        fact: id,
        min: bound.optional(),
        max: bound.optional(),
        above: bound.optional(),
        below: bound.optional(),
      }),
      z.strictObject({ kind: z.literal('all'), of: z.array(condition).min(1) }),
      z.strictObject({ kind: z.literal('any'), of: z.array(condition).min(1) }),
      z.strictObject({ kind: z.literal('at_least'), count: z.int().min(1), of: z.array(condition).min(1) }),
      z.strictObject({ kind: z.literal('not'), of: condition }),
      z.strictObject({ kind: z.literal('setting'), parameter: id, value: id }),
      z
        .strictObject({ kind: z.literal('scores'), indicator: id.optional(), group: id.optional(), min: amount })
        .refine(
          each => (each.indicator === undefined) !== (each.group === undefined),
          'write either indicator or group',
        ),
    ]),
  ]),
)

export const rule: z.ZodType<Written> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('give'), points: amount }),
    z.strictObject({ kind: z.literal('when'), if: condition, gives: rule, otherwise: rule.optional() }),
    z.strictObject({
      kind: z.literal('table'),
      fact: id,
      rows: z.array(z.strictObject({ ...values, points: amount }).refine(oneOf, ONE_OF)).min(1),
    }),
    z.strictObject({
      kind: z.literal('bands'),
      fact: id,
      rows: z.array(z.strictObject({ from: number, below: number.optional(), points: amount })).min(1),
    }),
    z.strictObject({
      kind: z.literal('per'),
      fact: id,
      every: number.positive(),
      above: number.optional(),
      points: amount,
    }),
    z.strictObject({
      kind: z.literal('steps'),
      fact: id,
      every: number.positive(),
      apply: z.enum(['each', 'all']),
      rates: z.array(z.strictObject({ from: z.int().min(1), points: amount })).min(1),
    }),
    z.strictObject({
      kind: z.literal('ladder'),
      rows: z.array(z.strictObject({ if: condition, points: amount })).min(1),
    }),
    z.strictObject({
      kind: z.literal('switch'),
      fact: id,
      cases: z.array(z.strictObject({ ...values, gives: rule }).refine(oneOf, ONE_OF)).min(1),
      otherwise: rule.optional(),
    }),
    z.strictObject({ kind: z.enum(['sum', 'best']), of: z.array(rule).min(1) }),
    z
      .strictObject({ kind: z.literal('cap'), most: amount.optional(), least: amount.optional(), of: rule })
      .refine(each => each.most !== undefined || each.least !== undefined, 'a cap has most, least or both'),
    z.strictObject({ kind: z.literal('divide'), by: id, round: rounding, of: rule }),
    z.strictObject({ kind: z.literal('percent'), fact: id, round: rounding, of: rule }),
    z.strictObject({ kind: z.literal('round'), round: rounding, of: rule }),
    z.strictObject({ kind: z.literal('each'), fact: id, of: rule }),
  ]),
)
