/** The shape of each file of a pack's folder, as a lawyer writes it. */
import { z } from 'zod'
import { amount, condition, id, points, rounding, rule, text } from './nodes.ts'

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
  z.strictObject({ by: z.literal('total'), total: id }),
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

const window = z.union([
  z.strictObject({ years: z.int().min(1).max(100) }),
  z.strictObject({ months: z.int().min(1).max(1200) }),
  z.strictObject({ calendarYears: z.int().min(1).max(100) }),
])
const cited = { fact: id, clause: clauseId, interpretation: interpretation.optional() }
const measured = { from: id, measure: z.enum(['count', 'amount']), kinds: z.array(id).optional() }

const derivation = z.discriminatedUnion('kind', [
  z.strictObject({
    ...cited,
    kind: z.literal('age'),
    from: id,
    count: z.enum(['birthday', 'calendar_year', 'part_years']),
  }),
  z.strictObject({ ...cited, kind: z.literal('elapsed'), from: id, in: z.enum(['days', 'months', 'years']) }),
  z.strictObject({
    ...cited,
    kind: z.literal('length'),
    from: id,
    count: z.enum(['cumulative', 'longest', 'current']),
    in: z.enum(['days', 'months', 'calendar_months']),
    leaveOut: z.array(id).optional(),
    gap: z.int().min(0).max(3660).optional(),
    within: window.optional(),
  }),
  z.strictObject({ ...cited, ...measured, kind: z.literal('tally'), within: window.optional() }),
  z.strictObject({ ...cited, ...measured, kind: z.literal('by_year'), within: window }),
  z.strictObject({ ...cited, kind: z.literal('total'), of: z.array(id).min(1) }),
])

const list = z.strictObject({
  id,
  name: text,
  clause: clauseId,
  source: id.optional(),
  values: z.array(id).min(1).max(5000),
})

const entitlement = z.strictObject({
  id,
  name: text,
  clause: clauseId,
  test: condition.optional(),
  amount: rule.optional(),
  unit: text.optional(),
  note: text.optional(),
})

const ownCondition = z.strictObject({
  id,
  name: text,
  refusal: text,
  clause: clauseId,
  test: condition,
  interpretation: interpretation.optional(),
})

/** Whom the threshold does not bind. */
const exemption = z.strictObject({
  name: text,
  clause: clauseId,
  test: condition,
  interpretation: interpretation.optional(),
})

export const packFile = z.strictObject({
  id: packId,
  version: z.string().regex(/^\d[\da-z.-]{0,30}$/, 'a version begins with a digit, such as 2014.1'),
  title: text,
  scheme: z.strictObject({ id, name: text }),
  place: z.strictObject({ code: z.string().regex(/^(\d{6}|[a-z][a-z0-9_]{0,63})$/), name: text }),
  kind: z.enum(['points', 'direct', 'awards']),
  document: z.strictObject({
    title: z.string().min(1),
    number: z.string().optional(),
    // A sheet found only in copies may be known by its year alone.
    issued: z.union([day, z.string().regex(/^\d{4}$/, 'a date is YYYY-MM-DD, or the year alone')]),
    issuer: text,
    url: z.url().optional(),
  }),
  validity: z.strictObject({ from: day, to: day.optional() }),
  precedence: z
    .array(z.strictObject({ over: z.string().min(1), pack: packId.optional(), clause: clauseId }))
    .default([]),
  repeals: z
    .array(z.strictObject({ document: z.string().min(1), pack: packId.optional(), on: day, clause: clauseId }))
    .default([]),
  totals: z
    .array(
      z.strictObject({
        id,
        name: text,
        groups: z.array(id).min(1).optional(),
        rounding: rounding.optional(),
        clause: clauseId,
      }),
    )
    .default([]),
  threshold: z.strictObject({ points, clause: clauseId, unless: exemption.optional() }).optional(),
  rankedBy: id.optional(),
  lists: z.array(list).default([]),
  definitions: z.record(id, condition).default({}),
  derivations: z.array(derivation).default([]),
  builds_on: z.strictObject({ pack: packId, stand_in: z.boolean(), because: clauseId }).optional(),
  groups: z
    .array(
      z.strictObject({
        id,
        name: text,
        most: amount.optional(),
        least: amount.optional(),
        clause: clauseId.optional(),
      }),
    )
    .default([]),
  conditions: z.array(z.union([take, ownCondition])),
  routes: z.array(ownCondition).default([]),
  entitlements: z.array(entitlement).default([]),
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
    options: z
      .array(z.strictObject({ value: id, name: text }))
      .min(2)
      .optional(),
    option: id.optional(),
    unit: z.enum(['points', 'count']).optional(),
    clause: clauseId,
    source: id,
  }),
)

const scoredBy = z.strictObject({
  departments: z.array(id).min(2),
  combine: z.enum(['highest', 'sum', 'must_agree']),
})

export const indicatorsFile = z.array(
  z.union([
    take,
    z.strictObject({
      id,
      name: text,
      group: id,
      clause: clauseId,
      note: text.optional(),
      scoredBy: scoredBy.optional(),
      rule,
    }),
  ]),
)

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

const factValue = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.array(z.number()),
  z.array(z.strictObject({ from: day, to: day.optional(), kind: id.optional() })),
  z.array(z.strictObject({ on: day, amount: z.number().optional(), kind: id.optional() })),
])

export const examplesFile = z.array(
  z.strictObject({
    id,
    title: text,
    /** `null` takes a fact away that a merge has brought along. */
    facts: z.record(id, factValue.nullable()),
    parameters: z.record(id, z.union([z.number(), id])).optional(),
    on: day.optional(),
    expect: z.strictObject({
      outcome: z.enum(['eligible', 'not_eligible', 'undecided']),
      total: z
        .union([
          points.transform(value => ({ min: value, max: value })),
          z.tuple([points, points]).transform(([min, max]) => ({ min, max })),
        ])
        .optional(),
      totals: z.record(id, points).optional(),
      routes: z.record(id, z.boolean()).optional(),
      entitlements: z.record(id, z.boolean()).optional(),
      amounts: z.record(id, points).optional(),
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
    type: z.enum(['boolean', 'integer', 'decimal', 'choice', 'date', 'list', 'periods', 'events']),
    unit: text.optional(),
    options: z
      .array(z.strictObject({ value: id, name: text }))
      .min(2)
      .optional(),
    kinds: z
      .array(z.strictObject({ value: id, name: text }))
      .min(1)
      .optional(),
    most: z.int().min(1).max(1000).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    sensitivity: z.enum(['personal', 'sensitive']),
    derived: z.enum(['age', 'local']).optional(),
    local: z.enum(['work', 'record']).optional(),
    improve: text.optional(),
    rare: z.boolean().optional(),
  }),
)

/** `policies/synonyms.yaml`: `word` stands in the quoted wording of `clause`, `also` is what people say for it. */
export const synonymsFile = z.array(
  z.strictObject({ word: z.string().min(1), also: z.array(z.string().min(1)).min(1), pack: packId, clause: clauseId }),
)
