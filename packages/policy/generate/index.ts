/**
 * A pack as JavaScript, ahead of time, for batches.
 *
 * Of one person's facts `f`, each filling an array `out`: `out[0]` the verdict (0 not eligible, 1 not known, 2
 * eligible), then the totals in the order of the pack.
 * - `plain` stops there; `sheet` adds the points of every indicator; `trace` every node's value, as `slots` says.
 * - `ranges` lets unknown facts widen the answer: of every total the least and the most; `spans` adds those of every
 *   indicator.
 *
 * Of many people's typed columns: see `columns.ts`.
 */
import { define, type Definitions } from '../environment.ts'
import type { Pack } from '../pack.ts'
import { columnsText } from './columns.ts'
import { Emitter, Outside, type Slot } from './emitter.ts'
import { pointsName, type Site } from './exact.ts'
import { fromObject } from './reading.ts'
import type { Span } from './spans.ts'
import { groupName, totalNames } from './totals.ts'
import { admittedText, asking, belowText, verdictName } from './verdict.ts'

export type { Slot } from './emitter.ts'

export interface Generated {
  /** Declarations only. Touches nothing but its arguments, `Math`, `Map` and typed arrays of its own. */
  readonly text: string
  /** The functions it declares. */
  readonly names: readonly string[]
  /** What stands in `out[first + i]` after `trace`. */
  readonly slots: readonly Slot[]
  /** The first place of `out` behind the totals of `plain`, `sheet` and `trace`. */
  readonly first: number
  /** The facts whose columns the functions of columns expect, in this order. */
  readonly facts: readonly string[]
}

function objectSite(definitions: Definitions, outside: Outside, trace?: number): Site {
  const emit = new Emitter(outside, trace)
  return { emit, read: fromObject(emit, definitions), definitions, known: false }
}

function functionText(name: string, parameters: string, body: readonly string[], emit: Emitter): string {
  return `function ${name}(${parameters}) {\n${emit.text()}${body.map(line => `  ${line}\n`).join('')}}\n`
}

/** Only findings score. */
function scoring(kind: 'plain' | 'sheet' | 'trace', pack: Pack, definitions: Definitions, outside: Outside) {
  const first = 1 + pack.totals.length
  const site = objectSite(definitions, outside, kind === 'trace' ? first : undefined)
  const inner = { ...site, definitions: { ...definitions, settled: true } }
  const lines = pack.indicators.map(each => pointsName(each.rule, `indicators/${each.id}`, inner))
  const groups = pack.groups.map(each => groupName(each.id, lines, pack, definitions, site.emit))
  const totals = totalNames(pack, groups, site.emit)
  const verdict = verdictName(pack, site, asking(pack, site))
  const below = belowText(pack, totals[0] ?? '0', inner)
  const gated = below === undefined ? verdict : `${below} ? 0 : ${verdict}`
  const body = [
    ...(kind === 'sheet' ? lines.map((line, index) => `out[${first + index}] = ${line}`) : []),
    `out[0] = ${gated}`,
    ...totals.map((total, index) => `out[${1 + index}] = ${total}`),
  ]
  return { text: functionText(kind, 'f, out', body, site.emit), slots: site.emit.slots, first }
}

/** Unknown facts widen the answer. */
function widening(kind: 'ranges' | 'spans', pack: Pack, definitions: Definitions, outside: Outside): string {
  const site = objectSite(definitions, outside)
  const asked = asking(pack, site)
  const lines = pack.indicators.map(each => asked.line(each.id) ?? { min: '0', max: '0' })
  const groups = pack.groups.map(each => asked.group(each.id))
  const [min, max] = (['min', 'max'] as const).map(end => totalNames(pack, groups.map(each => each[end]), site.emit))
  const totals = pack.totals.map((_, index) => ({ min: min?.[index] ?? '0', max: max?.[index] ?? '0' }))
  const conditions = verdictName(pack, site, asked)
  const out = (from: number, of: readonly Span[]) =>
    of.flatMap(({ min: least, max: most }, index) => [
      `out[${from + 2 * index}] = ${least}`,
      `out[${from + 2 * index + 1}] = ${most}`,
    ])
  const admits = admittedText(pack, totals[0] ?? { min: '0', max: '0' }, site, asked)
  const verdict = admits === undefined ? conditions : `Math.min(${conditions}, ${admits})`
  const body = [
    `out[0] = ${verdict}`,
    ...out(1, totals),
    ...(kind === 'spans' ? out(1 + 2 * totals.length, lines) : []),
  ]
  return functionText(kind, 'f, out', body, site.emit)
}

/**
 * The code of a pack with its parameters settled. Deterministic: the same pack gives the same text.
 * Throws a RangeError for an id or a number that could not stand in code.
 */
export function generate(pack: Pack, parameters: Readonly<Record<string, number>> = {}): Generated {
  const definitions = define(pack, parameters)
  const outside = new Outside()
  const traced = scoring('trace', pack, definitions, outside)
  const columns = columnsText(pack, definitions, outside)
  const functions = [
    scoring('plain', pack, definitions, outside).text,
    scoring('sheet', pack, definitions, outside).text,
    traced.text,
    widening('ranges', pack, definitions, outside),
    widening('spans', pack, definitions, outside),
    ...columns.functions,
  ]
  const constants = outside.lines.map(line => `${line}\n`)
  const names = ['plain', 'sheet', 'trace', 'ranges', 'spans', ...columns.names]
  const text = [...constants, ...functions].join('')
  return { text, names, slots: traced.slots, first: traced.first, facts: columns.facts }
}
