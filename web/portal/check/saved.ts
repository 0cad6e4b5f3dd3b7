import type { Fact, Facts, Answer } from '#policy'

/** The self-check as it stands on this device: what was answered, in which order, and what was put off. */
export interface Saved {
  readonly facts: Facts
  /** Answered facts, oldest first: the way back. */
  readonly order: readonly string[]
  readonly skipped: readonly string[]
}

export const NOTHING: Saved = { facts: {}, order: [], skipped: [] }

/** Where the browser keeps it. The apply page may read it, after the applicant asked for that. */
export const STORAGE_KEY = 'luohu.check'

export function answered(saved: Saved, fact: string, value: Answer): Saved {
  return {
    facts: { ...saved.facts, [fact]: value },
    order: saved.order.includes(fact) ? saved.order : [...saved.order, fact],
    skipped: saved.skipped.filter((id) => id !== fact),
  }
}

/** Puts a question off; an answer it had is withdrawn. */
export function skipped(saved: Saved, fact: string): Saved {
  const { [fact]: _, ...facts } = saved.facts
  return {
    facts,
    order: saved.order.filter((id) => id !== fact),
    skipped: saved.skipped.includes(fact) ? saved.skipped : [...saved.skipped, fact],
  }
}

/** Which question to show: the one asked for, else the first open one that was not put off. */
export function nextQuestion(saved: Saved, open: readonly string[], wanted?: string): string | undefined {
  return wanted ?? open.find((id) => !saved.skipped.includes(id))
}

/** Reads what the browser kept; facts the pack no longer has and values out of their domain are dropped. */
export function parseSaved(json: string | null, facts: readonly Fact[]): Saved {
  const read = readJson(json)
  if (typeof read !== 'object' || read === null) return NOTHING
  const { facts: values, order, skipped } = read as { facts?: unknown; order?: unknown; skipped?: unknown }
  const kept = facts.flatMap((fact) => {
    const value = isRecord(values) ? values[fact.id] : undefined
    return fits(fact, value) ? [[fact.id, value] as const] : []
  })
  const known = new Map(kept)
  const listed = strings(order).filter((id) => known.has(id))
  return {
    facts: Object.fromEntries(known),
    order: [...new Set([...listed, ...known.keys()])],
    skipped: strings(skipped).filter((id) => !known.has(id) && facts.some((fact) => fact.id === id)),
  }
}

/** Whether a value is one this fact can have. */
export function fits(fact: Fact, value: unknown): value is Answer {
  if (fact.type === 'boolean') return typeof value === 'boolean'
  if (fact.type === 'choice') return fact.options?.some((option) => option.value === value) ?? false
  if (fact.type === 'date') return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  const whole = fact.type === 'decimal' || Number.isInteger(value)
  return whole && value >= (fact.min ?? -Infinity) && value <= (fact.max ?? Infinity)
}

/** A number as people type it: full-width digits, spaces and thousands commas are right. Undefined when it is none. */
export function readNumber(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replace(/[\s,，]/g, '')
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

function readJson(json: string | null): unknown {
  if (json === null) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
