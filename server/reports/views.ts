import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'

/** Filters of the register under a name (QY-9). */
export interface SavedView {
  readonly name: string
  /** What stands after the `?` of the register's address; empty for all cases. */
  readonly query: string
}

export const MOST_VIEWS = 30
const LONGEST_NAME = 30
const LONGEST_QUERY = 500

const mayUse = (platform: Platform, ctx: Ctx) =>
  permit(platform, ctx, 'direct.list', { city: platform.city, district: ctx.actor.district, town: ctx.actor.town })

/** The actor's own, by name. */
export async function savedViews(platform: Platform, ctx: Ctx): Promise<Result<readonly SavedView[]>> {
  const allowed = await mayUse(platform, ctx)
  if (!allowed.ok) return allowed
  const rows = await platform.db
    .selectFrom('register_views')
    .select(['name', 'query'])
    .where('city', '=', platform.city)
    .where('owner', '=', ctx.actor.id)
    .orderBy('name')
    .execute()
  return ok(rows)
}

/** Under the name of one there is, replaces it: doing it twice changes nothing. */
export async function saveView(
  platform: Platform,
  ctx: Ctx,
  { name: typed, query }: SavedView,
): Promise<Result<undefined>> {
  const there = await savedViews(platform, ctx)
  if (!there.ok) return there
  const name = typed.normalize('NFKC').trim()
  const { length } = [...name]
  if (length === 0 || length > LONGEST_NAME) return refuse('reports.view_name', { field: 'name' })
  if (query.length > LONGEST_QUERY) return refuse('field.too_long', { field: 'name', params: { max: LONGEST_QUERY } })
  if (there.value.length >= MOST_VIEWS && !there.value.some(one => one.name === name))
    return refuse('reports.views', { params: { max: MOST_VIEWS } })
  const { city, db } = platform
  await db
    .insertInto('register_views')
    .values({ city, owner: ctx.actor.id, name, query, at: ctx.now })
    .onConflict(conflict => conflict.columns(['city', 'owner', 'name']).doUpdateSet({ query, at: ctx.now }))
    .execute()
  return ok(undefined)
}

export async function removeView(platform: Platform, ctx: Ctx, name: string): Promise<Result<undefined>> {
  const allowed = await mayUse(platform, ctx)
  if (!allowed.ok) return allowed
  await platform.db
    .deleteFrom('register_views')
    .where('city', '=', platform.city)
    .where('owner', '=', ctx.actor.id)
    .where('name', '=', name)
    .execute()
  return ok(undefined)
}
