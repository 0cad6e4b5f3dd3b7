/** What a form sends, checked all at once. */
import { isDate } from '#calendar'
import type { Pack } from '#policy'
import { tieRules } from '../../packages/policy/ranking/index.ts'
import { changeable, checkChanges } from '../../packages/policy/simulate/index.ts'
import type { Refusal } from '#platform/result.ts'
import type { SideInput } from './types.ts'

const MOST_QUOTA = 10_000_000

/** `side` is the prefix of the form's fields: `after.quota`, `after.change.threshold`. */
export function wrongSide(side: 'before' | 'after', { changes, quota, tie }: SideInput, pack: Pack): readonly Refusal[] {
  const names = new Map(changeable(pack).map(each => [each.id, each.name]))
  const numbers = checkChanges(pack, changes).map(({ at, message }): Refusal => ({
    code: 'simulations.change', field: `${side}.change.${at}`, params: { name: names.get(at) ?? at.slice(0, 64), why: message },
  }))
  const wrongQuota = quota !== undefined && !(Number.isSafeInteger(quota) && quota >= 0 && quota <= MOST_QUOTA)
  return [
    ...(wrongQuota ? [{ code: 'simulations.quota', field: `${side}.quota` } as const] : []),
    ...(tie !== undefined && !tieRules.includes(tie) ? [{ code: 'simulations.tie', field: `${side}.tie` } as const] : []),
    ...numbers,
  ]
}

export function wrongDay(on: string): readonly Refusal[] {
  return isDate(on) ? [] : [{ code: 'simulations.day', field: 'on' }]
}
