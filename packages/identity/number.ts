import { isDate } from '../calendar/civil.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { IdentityErrorCode } from './errors.ts'
import { isProvince } from './provinces.ts'
import { plainCharacters } from './text.ts'

/** A citizen identity number (公民身份号码, GB 11643-1999) and what it says. */
export interface Identity {
  /** 18 characters; X in upper case. */
  readonly number: string
  readonly birthDate: string
  readonly sex: 'male' | 'female'
  /** GB/T 2260 code of the place of first registration: withdrawn codes are right. Its name: `findRegion`. */
  readonly regionCode: string
}

type NumberError = Exclude<IdentityErrorCode, 'identity.phone' | 'identity.birth_date_differs'>

/** `field` is what a refusal names (default `idNumber`); `today` the date after which nobody can be born. */
export interface ParseOptions {
  readonly today?: string
  readonly field?: string
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/**
 * Reads an 18-digit number, or a 15-digit one of the old cards (century 19), as people type it: full-width characters,
 * spaces and a lower-case x are fine. A region code that is not in the table is accepted as long as its province
 * exists. Refuses with the first thing wrong.
 */
export function parseIdNumber(input: string, options: ParseOptions = {}): Result<Identity, NumberError> {
  const { field = 'idNumber', today } = options
  const text = plainCharacters(input).toUpperCase()
  const length = [...text].length
  if (length !== 18 && length !== 15) return refuse('identity.length', { field, params: { length } })
  const wrong = [...text].findIndex((character, at) => !/\d/.test(character) && !(at === 17 && character === 'X'))
  if (wrong >= 0) {
    const params = { position: wrong + 1, character: [...text][wrong] ?? '' }
    return refuse('identity.characters', { field, params })
  }
  return read(length === 15 ? longForm(text) : text, field, today)
}

/** True when both are valid numbers of one person, whatever their spelling: 15 or 18 digits, x or X. */
export function sameIdentity(a: string, b: string): boolean {
  const [first, second] = [parseIdNumber(a), parseIdNumber(b)]
  return first.ok && second.ok && first.value.number === second.value.number
}

/** Refuses a birth date filled in beside a number that says another one. */
export function confirmBirthDate(
  identity: Identity, given: string, field = 'birthDate',
): Result<string, 'identity.birth_date_differs'> {
  if (given === identity.birthDate) return ok(given)
  return refuse('identity.birth_date_differs', { field, params: { given, date: identity.birthDate } })
}

/** The check digit (ISO 7064 MOD 11-2) of the first 17 digits: `0` to `9` or `X`. */
export function checkDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first17[at]), 0)
  return CHECKS[sum % 11] ?? ''
}

function longForm(fifteen: string): string {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`
  return seventeen + checkDigit(seventeen)
}

function read(number: string, field: string, today: string | undefined): Result<Identity, NumberError> {
  const regionCode = number.slice(0, 6)
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isProvince(regionCode.slice(0, 2))) {
    return refuse('identity.region', { field, params: { region: regionCode } })
  }
  // Nobody registered since 1984, when numbers began, was born before 1800.
  if (!isDate(birthDate) || birthDate < '1800' || (today !== undefined && birthDate > today)) {
    return refuse('identity.birth_date', { field, params: { date: birthDate } })
  }
  if (checkDigit(number) !== number[17]) return refuse('identity.check_digit', { field })
  return ok({ number, birthDate, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female', regionCode })
}
