/**
 * The same over typed columns, many people at once. Each function takes `columns` (those of `facts`, in that order),
 * `count` people, and fills `verdicts[row]`, `totals[total][row]` and, those that end in `Sheet`,
 * `points[indicator][row]`. Only findings score. `columns` is for people of whom every answer the conditions read is
 * known; `columnsOpen` for all others.
 */
import type { Definitions } from '../environment.ts'
import type { Pack } from '../pack.ts'
import { Emitter, type Outside } from './emitter.ts'
import { pointsName, type Site } from './exact.ts'
import { fromColumns } from './reading.ts'
import { groupName, totalNames } from './totals.ts'
import { asking, belowText, verdictName } from './verdict.ts'

export interface ColumnCode {
  readonly functions: readonly string[]
  readonly names: readonly string[]
  readonly facts: readonly string[]
}

const VARIANTS = [
  { name: 'columns', all: true, sheet: false },
  { name: 'columnsOpen', all: false, sheet: false },
  { name: 'columnsSheet', all: true, sheet: true },
  { name: 'columnsSheetOpen', all: false, sheet: true },
] as const

function functionText(
  { name, all, sheet }: (typeof VARIANTS)[number],
  pack: Pack,
  definitions: Definitions,
  outside: Outside,
  facts: string[],
): string {
  const emit = new Emitter(outside)
  const read = fromColumns(emit, definitions, all, facts)
  const site: Site = { emit, read, definitions, known: false }
  const inner = { ...site, definitions: { ...definitions, settled: true } }
  const lines = pack.indicators.map(each => pointsName(each.rule, '', inner))
  const groups = pack.groups.map(each => groupName(each.id, lines, pack, definitions, emit))
  const totals = totalNames(pack, groups, emit)
  const verdict = verdictName(pack, site, asking(pack, site))
  const below = belowText(pack, totals[0] ?? '0', inner)
  const gated = below === undefined ? verdict : `${below} ? 0 : ${verdict}`
  const before = [
    ...read.before,
    ...totals.map((_, index) => `const o${index} = totals[${index}]`),
    ...(sheet ? lines.map((_, index) => `const p${index} = points[${index}]`) : []),
  ]
  const body = [
    `verdicts[i] = ${gated}`,
    ...totals.map((total, index) => `o${index}[i] = ${total}`),
    ...(sheet ? lines.map((line, index) => `p${index}[i] = ${line}`) : []),
  ]
  const text = (all: readonly string[]) => all.map(line => `  ${line}\n`).join('')
  const loop = `  for (let i = 0; i < count; i += 1) {\n${emit.text()}${text(body)}  }\n`
  return `function ${name}(columns, count, verdicts, totals${sheet ? ', points' : ''}) {\n${text(before)}${loop}}\n`
}

export function columnsText(pack: Pack, definitions: Definitions, outside: Outside): ColumnCode {
  const facts: string[] = []
  const functions = VARIANTS.map(each => functionText(each, pack, definitions, outside, facts))
  return { functions, names: VARIANTS.map(each => each.name), facts }
}
