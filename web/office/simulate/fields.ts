/** The numbers of a pack that may be changed, in the order of its score sheet. */
import { parametersOf, type Pack, type Text } from '#policy'
import { changeable, THRESHOLD, type Changeable, type Changes } from '../../../packages/policy/simulate/index.ts'
import { fieldOf, shown } from './values.ts'

export interface NumberInput {
  readonly name: string
  readonly label: Text
  readonly unit: Changeable['unit']
  /** What applies before, as the field shows it. */
  readonly value: string
  readonly options?: Changeable['options']
}

/** A heading of the score sheet with the numbers of its indicators. */
export interface NumberGroup {
  readonly id: string
  readonly name: Text
  readonly inputs: readonly NumberInput[]
}

const OTHER: Text = { zh: '其他数值', en: 'Other numbers' }

/** The threshold apart, every other number under the heading that first uses it. `base` are the values of a round. */
export function numbersOf(pack: Pack, base: Changes): { readonly threshold: NumberInput | undefined; readonly groups: readonly NumberGroup[] } {
  const inputs = new Map(changeable(pack).map(each => [each.id, { of: each, input: inputOf(each, base) }]))
  const threshold = inputs.get(THRESHOLD)?.input
  inputs.delete(THRESHOLD)
  const take = (id: string): readonly NumberInput[] => {
    const found = inputs.get(id)
    inputs.delete(id)
    return found ? [found.input] : []
  }
  const groups = pack.groups.map(({ id, name }): NumberGroup => {
    const own = pack.indicators.filter(each => each.group === id)
    const ids = own.flatMap(each => [
      ...parametersOf(each.rule), ...[...inputs.values()].filter(({ of }) => of.indicator === each.id).map(({ of }) => of.id),
    ])
    return { id, name, inputs: [...ids, `${id}.most`, `${id}.least`].flatMap(take) }
  })
  const rest = [...inputs.values()].map(each => each.input)
  return { threshold, groups: [...groups, { id: 'other', name: OTHER, inputs: rest }].filter(each => each.inputs.length > 0) }
}

function inputOf(of: Changeable, base: Changes): NumberInput {
  const { id, name, unit, value, options } = of
  return { name: fieldOf(id), label: name, unit, value: shown(of, base[id] ?? value), ...(options ? { options } : {}) }
}
