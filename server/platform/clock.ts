import type { Db } from './database.ts'

/** The city's clock. In production it is the machine's; in demo mode it can be moved forward, never back. */
export interface Clock {
  /** ISO-8601 UTC. */
  now(): string
  /** Demo mode: makes `now()` the given instant or later ones. */
  moveTo(instant: string): Promise<void>
}

/** Reads the city's offset from the database once; later moves are kept in both places. */
export async function openClock(db: Db, city: string, wall: () => number = Date.now): Promise<Clock> {
  const row = await db.selectFrom('clocks').select('offset_ms').where('city', '=', city).executeTakeFirst()
  let offset = Number(row?.offset_ms ?? 0)
  return {
    now: () => new Date(wall() + offset).toISOString(),
    moveTo: async instant => {
      offset = Date.parse(instant) - wall()
      await db.insertInto('clocks').values({ city, offset_ms: String(Math.round(offset)) })
        .onConflict(conflict => conflict.column('city').doUpdateSet({ offset_ms: String(Math.round(offset)) })).execute()
    },
  }
}
