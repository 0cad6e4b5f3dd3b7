/**
 * What the files may write beside the nodes themselves: `use: name` for one of the pack's definitions, `list: name` for
 * the values of one of its lists. `expander` puts what they name in place.
 */
import type { Condition, Rule } from '../ast.ts'

/** A condition or rule whose shape `nodes.ts` has checked, `use` and `list` still in it. */
export interface Written {
  readonly [key: string]: unknown
}

export interface Named {
  readonly definitions: Readonly<Record<string, Written>>
  readonly lists: ReadonlyMap<string, readonly string[]>
}

/** Deeper than any rule a person writes; a guard against files made to exhaust memory. */
const DEEPEST = 40
/** More nodes than any table of a real scheme has. */
const MOST = 20_000

export type Expanded<T> =
  { readonly ok: true; readonly node: T } | { readonly ok: false; readonly reason: Reason; readonly name: string }
export type Reason = 'no_definition' | 'no_list' | 'circle' | 'too_deep' | 'too_large'

class Stop extends Error {
  readonly reason: Reason
  readonly subject: string
  constructor(reason: Reason, subject: string) {
    super(reason)
    this.reason = reason
    this.subject = subject
  }
}

function isWritten(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Copies a written node, names replaced by what they stand for. */
export function expander(named: Named): <T extends Condition | Rule>(written: Written) => Expanded<T> {
  let count = 0
  const definition = (name: string, using: readonly string[]): Written => {
    const found = Object.hasOwn(named.definitions, name) ? named.definitions[name] : undefined
    if (!found) throw new Stop('no_definition', name)
    if (using.includes(name)) throw new Stop('circle', name)
    return found
  }
  const copy = (value: unknown, depth: number, using: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map(each => copy(each, depth, using))
    if (!isWritten(value)) return value
    count += 1
    if (count > MOST) throw new Stop('too_large', '')
    if (depth > DEEPEST) throw new Stop('too_deep', '')
    if (typeof value.use === 'string') {
      return copy(definition(value.use, using), depth + 1, [...using, value.use])
    }
    const { list, ...rest } = value
    const inner = Object.entries(rest).flatMap(([key, each]) =>
      each === undefined ? [] : [[key, copy(each, depth + 1, using)] as const],
    )
    return { ...Object.fromEntries(inner), ...(typeof list === 'string' ? { values: valuesOf(list) } : {}) }
  }
  const valuesOf = (name: string) => {
    const found = named.lists.get(name)
    if (!found) throw new Stop('no_list', name)
    return found
  }
  return <T extends Condition | Rule>(written: Written): Expanded<T> => {
    count = 0
    try {
      return { ok: true, node: copy(written, 0, []) as T }
    } catch (error) {
      if (error instanceof Stop) return { ok: false, reason: error.reason, name: error.subject }
      throw error
    }
  }
}
