import type { Facts, FactValue } from '#policy'

/**
 * The answers of a self-check as the browser keeps them (`web/portal/check/saved.ts`). Anything else is no answers;
 * `createDraft` keeps only what the pack knows and its bounds allow.
 */
export function claimsOfCheck(sent: FormDataEntryValue | null): Facts {
  if (typeof sent !== 'string' || sent === '' || sent.length > 20_000) return {}
  const read = readJson(sent)
  const facts = isRecord(read) && isRecord(read['facts']) ? read['facts'] : {}
  return Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, FactValue] => isValue(entry[1])))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isValue = (value: unknown): boolean => typeof value === 'boolean' || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
