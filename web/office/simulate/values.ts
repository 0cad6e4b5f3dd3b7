/** The form's fields as typed, and the input they stand for. Pure. */
import type { Pack, TieRuleId } from '#policy'
import type { SideInput } from '#server/simulations/index.ts'
import { tieRules } from '../../../packages/policy/ranking/index.ts'
import { changeable, type Changeable, type Changes } from '../../../packages/policy/simulate/index.ts'
import { formatPoints } from '../../design/format.ts'
import { hundredths } from '../rounds/settings.ts'

/** As typed, kept when it is refused. */
export type Values = Readonly<Record<string, string>>

const MOST_TYPED = 40
const CHANGE = 'after.change.'

export function valuesOf(form: FormData): Values {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' && name !== 'command' ? [[name, value.slice(0, MOST_TYPED)]] : [])),
  )
}

/** The name of the field that changes a number. */
export const fieldOf = (id: string): string => `${CHANGE}${id}`

/** A number as the field shows it: `60.5`; the name of an option; empty where none is published. */
export function shown({ unit, options }: Pick<Changeable, 'unit' | 'options'>, value: number | undefined): string {
  if (value === undefined) return ''
  if (unit === 'option') return options?.[value]?.value ?? ''
  return unit === 'points' ? formatPoints(value).replace('−', '-') : String(value)
}

/** Full-width digits and signs as their plain forms. */
const plain = (typed: string | undefined): string => (typed ?? '').normalize('NFKC').replaceAll(',', '').replace('−', '-').trim()

const whole = (typed: string): number => (/^-?\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN)

function numberOf({ unit, options }: Changeable, typed: string): number {
  if (unit === 'option') return options?.findIndex(each => each.value === typed) ?? -1
  return unit === 'points' ? hundredths(typed) : whole(typed)
}

/** The numbers that differ from `base`; a field left empty changes nothing, what is no number becomes `NaN`. */
export function changesOf(pack: Pack, values: Values, base: Changes = {}): Changes {
  const typed = changeable(pack).flatMap(each => {
    const text = plain(values[fieldOf(each.id)])
    if (text === '') return []
    const value = numberOf(each, text)
    return value === (base[each.id] ?? each.value) ? [] : [[each.id, value] as const]
  })
  return { ...base, ...Object.fromEntries(typed) }
}

function quotaOf(typed: string | undefined): number | undefined {
  const text = plain(typed)
  return text === '' ? undefined : whole(text)
}

/** One version of the form: `before` or `after`. */
export function sideOf(side: 'before' | 'after', pack: string, values: Values, changes: Changes): SideInput {
  const tie = values[`${side}.tie`]
  return {
    pack, changes, quota: quotaOf(values[`${side}.quota`]),
    tie: tie === undefined || tie === '' ? undefined : (tieRules.find(each => each === tie) ?? (tie as TieRuleId)),
  }
}
