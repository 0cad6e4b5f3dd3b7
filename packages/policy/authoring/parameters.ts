/** A pack's parameters: its own, with their sources, and those of the pack it builds on. */
import type { Node } from '../ast.ts'
import { hint, meant, problem } from '../check/problem.ts'
import { sourcesOfDerivation } from '../derive/sources.ts'
import type { Derivation, Pack, Problem } from '../pack.ts'
import type { Parameter, Source } from '../types.ts'
import { parametersOf, readsOf } from '../walk.ts'
import type { Shapes } from './read.ts'

type Written = Shapes['parameters'][string]

/** A source by its id in `sources.yaml`, as a part to spread; nothing when it is not named. */
export function sourceOf(shapes: Shapes, id: string | undefined): { readonly source?: Source } {
  const found = id === undefined ? undefined : shapes.sources[id]
  if (!found) return {}
  const { stand_in: standIn, ...rest } = found
  return { source: { ...rest, standIn } }
}

function valueOf(written: Written): Pick<Parameter, 'unit' | 'value' | 'options'> {
  if (written.options) {
    const chosen = written.options.findIndex(each => each.value === written.option)
    return { unit: 'option', options: written.options, ...(chosen < 0 ? {} : { value: chosen }) }
  }
  const unit = written.count === undefined ? (written.unit ?? 'points') : 'count'
  const value = written.count ?? written.points
  return { unit, ...(value === undefined ? {} : { value }) }
}

/** Whether the value fits the kind of parameter it is written for. */
function consistent(written: Written): boolean {
  const { options, option, points, count, unit } = written
  if (options)
    return (
      points === undefined &&
      count === undefined &&
      (option === undefined || options.some(each => each.value === option))
    )
  if (option !== undefined || (points !== undefined && count !== undefined)) return false
  return !(unit === 'points' && count !== undefined) && !(unit === 'count' && points !== undefined)
}

export function ownParameters(shapes: Shapes, problems: Problem[]): Parameter[] {
  return Object.entries(shapes.parameters).flatMap(([id, written]) => {
    const at = `parameters.yaml/${id}`
    const { source } = sourceOf(shapes, written.source)
    if (!source) {
      const what = meant(
        written.source,
        Object.keys(shapes.sources),
        hint('写在 sources.yaml 里', 'write it in sources.yaml'),
      )
      const [zh, en] = [`没有来源「${written.source}」`, `there is no source "${written.source}"`]
      problems.push(problem('source', `${at}/source`, zh, en, what))
      return []
    }
    if (!consistent(written)) {
      const [zh, en] = ['分值、数目、选项只能写一种', 'write points, a count or an option, and only one of them']
      problems.push(problem('parameter', at, zh, en))
      return []
    }
    return [{ id, name: written.name, ...valueOf(written), source, clause: written.clause }]
  })
}

/** How the numbers that taken rules read follow from dated facts in the base pack, where the pack itself says nothing. */
export function inheritedDerivations(
  base: Pack | undefined,
  own: readonly Derivation[],
  taken: readonly Node[],
): readonly Derivation[] {
  const said = new Set(own.map(each => each.fact))
  const wanted = new Set(taken.flatMap(readsOf))
  let found: readonly Derivation[] = []
  for (;;) {
    const next = (base?.derivations ?? []).filter(each => wanted.has(each.fact) && !said.has(each.fact))
    if (next.length === found.length) return found
    found = next
    // What one of them reads may follow from another.
    for (const id of found.flatMap(sourcesOfDerivation)) wanted.add(id)
  }
}

/** Parameters of the base pack that the rules still use; their numbers stand in where the pack says so. */
export function inheritedParameters(base: Pack | undefined, shapes: Shapes, rules: readonly Node[]): Parameter[] {
  const used = new Set(rules.flatMap(parametersOf))
  const standIn = shapes.pack.builds_on?.stand_in ?? false
  return (base?.parameters ?? [])
    .filter(each => used.has(each.id) && !Object.hasOwn(shapes.parameters, each.id))
    .map(each => ({ ...each, source: { ...each.source, standIn: each.source.standIn || standIn } }))
}
