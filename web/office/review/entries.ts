import type { FindingInput, Verdict } from '#server/review/index.ts'
import { ok, type Refusal, type Result } from '#platform/result.ts'

/** What stands in the form about one fact. */
export interface Entry {
  readonly verdict: string
  readonly value: string
  readonly reason: string
}

export type Entries = Readonly<Record<string, Entry>>

const FIELD = /^([a-z0-9_]+)\.(verdict|value|reason)$/

/** The form's fields by fact: `blood_donations.verdict`, `.value`, `.reason`. */
export function entriesOf(form: FormData): Entries {
  const entries: Record<string, Entry> = {}
  for (const [name, raw] of form) {
    const [, fact = '', part = ''] = FIELD.exec(name) ?? []
    if (fact === '' || typeof raw !== 'string') continue
    const entry = entries[fact] ?? { verdict: '', value: '', reason: '' }
    entries[fact] = { ...entry, [part]: raw.trim().slice(0, 2000) }
  }
  return entries
}

/**
 * The findings a form holds. A fact nothing was chosen for is left open; a value or a reason without a verdict is
 * refused. The value counts with `adjusted` alone: beside another verdict it is what the field was shown with.
 */
export function findingsOf(entries: Entries): Result<FindingInput[]> {
  const all = Object.entries(entries)
  const refusals = all.filter(([, { verdict, value, reason }]) => verdict === '' && (value !== '' || reason !== ''))
    .map(([fact]): Refusal => ({ code: 'sheet.incomplete', field: `${fact}.verdict` }))
  if (refusals.length > 0) return { ok: false, refusals }
  return ok(all.filter(([, { verdict }]) => verdict !== '').map(([fact, { verdict, value, reason }]) => ({
    fact, verdict: verdict as Verdict, reason, ...(verdict === 'adjusted' ? { text: value } : {}),
  })))
}
