/** Ids that stand once, and references between the parts of a pack. */
import type { Pack, Problem, TieStep } from '../pack.ts'
import { hint, meant, problem, unless, warning } from './problem.ts'

const PARTS = [
  'clauses',
  'departments',
  'documents',
  'facts',
  'parameters',
  'lists',
  'groups',
  'totals',
  'indicators',
  'entitlements',
  'places',
  'ties',
  'services',
  'examples',
] as const

const TWICE = hint('改其中一个代号', 'give one of them another id')

function twice(entries: readonly (readonly [at: string, id: string])[]): readonly Problem[] {
  const seen = new Set<string>()
  return entries.flatMap(([at, id]) => {
    const known = seen.has(id)
    seen.add(id)
    return unless(!known, () => problem('duplicate', at, `「${id}」出现了两次`, `"${id}" appears twice`, TWICE))
  })
}

/** No id twice within one part; conditions and routes share their names. */
export function checkIds(pack: Pack): readonly Problem[] {
  return [
    ...PARTS.flatMap(part => twice(pack[part].map(({ id }, index) => [`${part}/${index}`, id] as const))),
    ...twice([
      ...pack.conditions.map(({ id }, index) => [`conditions/${index}`, id] as const),
      ...pack.routes.map(({ id }, index) => [`routes/${index}`, id] as const),
    ]),
    ...twice(pack.derivations.map(({ fact }, index) => [`derivations/${index}`, fact] as const)),
  ]
}

const ids = (entries: readonly { readonly id: string }[]) => entries.map(each => each.id)

function unknown(code: string, at: string, zh: string, en: string, id: string, known: readonly string[]): Problem {
  const there = known.length > 0 ? hint(`已有：${known.join('、')}`, `there are ${known.join(', ')}`) : NONE
  return problem(code, at, `没有${zh}「${id}」`, `there is no ${en} "${id}"`, meant(id, known, there))
}
const NONE = hint('pack.yaml 里还没有写', 'pack.yaml has none yet')

/** Headings and totals: what they name exists, and no points are lost. */
export function checkSums(pack: Pack): readonly Problem[] {
  const groups = ids(pack.groups)
  const totals = ids(pack.totals)
  const summed = new Set(pack.totals.flatMap(each => each.groups ?? groups))
  return [
    ...pack.indicators
      .filter(each => !groups.includes(each.group))
      .map(each => unknown('group', `indicators/${each.id}/group`, '分组', 'group', each.group, groups)),
    ...pack.totals.flatMap(({ id, groups: named = [] }) =>
      named
        .filter(each => !groups.includes(each))
        .map(each => unknown('group', `totals/${id}/groups/${each}`, '分组', 'group', each, groups)),
    ),
    ...(pack.rankedBy === undefined || totals.includes(pack.rankedBy)
      ? []
      : [unknown('total', 'rankedBy', '总分', 'total', pack.rankedBy, totals)]),
    ...groups
      .filter(id => pack.totals.length > 0 && !summed.has(id))
      .map(id =>
        warning(
          'total',
          `groups/${id}`,
          `没有总分计入分组「${id}」`,
          `no total adds up the group "${id}"`,
          hint('写进 totals 的 groups', 'name it under groups of a total'),
        ),
      ),
    ...unless(pack.indicators.length === 0 || pack.totals.length > 0, () =>
      problem(
        'total',
        'totals',
        '有指标却没有总分',
        'there are indicators but no total',
        hint('写 totals，或写 threshold', 'write totals, or a threshold'),
      ),
    ),
  ]
}

function tieProblem(step: TieStep, at: string, pack: Pack): Problem | undefined {
  const comparable = pack.facts.filter(each => ['integer', 'decimal', 'boolean', 'choice'].includes(each.type))
  const check = (zh: string, en: string, id: string, known: readonly string[]) =>
    known.includes(id) ? undefined : unknown('tie', at, zh, en, id, known)
  if (step.by === 'fact') return check('可比较的事实', 'fact to compare', step.fact, ids(comparable))
  if (step.by === 'group') return check('分组', 'group', step.group, ids(pack.groups))
  return step.by === 'total' ? check('总分', 'total', step.total, ids(pack.totals)) : undefined
}

