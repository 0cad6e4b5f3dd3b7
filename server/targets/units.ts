import { findCity } from '#identity'
import { shortName } from './names.ts'
import type { Unit, Units } from './types.ts'

/** The counties of a city; its towns where it has no county level (Dongguan). */
export function unitsOf(city: string): Units {
  const found = findCity(city)
  const districts = found?.districts ?? []
  const [only] = districts
  if (only && districts.length === 1)
    return { level: 'town', all: only.towns.map(({ code, name }) => ({ code, name })) }
  return { level: 'district', all: districts.map(({ code, name }) => ({ code, name })) }
}

/** Without spaces, full width made half: what a cell says, whoever typed it. */
export const bareText = (cell: string): string => cell.normalize('NFKC').replace(/\s/g, '')

/**
 * The unit a table means by a name: the full name, its beginning (清新, 连山), a former ending (清新县), or an ending that
 * only one has (城区 for 清城区). Undefined where none or several fit.
 */
export function findUnit(units: Units, cell: string): Unit | undefined {
  const said = bareText(cell).replace(/^\d+[.、)]/, '')
  if (said.length < 2) return undefined
  const stem = said.replace(/(自治县|街道办事处|街道|[县区市镇乡])$/, '')
  const latin = cell.normalize('NFKC').trim().toLowerCase()
  const tries: readonly ((unit: Unit) => boolean)[] = [
    ({ name }) => name.zh === said || name.en.toLowerCase() === latin,
    ({ name }) => name.zh.startsWith(said),
    ({ name }) => stem.length >= 2 && name.zh.startsWith(stem),
    ({ name }) => name.zh.endsWith(said),
    unit => latin.length >= 4 && shortName(unit).en.toLowerCase() === latin,
  ]
  for (const fits of tries) {
    const found = units.all.filter(fits)
    if (found.length === 1) return found[0]
  }
  return undefined
}
