/** From indicators to headings to totals, as text. */
import { amountOf, type Definitions } from '../environment.ts'
import { addsUp } from '../evaluate/totals.ts'
import type { Pack } from '../pack.ts'
import type { Emitter } from './emitter.ts'
import { limitText, ratioText } from './exact.ts'

/** A sum of names; nothing adds up to 0. */
function sum(names: readonly string[], emit: Emitter): string {
  const scoring = names.filter(each => each !== '0')
  return scoring.length === 0 ? '0' : emit.bind(scoring.join(' + '))
}

/** Points of a heading after its limits. */
export function groupName(
  id: string,
  lines: readonly string[],
  pack: Pack,
  definitions: Definitions,
  emit: Emitter,
): string {
  const group = pack.groups.find(each => each.id === id)
  const own = sum(lines.filter((_, index) => pack.indicators[index]?.group === id), emit)
  const [least, most] = [group?.least, group?.most].map(each => each && amountOf(each, definitions))
  return emit.bind(limitText(own, least, most))
}

/** The totals, in the order of the pack. */
export function totalNames(pack: Pack, groups: readonly string[], emit: Emitter): readonly string[] {
  return pack.totals.map(total => {
    const all = sum(groups.filter((_, index) => addsUp(total, pack.groups[index]?.id ?? '')), emit)
    return total.rounding ? emit.bind(ratioText(all, '1', total.rounding, emit)) : all
  })
}
