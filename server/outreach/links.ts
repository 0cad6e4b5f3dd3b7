import { addDays } from '#calendar'
import { findTown } from '#identity'
import type { Ctx } from '#platform/context.ts'
import { contextFor, systemActor, type Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Refusal, type Result } from '#platform/result.ts'
import type { Imported } from './employer.ts'
import { answersWorkbook, filesOf, openFile } from './files.ts'
import { newCode } from './register.ts'
import type { EmployerLink, ImportedFile, RowAnswer, Workbook } from './shapes.ts'

/** How long a link is open, and how many files it takes in a day: our own settings, no document names any. */
const OPEN_DAYS = 60
export const MOST_FILES = 20
const CODE_LENGTH = 16
const LONGEST_EMPLOYER = 60
const DAY = 24 * 3600_000

/** Made by a window for one employer, to send its list by (DG-7); one for each employer and town is open at a time. */
export async function makeLink(
  platform: Platform,
  ctx: Ctx,
  { employer: typed, town: code }: { readonly employer: string; readonly town: string },
): Promise<Result<EmployerLink>> {
  const { db, city } = platform
  const employer = typed.trim()
  const town = findTown(code)
  const district = town?.code.startsWith(city.slice(0, 4)) ? town.district.code : undefined
  const wrong = [
    ...employerObjections(employer),
    ...(district ? [] : refuse('outreach.town', { field: 'town' }).refusals),
  ]
  if (wrong.length > 0 || district === undefined) return { ok: false, refusals: wrong }
  const allowed = await permit(platform, ctx, 'outreach.survey', { city, district, town: code })
  if (!allowed.ok) return allowed
  const open = (await linksOf(platform, ctx.today, { district, town: code })).find(each => each.employer === employer)
  if (open) return ok(open)
  const made = { code: newCode(CODE_LENGTH), employer, town: code, closesOn: addDays(ctx.today, OPEN_DAYS) }
  const by = { made_by: ctx.actor.id, made_on: ctx.today, closes_on: made.closesOn }
  await db
    .insertInto('survey_links')
    .values({ city, code: made.code, employer, district, town: code, ...by })
    .execute()
  return ok(made)
}

function employerObjections(employer: string): readonly Refusal[] {
  if (employer === '') return refuse('field.required', { field: 'employer' }).refusals
  const long = [...employer].length > LONGEST_EMPLOYER
  return long ? refuse('field.too_long', { field: 'employer', params: { max: LONGEST_EMPLOYER } }).refusals : []
}

/** The open links of a patch, the newest first. */
export async function linksOf(
  { db, city }: Platform,
  today: string,
  { district, town }: { readonly district?: string | undefined; readonly town?: string | undefined },
): Promise<readonly EmployerLink[]> {
  const rows = await db
    .selectFrom('survey_links')
    .selectAll()
    .where('city', '=', city)
    .where('closes_on', '>=', today)
    .$if(district !== undefined, query => query.where('district', '=', district ?? ''))
    .$if(town !== undefined, query => query.where('town', '=', town ?? ''))
    .orderBy('made_on', 'desc')
    .orderBy('employer')
    .limit(200)
    .execute()
  return rows.map(row => ({ code: row.code, employer: row.employer, town: row.town, closesOn: row.closes_on }))
}

/** Nothing more comes by it from tomorrow's day before on: it is closed as of yesterday. */
export async function closeLink(platform: Platform, ctx: Ctx, code: string): Promise<Result<undefined>> {
  const { db, city } = platform
  const row = await db
    .selectFrom('survey_links')
    .select(['district', 'town'])
    .where('city', '=', city)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) return refuse('object.not_found')
  const allowed = await permit(platform, ctx, 'outreach.survey', { city, district: row.district, town: row.town })
  if (!allowed.ok) return allowed
  await db
    .updateTable('survey_links')
    .set({ closes_on: addDays(ctx.today, -1) })
    .where('city', '=', city)
    .where('code', '=', code)
    .execute()
  return ok(undefined)
}

/** What an employer does by its link, without an account. */
export interface EmployerDoor {
  /** Undefined once it is closed. */
  behind(code: string): Promise<{ readonly link: EmployerLink; readonly files: readonly ImportedFile[] } | undefined>
  upload(code: string, told: boolean, bytes: Uint8Array, commandId: string): Promise<Result<Imported>>
  /** A file of this link and no other. */
  answers(
    code: string,
    file: string,
  ): Promise<{ readonly rows: readonly RowAnswer[]; workbook(): Promise<Workbook> } | undefined>
}

type Import = (
  ctx: Ctx,
  employer: { name: string; town: string; told: boolean; code: string },
  bytes: Uint8Array,
) => Promise<Result<Imported>>

export function createEmployerDoor(platform: Platform, importFile: Import): EmployerDoor {
  const { db, city } = platform
  const system = (commandId?: string) => contextFor(platform, systemActor(city), commandId)
  const find = async (code: string): Promise<EmployerLink | undefined> => {
    const row = await db
      .selectFrom('survey_links')
      .selectAll()
      .where('city', '=', city)
      .where('code', '=', code)
      .where('closes_on', '>=', system().today)
      .executeTakeFirst()
    return row && { code, employer: row.employer, town: row.town, closesOn: row.closes_on }
  }
  return {
    async behind(code) {
      const link = await find(code)
      return link && { link, files: await filesOf(platform, { code }) }
    },
    async upload(code, told, bytes, commandId) {
      const link = await find(code)
      if (!link) return refuse('object.not_found')
      const ctx = system(commandId)
      const since = new Date(Date.parse(ctx.now) - DAY).toISOString()
      const today = (await filesOf(platform, { code })).filter(({ at }) => at > since)
      if (today.length >= MOST_FILES) return refuse('outreach.link_busy', { params: { max: MOST_FILES } })
      return importFile(ctx, { name: link.employer, town: link.town, told, code }, bytes)
    },
    async answers(code, id) {
      const file = (await find(code)) && (await openFile(platform, id))
      return file && file.code === code ? { rows: file.rows, workbook: () => answersWorkbook(file) } : undefined
    },
  }
}
