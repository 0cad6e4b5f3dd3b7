/** The shape of each file of a pack's folder, as a lawyer writes it. */
import { z } from 'zod'
import { condition, id, points, rule, text } from './nodes.ts'

const packId = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)
const clauseId = z.string().regex(/^[A-Z]{2,3}-\d{1,3}(\.[a-z_]+)?$/, 'a clause id looks like FS-8 or FS-11.police')
const day = z.iso.date()
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day of the year is MM-DD')
const grade = z.enum(['A', 'B', 'C'])
const interpretation = z.strictObject({ text })
const take = z.strictObject({ take: id })

const round = z.strictObject({
  cutoff: z.strictObject({
    monthDay,
    cutoffDayCounts: z.enum(['next_round', 'this_round']),
    interpretation,
    clause: clauseId,
  }),
  review: z.strictObject({ from: monthDay, to: monthDay, clause: clauseId }),
  notice: z.strictObject({ workingDays: z.int().min(1).max(60), clause: clauseId }),
  card: z.strictObject({ years: z.int().min(1).max(20), clause: clauseId }),
  mark: z.strictObject({ years: z.int().min(1).max(20), clause: clauseId }),
})

const tieStep = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('fact'), fact: id }),
  z.strictObject({ by: z.literal('group'), group: id }),
  z.strictObject({ by: z.literal('submitted') }),
])

const tie = z.strictObject({
  id: z.enum(['all-in', 'none-in', 'chain-all-in', 'chain-earliest']),
  name: text,
  description: text,
  chain: z.array(tieStep),
  mayExceedQuota: z.boolean(),
  source: z.strictObject({ title: z.string().min(1), grade: grade.optional() }),
})

const ownCondition = z.strictObject({
  id,
  name: text,
  refusal: text,
  clause: clauseId,
  test: condition,
  interpretation: interpretation.optional(),
})

export const packFile = z.strictObject({
  id: packId,
  version: z.string().min(1),
  title: text,
  document: z.strictObject({
    title: z.string().min(1),
    number: z.string().optional(),
    issued: day,
    issuer: text,
    url: z.url().optional(),
  }),
  validity: z.strictObject({ from: day, to: day.optional() }),
  precedence: z.array(z.strictObject({ over: z.string().min(1), clause: clauseId })),
  threshold: z.strictObject({ points, clause: clauseId }),
  builds_on: z.strictObject({ pack: packId, stand_in: z.boolean(), because: clauseId }).optional(),
  groups: z.array(z.strictObject({ id, name: text })).min(1),
  conditions: z.array(z.union([take, ownCondition])),
  round: round.optional(),
  places: z.array(z.strictObject({ id, name: text, clause: clauseId, documents: z.array(id) })).default([]),
  ties: z.array(tie).default([]),
  services: z
    .array(
      z.strictObject({
        id,
        name: text,
        description: text,
        lastDay: monthDay,
        years: z.enum(['next', 'any_later']),
        office: text,
        clause: clauseId,
      }),
    )
    .default([]),
})

export const clausesFile = z
  .array(
    z.strictObject({
      id: clauseId,
      number: z.string().min(1),
      quote: z.string().min(1),
      en: z.string().min(1),
      wording: z.enum(['official', 'reported']).default('official'),
    }),
  )
  .min(1)

export const sourcesFile = z.record(
  id,
  z.strictObject({
    title: z.string().min(1),
    url: z.url().optional(),
    grade,
    stand_in: z.boolean().default(false),
  }),
)

export const parametersFile = z.record(
  id,
  z.strictObject({
    name: text,
    points: points.optional(),
    count: z.int().optional(),
    clause: clauseId,
    source: id,
  }),
)

export const indicatorsFile = z
  .array(z.union([take, z.strictObject({ id, name: text, group: id, clause: clauseId, note: text.optional(), rule })]))
  .min(1)

export const departmentsFile = z.strictObject({
  departments: z.array(z.strictObject({ id, name: text, role: text.optional() })).min(1),
  documents: z.array(
    z.strictObject({
      id,
      name: text,
      clause: clauseId,
      required: z.enum(['always', 'with_claim', 'with_dependant']),
    }),
  ),
  duties: z.array(
    z.strictObject({
      department: id,
      clause: clauseId,
      documents: z.array(id),
      facts: z.array(id).min(1),
      routing: z.array(text).optional(),
    }),
  ),
})

const factValue = z.union([z.boolean(), z.number(), z.string()])

export const examplesFile = z.array(
  z.strictObject({
    id,
    title: text,
    facts: z.record(id, factValue),
    parameters: z.record(id, points).optional(),
    expect: z.strictObject({
      outcome: z.enum(['eligible', 'not_eligible', 'undecided']),
      total: z.union([
        points.transform(value => ({ min: value, max: value })),
        z.tuple([points, points]).transform(([min, max]) => ({ min, max })),
      ]),
      lines: z.record(id, points).optional(),
      open: z.array(id).optional(),
    }),
  }),
)

export const vocabularyFile = z.record(
  id,
  z.strictObject({
    name: text,
    question: text,
    help: text.optional(),
    type: z.enum(['boolean', 'integer', 'decimal', 'choice', 'date']),
    unit: text.optional(),
    options: z
      .array(z.strictObject({ value: id, name: text }))
      .min(2)
      .optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    sensitivity: z.enum(['personal', 'sensitive']),
    derived: z.enum(['age', 'local']).optional(),
    improve: text.optional(),
    rare: z.boolean().optional(),
  }),
)
