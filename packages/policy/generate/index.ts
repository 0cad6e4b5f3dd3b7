/**
 * A pack as JavaScript, ahead of time, for batches. The text declares three functions of one person's facts `f` and an
 * array `out` they fill: `out[0]` the verdict (0 not eligible, 1 not known, 2 eligible), `out[1]` the total.
 * `plain` stops there; `sheet` adds the points of every indicator from `out[2]` on; `trace` every node's value, as
 * `slots` says.
 */
import { define, type Definitions } from '../environment.ts'
import type { Pack } from '../pack.ts'
import { type Detail, emitter, FIRST_SLOT, literal, type Slot } from './emitter.ts'
import { pointsName, truthName } from './nodes.ts'

export type { Slot } from './emitter.ts'
export { FIRST_SLOT } from './emitter.ts'

export interface Generated {
  /** Function declarations only: `plain`, `sheet` and `trace`. Touches nothing but its arguments and `Math`. */
  readonly text: string
  /** What stands in `out[FIRST_SLOT + i]` after `trace`. */
  readonly slots: readonly Slot[]
}

function functionText(pack: Pack, definitions: Definitions, detail: Detail): Generated {
  const emit = emitter(definitions, detail)
  const conditions = pack.conditions.map(each => truthName(each.test, `conditions/${each.id}`, emit))
  const lines = pack.indicators.map(each => pointsName(each.rule, `indicators/${each.id}`, emit))
  const scoring = lines.filter(line => line !== '0')
  const total = emit.bind(scoring.length === 0 ? '0' : scoring.join(' + '))
  const verdict = conditions.length === 0 ? '2' : `Math.min(${conditions.join(', ')})`
  const sheet = detail === 'sheet' ? lines.map((line, index) => `out[${FIRST_SLOT + index}] = ${line}`) : []
  const body = [
    ...emit.lines,
    ...sheet,
    `out[0] = ${total} < ${literal(pack.threshold.points)} ? 0 : ${verdict}`,
    `out[1] = ${total}`,
  ]
  return { text: `function ${detail}(f, out) {\n${body.map(line => `  ${line}`).join('\n')}\n}\n`, slots: emit.slots }
}

/**
 * The code of a pack with its parameters settled. Deterministic: the same pack gives the same text.
 * Throws a RangeError for an id or a number that could not stand in code.
 */
export function generate(pack: Pack, parameters: Readonly<Record<string, number>> = {}): Generated {
  const definitions = define(pack, parameters)
  const traced = functionText(pack, definitions, 'trace')
  const plain = functionText(pack, definitions, 'plain')
  const sheet = functionText(pack, definitions, 'sheet')
  return { text: plain.text + sheet.text + traced.text, slots: traced.slots }
}
