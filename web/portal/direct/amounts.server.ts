import { compile, factsOfRule, type Pack, type Text } from '#policy'
import { claimsSomething } from '#server/applications/index.ts'
import { rulesOf, type Direct } from '#server/direct/index.ts'

/** What one county, or the whole city, pays: in hundredths of the unit; absent where nothing has been published. */
export interface PlaceAmount {
  readonly place: string
  readonly name: Text
  readonly amount?: number | undefined
}

/** A payment the document leaves to the counties, county by county (QY-8). */
export interface Payment {
  readonly id: string
  readonly name: Text
  readonly unit: Text
  readonly clause: string
  readonly places: readonly PlaceAmount[]
}

/** Every payment of a scheme with what the bureau has entered for each county; the pack itself prints no such number. */
export async function paymentsOf(
  direct: Pick<Direct, 'settings'>,
  pack: Pack,
  today: string,
): Promise<readonly Payment[]> {
  const { parameters } = await direct.settings(pack.id)
  const { evaluate } = compile(pack, parameters, today)
  const area = pack.facts.find(({ id }) => id === rulesOf(pack.id)?.area?.fact)
  return pack.entitlements.flatMap(({ id, name, unit, clause, amount }): Payment[] => {
    if (!amount || !unit) return []
    const paid = (facts: Readonly<Record<string, string>>) => {
      const found = evaluate(facts).entitlements.find(({ entitlement }) => entitlement === id)?.amount
      return found && found.min === found.max && found.min > 0 ? found.min : undefined
    }
    const byCounty = factsOfRule(amount).includes(area?.id ?? '')
    const counties = byCounty ? (area?.options ?? []).filter(({ value }) => claimsSomething(value)) : []
    const places = counties.map(
      ({ value, name: county }): PlaceAmount => ({
        place: value,
        name: county,
        amount: paid({ [area?.id ?? '']: value }),
      }),
    )
    const city: PlaceAmount = { place: pack.place.code, name: pack.place.name, amount: paid({}) }
    return [{ id, name, unit, clause, places: places.length > 0 ? places : [city] }]
  })
}
