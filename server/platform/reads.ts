import type { Action, Patch } from './access.ts'
import { forbidden } from './access.ts'
import type { Ctx } from './context.ts'
import type { Queryable } from './database.ts'
import type { Platform } from './platform.ts'
import { ok, type Result } from './result.ts'

/** Writes down that a personal file was read, or that a read or a command was refused (design.md, rule 7). */
export async function recordRead(db: Queryable, ctx: Ctx, action: string, object: string, granted: boolean): Promise<void> {
  const { actor } = ctx
  await db.insertInto('reads')
    .values({ city: actor.city, id: ctx.newId(), actor: actor.id, role: actor.role, action, object, granted, at: ctx.now })
    .execute()
}

/** Checks a read of `object` and records it, granted or not. Call before showing a personal file. */
export async function authorise(platform: Platform, ctx: Ctx, action: Action, patch: Patch, object: string): Promise<Result<undefined>> {
  const no = forbidden(ctx.actor, action, patch)
  await recordRead(platform.db, ctx, action, object, no === undefined)
  return no ? { ok: false, refusals: [no] } : ok(undefined)
}

/** Checks an access that shows no single personal file (a list, a dashboard); only a refusal is recorded. */
export async function permit(platform: Platform, ctx: Ctx, action: Action, patch: Patch): Promise<Result<undefined>> {
  const no = forbidden(ctx.actor, action, patch)
  if (!no) return ok(undefined)
  await recordRead(platform.db, ctx, action, '-', false)
  return { ok: false, refusals: [no] }
}
