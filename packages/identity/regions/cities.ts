/** The cities whose schemes the platform runs, and their jurisdictions by code or name. */
import type { City, District, Place } from './city.ts'
import { dongguan } from './dongguan.ts'
import { foshan } from './foshan.ts'
import { jiangmen } from './jiangmen.ts'
import { qingyuan } from './qingyuan.ts'

export type { City, District, Place } from './city.ts'

export const cities: readonly City[] = [foshan, qingyuan, dongguan, jiangmen]

/** A city by its GB/T 2260 code. */
export function findCity(code: string): City | undefined {
  return cities.find(city => city.code === code)
}

/** The city a district or town lies in, by either's code: codes begin with the city's first four digits. */
export function cityOf(code: string): City | undefined {
  return cities.find(city => city.code.slice(0, 4) === code.slice(0, 4))
}

/** A district by code, Chinese name with or without 区, 县, 市, or English name in any case. */
export function findDistrict(text: string): District | undefined {
  return cities.flatMap(city => city.districts).find(district => isNamed(district, text))
}

/** A town or subdistrict by nine-digit code. */
export function findTown(code: string): (Place & { readonly district: District }) | undefined {
  const district = cities.flatMap(city => city.districts).find(({ code: prefix }) => code.startsWith(prefix))
  const town = district?.towns.find(town => town.code === code)
  return district && town && { ...town, district }
}

function isNamed({ code, name }: Place, text: string): boolean {
  const wanted = text.trim()
  const named = ['', '区', '县', '市'].some(suffix => `${wanted}${suffix}` === name.zh)
  return wanted === code || named || wanted.toLowerCase() === name.en.toLowerCase()
}
