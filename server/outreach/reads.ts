import { findTown } from '#identity'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { answersWorkbook, filesOf, openFile } from './files.ts'
import { rateByMonth } from './history.ts'
import { linksOf } from './links.ts'
import type {
  EmployerLink,
  ImportedFile,
  MonthRate,
  PersonFilter,
  RegisterPage,
  ServiceRate,
  Tally,
  Unverified,
  Workbook,
} from './shapes.ts'
import { helpersFor, peopleOf, serviceRate, tallies, unverifiedOf } from './store.ts'

const MOST_TOWNS = 200
const MOST_EMPLOYERS = 20

/** Lists and counts of the register in the actor's patch: a clerk's town, an officer's district, the bureau all. */
export interface Reads {
  /** Masked; pages of `PAGE` from 1. */
  people(ctx: Ctx, filter: PersonFilter, page: number): Promise<Result<RegisterPage>>
  counts(ctx: Ctx, filter: PersonFilter, by: 'town' | 'employer'): Promise<Result<readonly Tally[]>>
  rate(ctx: Ctx, filter?: PersonFilter): Promise<Result<ServiceRate>>
  /** The rate at each month's end, the newest last. */
  history(ctx: Ctx, filter?: PersonFilter): Promise<Result<readonly MonthRate[]>>
  /** Who may follow up somebody of a town. */
  helpers(ctx: Ctx, town: string): Promise<Result<readonly { readonly id: string; readonly name: string }[]>>
  unverified(ctx: Ctx): Promise<Result<readonly Unverified[]>>
  /** Open links of employers, and their files with those of the windows. */
  links(ctx: Ctx): Promise<Result<{ readonly links: readonly EmployerLink[]; readonly files: readonly ImportedFile[] }>>
  /** The answers to a file, row by row. */
  fileAnswers(ctx: Ctx, id: string): Promise<Result<Workbook>>
}

export function createReads(platform: Platform): Reads {
  const { db, city } = platform
  /** The patch wins over what was asked. */
  async function inPatch<T>(
    ctx: Ctx,
    filter: PersonFilter,
    work: (own: PersonFilter) => Promise<T>,
  ): Promise<Result<T>> {
    const { role, district, town } = ctx.actor
    const own = { ...filter, ...(role === 'bureau' ? {} : { district }), ...(role === 'clerk' ? { town } : {}) }
    const may = await permit(platform, ctx, 'outreach.read', { city, district, town })
    return may.ok ? ok(await work(own)) : may
  }
  return {
    people: (ctx, filter, page) => inPatch(ctx, filter, own => peopleOf(db, city, own, page)),
    counts: (ctx, filter, by) =>
      inPatch(ctx, filter, own => tallies(db, city, own, by, by === 'town' ? MOST_TOWNS : MOST_EMPLOYERS)),
    rate: (ctx, filter = {}) => inPatch(ctx, filter, own => serviceRate(db, city, own)),
    history: (ctx, { wish: _, ...filter } = {}) => inPatch(ctx, filter, own => rateByMonth(db, city, own, ctx.today)),
    helpers: (ctx, town) => helpers(platform, ctx, town),
    unverified: ctx => inPatch(ctx, {}, own => unverifiedOf(db, city, own)),
    links: ctx =>
      inPatch(ctx, {}, async own => ({
        links: await linksOf(platform, ctx.today, own),
        files: await filesOf(platform, own),
      })),
    fileAnswers: (ctx, id) => fileAnswers(platform, ctx, id),
  }
}

async function helpers(platform: Platform, ctx: Ctx, town: string): ReturnType<Reads['helpers']> {
  const { db, city } = platform
  const district = findTown(town)?.district.code ?? ''
  const may = await permit(platform, ctx, 'outreach.track', { city, district, town })
  return may.ok ? ok(await helpersFor(db, city, district, town)) : may
}

async function fileAnswers(platform: Platform, ctx: Ctx, id: string): Promise<Result<Workbook>> {
  const file = await openFile(platform, id)
  if (!file) return refuse('object.not_found')
  const { district, town } = file
  const may = await permit(platform, ctx, 'outreach.read', { city: platform.city, district, town })
  return may.ok ? ok(await answersWorkbook(file)) : may
}
