/** Worked examples that speak of what the pack does not have. */
import type { Example, Pack, Problem } from '../pack.ts'
import { checkFacts } from './facts.ts'
import { hint, meant, problem, unless, warning } from './problem.ts'

interface Names {
  readonly part: 'lines' | 'totals' | 'routes' | 'entitlements' | 'amounts'
  readonly zh: string
  readonly en: string
  readonly known: readonly string[]
}

function namesOf(pack: Pack): readonly Names[] {
  const ids = (entries: readonly { readonly id: string }[]) => entries.map(each => each.id)
  return [
    { part: 'lines', zh: '指标', en: 'indicator', known: ids(pack.indicators) },
    { part: 'totals', zh: '总分', en: 'total', known: ids(pack.totals) },
    { part: 'routes', zh: '途径', en: 'route', known: ids(pack.routes) },
    { part: 'entitlements', zh: '待遇', en: 'entitlement', known: ids(pack.entitlements) },
    { part: 'amounts', zh: '待遇', en: 'entitlement', known: ids(pack.entitlements) },
  ]
}

function expected(example: Example, names: readonly Names[], at: string): readonly Problem[] {
  return names.flatMap(({ part, zh, en, known }) =>
    Object.keys(example.expect[part] ?? {})
      .filter(id => !known.includes(id))
      .map(id =>
        problem(
          'example',
          `${at}/expect/${part}/${id}`,
          `没有${zh}「${id}」`,
          `there is no ${en} "${id}"`,
          meant(id, known, hint('检查拼写', 'check the spelling')),
        ),
      ),
  )
}

export function checkExamples(pack: Pack): readonly Problem[] {
  if (pack.examples.length === 0) {
    const what = hint('在 examples.yaml 里写一个算好的例子', 'write one that is worked out in examples.yaml')
    return [problem('examples', 'examples', '没有示例', 'there is no worked example', what)]
  }
  const names = namesOf(pack)
  const sources = new Set(
    pack.facts.filter(each => ['date', 'periods', 'events'].includes(each.type)).map(each => each.id),
  )
  return pack.examples.flatMap(example => {
    const at = `examples/${example.id}`
    const dated = Object.keys(example.facts).filter(id => sources.has(id))
    return [
      ...checkFacts(pack, example.facts).map(each => ({ ...each, code: 'example', at: `${at}/facts/${each.at}` })),
      ...expected(example, names, at),
      ...unless(dated.length === 0 || example.on !== undefined || pack.derivations.length === 0, () =>
        warning(
          'example',
          at,
          '有日期的事实要写 on（评定日），否则不起作用',
          'dated facts need on, the day of evaluation, or they count for nothing',
          hint("写 on: '2014-09-01'", "write on: '2014-09-01'"),
        ),
      ),
    ]
  })
}
