/** The tables of a pack as an office signs them: for print, for Excel, for whoever compares them line by line. */
import type { Rule } from '../ast.ts'
import type { Pack } from '../pack.ts'
import type { Clause, Grade, Source, Text } from '../types.ts'
import { factsOfRule } from '../walk.ts'
import { bookOf, conditionText, type RuleLine, ruleLines } from '../wording/index.ts'

/** One row of a pack's table as an office signs it: what is needed, what it gives, on which clause, from which source. */
export interface TableRow {
  readonly heading: Text
  /** The indicator, the benefit or the condition the row belongs to, and its id in the pack. */
  readonly item: Text
  readonly id: string
  readonly what: Text
  readonly kind: RuleLine['kind'] | 'asks'
  /** In hundredths; absent in notes, conditions, and where no value is published. */
  readonly points: number | undefined
  /** 分 where it is points, else the benefit's own. */
  readonly unit: Text
  readonly parameter: string | undefined
  readonly clause: string
  readonly source: Source | undefined
}

export interface TableSection {
  readonly id: 'conditions' | 'routes' | 'entitlements' | `group-${string}`
  readonly name: Text
  readonly rows: readonly TableRow[]
}

const POINTS: Text = { zh: '分', en: 'points' }
const NONE: Text = { zh: '', en: '' }
const CONDITIONS: Text = { zh: '申请条件', en: 'Conditions' }
const ROUTES: Text = { zh: '入户途径（符合其中一项）', en: 'Ways in (one of these)' }
const ENTITLEMENTS: Text = { zh: '待遇', en: 'What one receives' }

interface Item {
  readonly id: string
  readonly name: Text
  readonly clause: string
}

function given(heading: Text, { id, name, clause }: Item, lines: readonly RuleLine[], unit: Text): readonly TableRow[] {
  return lines.map(({ what, kind, points, parameter, source }) => ({
    heading,
    item: name,
    id,
    what,
    kind,
    points,
    unit,
    parameter,
    clause,
    source,
  }))
}

function asked(heading: Text, { id, name, clause }: Item, what: Text): TableRow {
  return {
    heading,
    item: name,
    id,
    what,
    kind: 'asks',
    points: undefined,
    unit: NONE,
    parameter: undefined,
    clause,
    source: undefined,
  }
}

/** What a rule gives, and at most so much where its heading has a limit. */
function headingLimits(pack: Pack, group: Pack['groups'][number]): readonly TableRow[] {
  if (!group.most && !group.least) return []
  const limited: Rule = {
    kind: 'cap',
    ...(group.most ? { most: group.most } : {}),
    ...(group.least ? { least: group.least } : {}),
    of: { kind: 'sum', of: [] },
  }
  const whole: Item = {
    id: group.id,
    name: { zh: '本类合计', en: 'The heading as a whole' },
    clause: group.clause ?? '',
  }
  return given(group.name, whole, ruleLines(limited, bookOf(pack)), POINTS)
}

/** Conditions, ways in, the table of points by heading and the benefits: everything a signature stands for. */
export function tableSections(pack: Pack): readonly TableSection[] {
  const book = bookOf(pack)
  const tests = (heading: Text, list: Pack['conditions']) =>
    list.map(each => asked(heading, each, conditionText(each.test, book)))
  const groups = pack.groups.map((group): TableSection => ({
    id: `group-${group.id}`,
    name: group.name,
    rows: [
      ...pack.indicators
        .filter(each => each.group === group.id)
        .flatMap(each => given(group.name, each, ruleLines(each.rule, book), POINTS)),
      ...headingLimits(pack, group),
    ],
  }))
  const entitlements = pack.entitlements.flatMap(each => [
    ...(each.test
      ? [asked(ENTITLEMENTS, each, conditionText(each.test, book))]
      : each.amount
        ? []
        : [asked(ENTITLEMENTS, each, each.note ?? EVERYBODY)]),
    ...(each.amount ? given(ENTITLEMENTS, each, ruleLines(each.amount, book), each.unit ?? NONE) : []),
  ])
  const sections: readonly TableSection[] = [
    { id: 'conditions', name: CONDITIONS, rows: tests(CONDITIONS, pack.conditions) },
    { id: 'routes', name: ROUTES, rows: tests(ROUTES, pack.routes) },
    ...groups,
    { id: 'entitlements', name: ENTITLEMENTS, rows: entitlements },
  ]
  return sections.filter(each => each.rows.length > 0)
}

const EVERYBODY: Text = { zh: '符合条件的均可享受', en: 'Everybody eligible' }

/** How well a row is attested: its source's grade; where the rule itself has it, whether its clause is the official text. */
export function gradeOf(
  { source, clause }: Pick<TableRow, 'source' | 'clause'>,
  clauses: readonly Clause[],
): Grade | 'reported' | undefined {
  if (source) return source.grade
  const wording = clauses.find(each => each.id === clause)?.wording
  return wording === undefined ? undefined : wording === 'official' ? 'A' : 'reported'
}

/** Departments that check what a pack's indicators read, in the document's order: one line each to sign. */
export function scoringDepartments(pack: Pack): Pack['departments'] {
  const read = new Set(pack.indicators.flatMap(each => factsOfRule(each.rule)))
  const scoring = new Set([
    ...pack.duties.filter(each => read.has(each.fact)).map(each => each.department),
    ...pack.indicators.flatMap(each => each.scoredBy?.departments ?? []),
  ])
  return pack.departments.filter(each => scoring.has(each.id))
}
