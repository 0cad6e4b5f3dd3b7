import type { Pack, Parameter, TieRuleId } from '#policy'
import type { RoundInput } from '#server/rounds/index.ts'
import { formatPoints } from '../../design/format.ts'

/** What an officer typed into the opening form, kept as typed when it is refused. */
export type OpenValues = Readonly<Record<string, string>>

const TIES: readonly TieRuleId[] = ['all-in', 'none-in', 'chain-all-in', 'chain-earliest']

export function valuesOf(form: FormData): OpenValues {
  return Object.fromEntries(
    [...form].flatMap(
      ([name, value]) => (typeof value === 'string' && name !== 'command' ? [[name, value.slice(0, 40)]] : [])
    )
  )
}

export function firstValues(pack: Pack): OpenValues {
  const parameters = pack.parameters.map(parameter => [`parameter.${parameter.id}`, shown(parameter)])
  return {
    quota: '', tie: '', cutoffDayCounts: pack.round?.cutoff.cutoffDayCounts ?? 'next_round', returned: 'kept',
    ...Object.fromEntries(parameters),
  }
}

function shown({ unit, value }: Parameter): string {
  if (value === undefined) return ''
  return unit === 'points' ? formatPoints(value).replace('−', '-') : String(value)
}

/** The command's input. What is no number becomes `NaN`, which the round refuses with its own sentence. */
export function inputOf(pack: Pack, values: OpenValues): RoundInput {
  const parameters = pack.parameters.flatMap(parameter => {
    const typed = clean(values[`parameter.${parameter.id}`])
    if (typed === '') return parameter.value === undefined ? [] : [[parameter.id, Number.NaN]]
    return [[parameter.id, parameter.unit === 'points' ? hundredths(typed) : whole(typed)]]
  })
  const returned = values['returned']
  return {
    quota: whole(clean(values['quota'])), tie: TIES.find(tie => tie === values['tie']),
    cutoffDayCounts: values['cutoffDayCounts'] === 'this_round' ? 'this_round' : 'next_round',
    returned: returned === 'next' || returned === 'carried' ? returned : 'kept',
    parameters: Object.fromEntries(parameters) as Record<string, number>,
  }
}

const clean = (typed: string | undefined): string => (typed ?? '').normalize('NFKC').replaceAll(',', '')
  .replace('−', '-').trim()

function whole(typed: string): number {
  return /^-?\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
}

/** `12.5` → 1250, without ever going through a float. */
export function hundredths(typed: string): number {
  const found = /^(-?)(\d{1,7})(?:\.(\d{1,2}))?$/.exec(typed)
  if (!found) return Number.NaN
  const [, sign, units, rest = ''] = found
  return Number(`${sign}${Number(units)}${rest.padEnd(2, '0')}`)
}
