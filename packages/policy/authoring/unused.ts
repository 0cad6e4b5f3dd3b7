/** What a pack writes and never uses: definitions, lists and sources. */
import { hint, warning } from '../check/problem.ts'
import type { Problem } from '../pack.ts'
import type { Shapes } from './read.ts'

/** Every text that stands under `key` anywhere in a value. */
function under(key: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(each => under(key, each))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    name === key && typeof each === 'string' ? [each] : under(key, each),
  )
}

const REMOVE = hint('用上它，或者删去', 'use it, or remove it')

export function unusedNames({ pack, parameters, indicators, sources }: Shapes): readonly Problem[] {
  const used = new Set(under('use', [pack, indicators]))
  const lists = new Set(under('list', [pack, indicators]))
  const cited = new Set([...Object.values(parameters).map(each => each.source), ...pack.lists.map(each => each.source)])
  return [
    ...Object.keys(pack.definitions)
      .filter(id => !used.has(id))
      .map(id =>
        warning('unused', `definitions/${id}`, `没有用到定义「${id}」`, `nothing uses the definition "${id}"`, REMOVE),
      ),
    ...pack.lists
      .filter(({ id }) => !lists.has(id))
      .map(({ id }) =>
        warning('unused', `lists/${id}`, `没有用到名单「${id}」`, `nothing uses the list "${id}"`, REMOVE),
      ),
    ...Object.keys(sources)
      .filter(id => !cited.has(id))
      .map(id =>
        warning('unused', `sources/${id}`, `没有用到来源「${id}」`, `nothing cites the source "${id}"`, REMOVE),
      ),
  ]
}
