import type { Queryable } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import {
  fullClaims, type ApplicationFile, type Applications, type ApplicationState,
} from '#server/applications/index.ts'
import type { AcceptedCase, CaseEvidence, CaseFile, ReviewDeps } from '#server/review/index.ts'
import type { Rounds } from '#server/rounds/index.ts'

/** Joint review's view of applications: what `applications` keeps, in the words of `review`. */

interface Found {
  readonly id: string
  readonly state: ApplicationState
  readonly file: ApplicationFile
}

/** What opening the tasks of an accepted application needs; throws for one that has no number yet. */
export function acceptedCase({ id, state, file }: Found): AcceptedCase {
  const { number, pack, district, town, year } = state
  if (!number || !district || !town || year === undefined) throw new Error(
    `application ${id} was accepted without number or place`
  )
  return { id, number, pack, district, town, year, claims: file.claims, dependants: file.dependants.length }
}

/** What review is handed of applications and rounds. `applications` is asked late: the two need each other. */
export function reviewSources(
  platform: Platform, rounds: Rounds, applications: () => Applications,
): Omit<ReviewDeps, 'packs'> {
  const find = async (db: Queryable, ids: readonly string[]): Promise<Found[]> => {
    if (ids.length === 0) return []
    const rows = await db.selectFrom('applications').select(['id', 'state']).where('city', '=', platform.city)
      .where('id', 'in', [...ids]).where('number', 'is not', null).execute()
    return rows.map(
      ({ id, state }) => found(id, state as ApplicationState, applications().open(state as ApplicationState))
    )
  }
  return {
    async caseFiles(db, ids) {
      const [files, scans] = [await find(db, ids), await evidenceOf(platform, db, ids)]
      return new Map(files.map(one => [one.id, caseFile(one, scans.get(one.id) ?? [])]))
    },
    claims: async (db, ids) => new Map((await find(db, ids)).map(({ id, file }) => [id, file.claims])),
    async pinned(district, year, pack) {
      const round = await rounds.find(district, year, pack)
      return { parameters: round?.state.parameters ?? {}, version: round?.state.packVersion }
    },
  }
}

/** The age is that of the day of acceptance, as when the tasks were opened. */
function found(id: string, state: ApplicationState, file: ApplicationFile): Found {
  return { id, state, file: { ...file, claims: fullClaims(file, state.acceptedOn ?? state.startedOn) } }
}

interface Scan {
  readonly document: string
  readonly evidence: CaseEvidence
}

function caseFile(one: Found, scans: readonly Scan[]): CaseFile {
  const { state, file } = one
  return {
    ...acceptedCase(one), maskedName: state.maskedName, name: file.personal.name ?? '',
    idNumber: file.personal.idNumber ?? '',
    employer: file.personal.employer, address: file.personal.address,
    documents: state.documents.map(({ document, originalSeen, copyKept }) => ({
      document, originalSeen, copyKept, evidence: scans.filter(scan => scan.document === document)
        .map(({ evidence }) => evidence),
    })),
  }
}

async function evidenceOf(
  { city, vault }: Platform, db: Queryable, ids: readonly string[],
): Promise<Map<string, Scan[]>> {
  const scans = new Map<string, Scan[]>()
  if (ids.length === 0) return scans
  const rows = await db.selectFrom('evidence')
    .select(['id', 'application_id', 'document', 'name_sealed', 'media_type', 'bytes'])
    .where('city', '=', city).where('application_id', 'in', [...ids]).where('removed_at', 'is', null).orderBy('at')
      .execute()
  for (const row of rows) {
    const list = scans.get(row.application_id) ?? []
    list.push({
      document: row.document,
      evidence: { id: row.id, name: vault.open('file', row.name_sealed), mediaType: row.media_type, bytes: row.bytes },
    })
    scans.set(row.application_id, list)
  }
  return scans
}