const SHORT_MONTHS: Readonly<Record<string, number>> = { '02': 29, '04': 30, '06': 30, '09': 30, '11': 30 }

/** Days of the year that the pack names and the calendar lacks. */
function days({ round, services }: Pack): readonly Problem[] {
  const named = [
    ...(round
      ? ([
          ['round/cutoff/monthDay', round.cutoff.monthDay],
          ['round/review/from', round.review.from],
          ['round/review/to', round.review.to],
        ] as const)
      : []),
    ...services.map(each => [`services/${each.id}/lastDay`, each.lastDay] as const),
  ]
  return named
    .filter(([, day]) => Number(day.slice(3)) > (SHORT_MONTHS[day.slice(0, 2)] ?? 31))
    .map(([at, day]) =>
      problem('day', at, `没有 ${day} 这一天`, `there is no day ${day}`, hint('写 MM-DD', 'write MM-DD')),
    )
}

/** Tie steps compare what exists; a pack that runs rounds says how ties and places are settled. */
export function checkRounds(pack: Pack): readonly Problem[] {
  return [
    ...pack.ties.flatMap(tie =>
      tie.chain.flatMap((step, index) => tieProblem(step, `ties/${tie.id}/chain/${index}`, pack) ?? []),
    ),
    ...days(pack),
    ...unless(!pack.round || pack.ties.length > 0, () =>
      problem(
        'ties',
        'round',
        '有年度安排却没有同分规则',
        'rounds need tie rules to choose from',
        hint('在 pack.yaml 里写 ties', 'write ties in pack.yaml'),
      ),
    ),
    ...unless(!pack.round || pack.places.length > 0, () =>
      problem(
        'places',
        'round',
        '有年度安排却没有落户地址类型',
        'rounds need settlement places',
        hint('在 pack.yaml 里写 places', 'write places in pack.yaml'),
      ),
    ),
  ]
}

/** Other packs by name. `packs` are the ids there are; without it they are not looked up. */
export function checkOthers(pack: Pack, packs: readonly string[] | undefined): readonly Problem[] {
  const named = (['precedence', 'repeals'] as const).flatMap(part =>
    pack[part].flatMap((each, index) =>
      each.pack === undefined ? [] : [[`${part}/${index}/pack`, each.pack] as const],
    ),
  )
  return named.flatMap(([at, id]) => {
    if (id === pack.id) return [problem('pack', at, '规则包不能指向自己', 'a pack cannot name itself here')]
    return packs && !packs.includes(id) ? [unknown('pack', at, '规则包', 'pack', id, packs)] : []
  })
}

/** What its kind needs, and when it holds. */
export function checkWhole(pack: Pack): readonly Problem[] {
  const { validity, kind } = pack
  return [
    ...unless(validity.to === undefined || validity.from <= validity.to, () =>
      problem(
        'validity',
        'validity/to',
        '失效日期早于生效日期',
        'the pack ends before it begins',
        hint('两个日期都包含在内', 'both days are included'),
      ),
    ),
    ...unless(kind !== 'points' || pack.indicators.length > 0, () =>
      problem(
        'kind',
        'kind',
        '积分制办法没有指标',
        'a points scheme has no indicators',
        hint('写 indicators.yaml，或改 kind', 'write indicators.yaml, or change kind'),
      ),
    ),
    ...unless(kind === 'points' || pack.conditions.length + pack.routes.length + pack.entitlements.length > 0, () =>
      problem(
        'kind',
        'kind',
        '没有条件、途径或待遇',
        'there is no condition, route or entitlement',
        hint('至少写一项', 'write at least one'),
      ),
    ),
    ...pack.entitlements
      .filter(each => each.amount && !each.unit)
      .map(({ id }) =>
        problem(
          'unit',
          `entitlements/${id}/amount`,
          '有数额却没有单位',
          'an amount without a unit',
          hint('写 unit，如 { zh: 元, en: yuan }', 'write unit, such as { zh: 元, en: yuan }'),
        ),
      ),
  ]
}
