/** The tables of a pack as an office signs them: for print, for Excel, for whoever compares them line by line. */
import type { Rule } from '../ast.ts'
import type { Pack } from '../pack.ts'
import type { Text } from '../types.ts'
import { factsOfRule } from '../walk.ts'
import { bookOf, conditionText, ruleLines } from '../wording/index.ts'
import { derivationsSection, settingsSection, testRows, thresholdSection, tiesSection } from './beside.ts'
import { asked, given, type Item, POINTS, type TableRow, type TableSection } from './rows.ts'

export { gradeOf, type TableRow, type TableSection } from './rows.ts'

const NONE: Text = { zh: '', en: '' }
const CONDITIONS: Text = { zh: '申请条件', en: 'Conditions' }
const ROUTES: Text = { zh: '入户途径（符合其中一项）', en: 'Ways in (one of these)' }
const ENTITLEMENTS: Text = { zh: '待遇', en: 'What one receives' }

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

/**
 * Conditions, ways in, the threshold and the totals, the table of points by heading, ties, benefits, how numbers are
 * derived and what is left open: everything a signature stands for.
 */
export function tableSections(pack: Pack): readonly TableSection[] {
  const book = bookOf(pack)
  const groups = pack.groups.map((group): TableSection => ({
    id: `group-${group.id}`,
    name: group.name,
    rows: [
      ...pack.indicators
        .filter(each => each.group === group.id)
        .flatMap(each => [
          ...given(group.name, each, ruleLines(each.rule, book), POINTS),
          ...(each.note ? [asked(group.name, each, each.note, 'note')] : []),
        ]),
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
    { id: 'conditions', name: CONDITIONS, rows: testRows(CONDITIONS, pack.conditions, pack) },
    { id: 'routes', name: ROUTES, rows: testRows(ROUTES, pack.routes, pack) },
    thresholdSection(pack),
    ...groups,
    tiesSection(pack),
    { id: 'entitlements', name: ENTITLEMENTS, rows: entitlements },
    derivationsSection(pack),
    settingsSection(pack),
  ]
  return sections.filter(each => each.rows.length > 0)
}

const EVERYBODY: Text = { zh: '符合条件的均可享受', en: 'Everybody eligible' }

/** Departments that check what a pack's indicators read, in the document's order: one line each to sign. */
export function scoringDepartments(pack: Pack): Pack['departments'] {
  const read = new Set(pack.indicators.flatMap(each => factsOfRule(each.rule)))
  const scoring = new Set([
    ...pack.duties.filter(each => read.has(each.fact)).map(each => each.department),
    ...pack.indicators.flatMap(each => each.scoredBy?.departments ?? []),
  ])
  return pack.departments.filter(each => scoring.has(each.id))
}
