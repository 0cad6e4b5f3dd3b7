/** How rules are written in a pack file: points in points, parameters as `$id`. Strict: an unknown key is an error. */
import { z } from 'zod'
import type { Amount, Condition, Rule } from '../ast.ts'

/** Ids are ASCII and short, so that they may stand in code, URLs and file names. */
export const ID = /^(?!constructor$)[a-z][a-z0-9_]{0,63}$/
export const id = z.string().regex(ID, 'an id is lower-case letters, digits and underscores, a letter first')
export const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/** Points as written (60, 0.5) to hundredths; more than two decimals is an error, never rounded. */
export const points = z.number().transform((value, context) => {
  const hundredths = Math.round(value * 100)
  if (Math.abs(value * 100 - hundredths) > 1e-6 || Math.abs(hundredths) > 1e12) {
    context.addIssue({ code: 'custom', message: 'points have at most two decimals' })
    return z.NEVER
  }
  return hundredths
})

const amount: z.ZodType<Amount> = z.union([
  points.transform(value => ({ points: value })),
  z
    .string()
    .regex(/^\$[a-z][a-z0-9_]{0,63}$/)
    .transform(value => ({ parameter: value.slice(1) })),
])

const number = z.number().min(-1e12).max(1e12)

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('is'), fact: id, value: z.union([z.boolean(), number, id]) }),
    z.strictObject({ kind: z.literal('in'), fact: id, values: z.array(id).min(1) }),
    z.strictObject({
      kind: z.literal('range'),
      fact: id,
      min: number.optional(),
      max: number.optional(),
      above: number.optional(),
      below: number.optional(),
    }),
    z.strictObject({ kind: z.literal('all'), of: z.array(condition).min(1) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(condition).min(1) }),
    z.strictObject({ kind: z.literal('at_least'), count: z.int().min(1), of: z.array(condition).min(1) }),
    z.strictObject({ kind: z.literal('not'), of: condition }),
  ]),
)

export const rule: z.ZodType<Rule> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('give'), points: amount }),
    z.strictObject({ kind: z.literal('when'), if: condition, gives: rule, otherwise: rule.optional() }),
    z.strictObject({
      kind: z.literal('table'),
      fact: id,
      rows: z.array(z.strictObject({ values: z.array(id).min(1), points: amount })).min(1),
    }),
    z.strictObject({
      kind: z.literal('bands'),
      fact: id,
      rows: z.array(z.strictObject({ from: number, below: number.optional(), points: amount })).min(1),
    }),
    z.strictObject({ kind: z.literal('per'), fact: id, every: number.positive(), points: amount }),
    z.strictObject({ kind: z.literal('sum'), of: z.array(rule).min(1) }),
    z.strictObject({ kind: z.literal('best'), of: z.array(rule).min(1) }),
    z.strictObject({ kind: z.literal('cap'), most: amount, of: rule }),
  ]),
)
