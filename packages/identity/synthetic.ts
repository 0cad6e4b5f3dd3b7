import { isDate } from '../calendar/civil.ts'
import { checkDigit } from './number.ts'
import { isProvince } from './provinces.ts'

/** What an invented number is made of. `sequence` 0 to 999: odd for men, even for women. */
export interface SyntheticParts {
  readonly region: string
  readonly birthDate: string
  readonly sequence: number
}

/**
 * A well-formed identity number for an invented person; whoever shows it marks the person as invented, since a real one
 * may have the same. Throws a RangeError for parts no number can have.
 */
export function syntheticIdNumber({ region, birthDate, sequence }: SyntheticParts): string {
  const sound = /^\d{6}$/.test(region) && isProvince(region.slice(0, 2)) && isDate(birthDate) && birthDate >= '1800'
  if (!sound || !Number.isInteger(sequence) || sequence < 0 || sequence > 999) {
    throw new RangeError(`no identity number has region ${region}, birth ${birthDate}, sequence ${sequence}`)
  }
  const seventeen = region + birthDate.replaceAll('-', '') + String(sequence).padStart(3, '0')
  return seventeen + checkDigit(seventeen)
}
