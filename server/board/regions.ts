import { findCity } from '#identity'
import { narrow, tighten } from './read-lines.ts'
import type { Organisation } from './view.ts'

/** 各市、区, 各县（市、区）, 各县级市（区）: everybody of the county level at once. */
const COLLECTIVE = '各(?:县级)?(?:市、区|市\\(区\\)|市区|县\\(市、区\\)|县\\(区\\)|县、区|县市区|区县|县区|市县)'
const WHOLE = new RegExp(`^${COLLECTIVE}(?:党委、?)?(?:人民)?(?:政府)?$`)
const WITHIN = new RegExp(COLLECTIVE, 'g')

/** The counties, county-level cities and districts of a city as organisations; none where it has no county level. */
export function regionsOf(city: string): readonly Organisation[] {
  const districts = findCity(city)?.districts ?? []
  if (districts.length < 2) return []
  return districts.map(({ code, name: { zh, en } }) => ({ id: `region-${code}`, zh, en }))
}

/** The names with 各市、区 taken apart: each reports for itself (JM-10). */
export function expanded(city: string, names: readonly string[]): readonly string[] {
  const regions = regionsOf(city).map(({ zh }) => zh)
  if (regions.length === 0) return names
  return [...new Set(names.flatMap(name => (WHOLE.test(narrow(tighten(name))) ? regions : [name])))]
}

/** What the wording of a task calls the county level where it speaks to it: 「各市、区要认真贯彻」. Empty where it does not. */
export function addressedIn(quote: string): string {
  const found = new RegExp(COLLECTIVE).exec(narrow(quote))
  return found ? quote.slice(found.index, found.index + found[0].length) : ''
}

/** A list of names in which no separator stands within 各市、区: the one inside becomes `mark`. */
export function keptTogether(list: string, mark: string): string {
  const whole = [...narrow(list).matchAll(WITHIN)]
  const inside = (at: number): boolean => whole.some(({ index, 0: said }) => at >= index && at < index + said.length)
  return [...list].length === list.length
    ? [...list].map((sign, at) => (sign === '、' && inside(at) ? mark : sign)).join('')
    : list
}
