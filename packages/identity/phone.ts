import { ok, refuse, type Result } from '../result.ts'
import { plainCharacters } from './text.ts'

/** A mobile number of mainland China as 11 digits, from what people type: +86, spaces, hyphens, full-width digits. */
export function parsePhone(input: string): Result<string, 'identity.phone'> {
  const digits = plainCharacters(input).replaceAll(/[-()‐-―]/g, '').replace(/^(?:\+|00)?86(?=\d{11}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? ok(digits) : refuse('identity.phone', { field: 'phone' })
}
