import { Refused } from '#platform/aggregate.ts'
import { brokenConstraint } from '#platform/database.ts'
import type { ErrorCode } from '#platform/errors/index.ts'
import { ok, refuse, type Result } from '#platform/result.ts'

/** What the database refuses last, whatever the rules before it overlooked. */
const constraints: Readonly<Record<string, ErrorCode>> = {
  cards_one_live: 'cards.already_issued',
  cards_seat: 'cards.no_seat',
  card_holds_one: 'cards.held_officer',
}

/** Runs work that throws refusals out of its transaction; gives them back as a value. */
export async function refusing<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusals: error.refusals }
    const code = constraints[brokenConstraint(error) ?? '']
    if (code) return refuse(code)
    throw error
  }
}
