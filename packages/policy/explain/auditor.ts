/** For the auditor: everything an evaluation rests on, its result, and one hash over both, to be replayed. */
import type { Pack } from '../pack.ts'
import type { Facts } from '../types.ts'
import { canonicalJson } from './canonical.ts'

export interface ReplayRecord {
  readonly format: 'luohu-replay-1'
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string }
  readonly parameters: Readonly<Record<string, number>>
  /** The day of evaluation. */
  readonly on: string
  readonly facts: Facts
  readonly result: ReplayResult
  /** SHA-256, in hex, of the canonical JSON of everything above. */
  readonly hash: string
}

export interface ReplayResult {
  readonly outcome: 'eligible' | 'not_eligible' | 'undecided'
  /** Hundredths, least and most. */
  readonly totals: Readonly<Record<string, readonly [number, number]>>
  readonly lines: Readonly<Record<string, readonly [number, number]>>
  readonly conditions: Readonly<Record<string, boolean | null>>
}

async function sha256(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(value))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** SHA-256 of a pack's rules; the worked examples beside them are no part of what decides. */
export function packHash(pack: Pack): Promise<string> {
  return sha256({ ...pack, examples: [] })
}

/** Seals a record: the same pack, parameters, day and facts give the same hash, here and in anyone's re-computation. */
export async function sealed(record: Omit<ReplayRecord, 'hash' | 'format'>): Promise<ReplayRecord> {
  const body = { format: 'luohu-replay-1' as const, ...record }
  return { ...body, hash: await sha256(body) }
}
