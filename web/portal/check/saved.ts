import type { Answer, Fact, Facts } from '#policy'
import { fits } from './fits.ts'

/** The self-check as it stands on this device: what was answered, in which order, and what was put off. */
export interface Saved {
  readonly facts: Facts
  /** Answered facts, oldest first: the way back. */
  readonly order: readonly string[]
  readonly skipped: readonly string[]
  /** The code of the city or zone that the answers about one's own city are about; `ELSEWHERE` for any other. */
  readonly place?: string
}

export const NOTHING: Saved = { facts: {}, order: [], skipped: [] }

/** Where the browser keeps it. The apply page may read it, after the applicant asked for that. */
export const STORAGE_KEY = 'luohu.check'
/** A place none of the schemes is for. */
export const ELSEWHERE = 'elsewhere'

/** What an answer saved before places were asked is about: there was one scheme, Foshan's. */
const FIRST_PLACE = '440600'
const VERSION = 2

export function answered(saved: Saved, fact: string, value: Answer): Saved {
  return {
    ...saved,
    facts: { ...saved.facts, [fact]: value },
    order: saved.order.includes(fact) ? saved.order : [...saved.order, fact],
    skipped: saved.skipped.filter((id) => id !== fact),
  }
}

/** Puts a question off; an answer it had is withdrawn. */
export function skipped(saved: Saved, fact: string): Saved {
  const { [fact]: _, ...facts } = saved.facts
  return {
    ...saved,
    facts,
    order: saved.order.filter((id) => id !== fact),
    skipped: saved.skipped.includes(fact) ? saved.skipped : [...saved.skipped, fact],
  }
}

/** Which question to show: the one asked for, else the first open one that was not put off. */
export function nextQuestion(saved: Saved, open: readonly string[], wanted?: string): string | undefined {
  return wanted ?? open.find((id) => !saved.skipped.includes(id))
}

/** The how-many-eth question this is, from 1: what was answered or put off stands before a new one. */
export function numberOf(id: string, order: readonly string[], putOff: readonly string[]): number {
  const place = order.indexOf(id)
  return place >= 0 ? place + 1 : order.length + putOff.filter((each) => each !== id).length + 1
}

/** Another place: answers about one's own city do not hold there and are withdrawn. */
export function movedTo(saved: Saved, place: string, facts: readonly Fact[]): Saved {
  if (saved.place === place) return saved
  const local = new Set(facts.filter((fact) => fact.local).map(({ id }) => id))
  const moved = saved.place !== undefined
  return {
    facts: moved ? Object.fromEntries(Object.entries(saved.facts).filter(([id]) => !local.has(id))) : saved.facts,
    order: moved ? saved.order.filter((id) => !local.has(id)) : saved.order,
    skipped: moved ? saved.skipped.filter((id) => !local.has(id)) : saved.skipped,
    place,
  }
}

/** What the answers say about somebody who applies in this place. */
export function claimsIn(place: string, saved: Saved, facts: readonly Fact[]): Saved {
  return saved.place === undefined || saved.place === place ? saved : movedTo(saved, place, facts)
}

export function isEmpty({ order, skipped: off, place }: Saved): boolean {
  return order.length === 0 && off.length === 0 && place === undefined
}

/** What the browser keeps. */
export function written(saved: Saved): string {
  return JSON.stringify({ version: VERSION, ...saved })
}

/** Reads what the browser kept; facts the pack no longer has and values out of their domain are dropped. */
export function parseSaved(json: string | null, facts: readonly Fact[]): Saved {
  const read = readJson(json)
  if (!isRecord(read)) return NOTHING
  const { facts: values, order, skipped: off, place, version } = read
  const kept = facts.flatMap((fact) => {
    const value = isRecord(values) ? values[fact.id] : undefined
    // What follows from the date of birth was asked for itself once, and would be wrong next year.
    const outdated = version !== VERSION && fact.derived === 'age'
    return fits(fact, value) && !outdated ? [[fact.id, value] as const] : []
  })
  const known = new Map(kept)
  const listed = strings(order).filter((id) => known.has(id))
  const where = version === VERSION ? placeOf(place) : known.size > 0 ? FIRST_PLACE : undefined
  return {
    facts: Object.fromEntries(known),
    order: [...new Set([...listed, ...known.keys()])],
    skipped: strings(off).filter((id) => !known.has(id) && facts.some((fact) => fact.id === id)),
    ...(where === undefined ? {} : { place: where }),
  }
}

function placeOf(place: unknown): string | undefined {
  return typeof place === 'string' && /^(?:\d{6}|[a-z][a-z0-9_]{0,63})$/.test(place) ? place : undefined
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
