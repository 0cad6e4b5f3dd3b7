import { confirmBirthDate, type Identity } from '#identity'
import { refuse, type Refusal } from '#platform/result.ts'

/**
 * 出生年月 as forms and cells have it: `1985-03-12`, `1985年3月12日`, `1985.3`, `198503`. Annex 2 asks for year and month,
 * so that a day may be missing. Undefined where it cannot be read.
 */
export function readBirth(text: string): { readonly month: string; readonly date: string | undefined } | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const [, year, month, day] =
    /^(\d{4})[-./年]?(\d{1,2})(?:月|[-./](?=\d)|(?=\d{2}$)|$)(\d{1,2})?日?$/.exec(plain) ?? []
  if (!year || !month) return undefined
  const two = (part: string) => part.padStart(2, '0')
  return { month: `${year}-${two(month)}`, date: day ? `${year}-${two(month)}-${two(day)}` : undefined }
}

/** Why what the form says of the birth does not agree with the number; empty when it does, by the month or by the day. */
export function birthObjections(identity: Identity, text: string, field: string): readonly Refusal[] {
  const read = readBirth(text)
  if (read && read.date === undefined && identity.birthDate.startsWith(read.month)) return []
  const confirmed = read && confirmBirthDate(identity, read.date ?? read.month, field)
  if (confirmed) return confirmed.ok ? [] : confirmed.refusals
  return refuse('identity.birth_date_differs', { field, params: { given: text, date: identity.birthDate } }).refusals
}
