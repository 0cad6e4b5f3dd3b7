import { ageOn } from '#identity'
import type { Aggregate } from '#platform/aggregate.ts'
import { ok, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import type { DependantView, SettlementInput } from './contract.ts'

/** FS-3: a child moves along until the day before the eighteenth birthday. */
const OF_AGE = 18
const LONGEST = 200

/** A recorded settlement. `address` and `dependants` are sealed. */
export interface SettlementState {
  readonly card: string
  readonly application: string
  readonly district: string
  readonly place: string
  readonly clause: string
  readonly address: string
  readonly office: string
  readonly dependants: string
  /** The holder and those who settle along. */
  readonly people: number
  readonly settledOn: string
  readonly by: string
  readonly byName: string
}

export interface SettlementCommand {
  readonly kind: 'record'
  readonly card: string
  readonly application: string
  readonly district: string
  readonly input: SettlementInput
  /** Settlement places of the card's pack, with their clauses (FS-3). */
  readonly places: readonly { readonly id: string; readonly clause: string }[]
  readonly declared: readonly DependantView[]
  readonly sealed: { readonly address: string; readonly dependants: string }
}

type SettlementEvent = { readonly kind: 'settlement.recorded'; readonly byName: string } & Omit<SettlementState, 'by' | 'byName'>

/** The settlement at the police counter (FS-3, FS-9). Once recorded it does not change. */
export const settlementAggregate: Aggregate<SettlementState, SettlementCommand, SettlementEvent> = {
  name: 'settlement',
  table: 'settlements',
  action: () => 'settlement.record',
  patch: (_, command, ctx) => ({ city: ctx.actor.city, district: command.district }),
  decide(_, command, ctx): Result<readonly SettlementEvent[]> {
    const { card, application, district, input, sealed } = command
    const place = command.places.find(({ id }) => id === input.place)
    const wrong = refuseAll(wrongInput(command, place !== undefined))
    if (wrong || !place) return wrong ?? { ok: false, refusals: [] }
    return ok([{
      kind: 'settlement.recorded', card, application, district, place: place.id, clause: place.clause, address: sealed.address,
      office: input.office.trim(), dependants: sealed.dependants, people: 1 + input.dependants.length, settledOn: ctx.today,
      byName: ctx.actor.name,
    }])
  },
  evolve(_, { kind: __, ...event }, meta) {
    return { ...event, by: meta.actor }
  },
  columns: state => ({ card_id: state.card, application_id: state.application, settled_on: state.settledOn }),
  constraints: { settlements_card: 'settlement.already' },
}

/** Everything that is wrong with a form, so that it is put right in one go. */
function wrongInput({ input, declared }: SettlementCommand, knownPlace: boolean): readonly (Refusal | undefined)[] {
  const text = (field: 'address' | 'office'): Refusal | undefined => {
    if (input[field].trim() === '') return { code: 'field.required', field }
    return input[field].length > LONGEST ? { code: 'field.too_long', field, params: { max: LONGEST } } : undefined
  }
  return [
    knownPlace ? undefined : { code: 'field.choice', field: 'place', clause: 'FS-3' },
    text('address'),
    text('office'),
    ...input.dependants.map(key => wrongDependant(declared.find(one => one.key === key))),
    new Set(input.dependants).size === input.dependants.length ? undefined : { code: 'settlement.dependant', field: 'dependants', clause: 'FS-3' },
    input.checked ? undefined : { code: 'settlement.not_checked', field: 'checked', clause: 'FS-9' },
  ]
}

function wrongDependant(dependant: DependantView | undefined): Refusal | undefined {
  if (!dependant) return { code: 'settlement.dependant', field: 'dependants', clause: 'FS-3' }
  if (dependant.mayAccompany) return undefined
  return { code: 'settlement.of_age', field: 'dependants', clause: 'FS-3', params: { name: dependant.name } }
}

/** Spouses and minor children may accompany (FS-3), by their age on the day of settlement. */
export function accompanying(
  { key, name, idNumber, relation }: Pick<DependantView, 'key' | 'name' | 'idNumber' | 'relation'>, birthDate: string, today: string,
): DependantView {
  const age = ageOn(birthDate, today)
  return { key, name, idNumber, relation, birthDate, age, mayAccompany: relation === 'spouse' || age < OF_AGE }
}
