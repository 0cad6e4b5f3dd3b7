import { findCity } from '#identity'
import type { Text } from '#policy'
import type { Choice } from '../../design/inputs.tsx'

export interface TownChoice {
  readonly code: string
  readonly name: Text
  readonly district: Text
}

/** Every town of a city, by district, to choose from. */
export function townsOf(city: string, district?: string): readonly TownChoice[] {
  const districts = (findCity(city)?.districts ?? []).filter(({ code }) => district === undefined || code === district)
  return districts.flatMap(({ name, towns }) =>
    towns.map(town => ({ code: town.code, name: town.name, district: name })),
  )
}

/** Towns as a list offers them, under their county where there are several: two of them may have a 太平镇. */
export function groupedTowns(towns: readonly TownChoice[], text: (text: Text) => string): readonly Choice[] {
  const several = new Set(towns.map(({ district }) => district.zh)).size > 1
  return towns.map(({ code, name, district }) => ({
    value: code,
    label: text(name),
    ...(several ? { group: text(district) } : {}),
  }))
}
