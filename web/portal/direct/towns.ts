import { findCity } from '#identity'
import type { TownChoice } from './fields.tsx'

/** Every town of a city, by district, to choose from. */
export function townsOf(city: string, district?: string): readonly TownChoice[] {
  const districts = (findCity(city)?.districts ?? []).filter(({ code }) => district === undefined || code === district)
  return districts.flatMap(({ name, towns }) =>
    towns.map(town => ({ code: town.code, name: town.name, district: name })),
  )
}
