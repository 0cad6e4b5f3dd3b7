import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { permit } from '#platform/reads.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, type Result } from '#platform/result.ts'

/** One read of a personal file, or one refusal of access. */
export interface AccessEntry {
  readonly id: string
  readonly at: string
  /** Name of the member of staff; undefined for applicants and the platform itself. */
  readonly name: string | undefined
  readonly role: string
  readonly action: string
  /** The case's number where the object is one; never a name. */
  readonly object: string
  readonly granted: boolean
}

export interface AccessFilter {
  /** Account id of a member of staff. */
  readonly staff?: string | undefined
  /** Number of a case. */
  readonly number?: string | undefined
  readonly refused?: boolean | undefined
  /** Civil date in Asia/Shanghai. */
  readonly on?: string | undefined
  /** Pages of 100, from 1. */
  readonly page?: number | undefined
}

export const ACCESS_PAGE = 100
const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** The application an entry is about, where its object begins with one's id. */
const caseOf = sql<boolean>`applications.id = (case when reads.object ~ ${UUID} then left(reads.object, 36)::uuid end)`

/** The log of reads, newest first. It names cases by number: looking at it opens no file. */
export async function accessLog(
  platform: Platform,
  ctx: Ctx,
  filter: AccessFilter = {},
): Promise<Result<{ readonly entries: readonly AccessEntry[]; readonly more: boolean }>> {
  const allowed = await permit(platform, ctx, 'administration', { city: platform.city })
  if (!allowed.ok) return allowed
  const { page = 1 } = filter
  const rows = await matching(platform, filter)
    .select(['reads.id', 'reads.at', 'reads.role', 'reads.action', 'reads.object', 'reads.granted'])
    .select(['staff.name', 'applications.number'])
    .orderBy('reads.at', 'desc')
    .orderBy('reads.id', 'desc')
    .limit(ACCESS_PAGE + 1)
    .offset((Math.max(1, page) - 1) * ACCESS_PAGE)
    .execute()
  const entries = rows.slice(0, ACCESS_PAGE).map(({ name, number, object, ...row }) => ({
    ...row,
    name: name ?? undefined,
    object: number ? `${number}${object.slice(36)}` : object,
  }))
  return ok({ entries, more: rows.length > ACCESS_PAGE })
}

function matching({ db, city }: Platform, { staff, number, refused, on }: AccessFilter) {
  let query = db
    .selectFrom('reads')
    .leftJoin('staff', join =>
      join.onRef('staff.city', '=', 'reads.city').on(sql<boolean>`staff.id::text = reads.actor`),
    )
    .leftJoin('applications', join => join.onRef('applications.city', '=', 'reads.city').on(caseOf))
    .where('reads.city', '=', city)
  if (staff) query = query.where('reads.actor', '=', staff)
  if (number) query = query.where('applications.number', '=', number)
  if (refused) query = query.where('reads.granted', '=', false)
  if (on) query = query.where(sql<boolean>`(reads.at at time zone 'Asia/Shanghai')::date = ${on}::date`)
  return query
}
