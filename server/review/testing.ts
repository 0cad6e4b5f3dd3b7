import { randomUUIDv7 } from 'node:crypto'
import { maskName, syntheticIdNumber } from '#identity'
import type { Actor } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import { transaction } from '#platform/database.ts'
import { CITY, DISTRICT, testPlatform, TOWN, type TestPlatform } from '#platform/testing.ts'
import { createPacks, FOSHAN, type Packs } from '#server/packs/index.ts'
import { createReview, type CaseFile, type Claims, type Review } from './index.ts'

/** An invented applicant who claims a little of everything that matters to these tests. */
export const claims: Claims = {
  age: 30, registered_locally: false, works_here: true, education: 'college', pension_months: 60, medical_months: 60,
  blood_donations: 3, punishment_5y: false, reeducation_5y: false, excess_birth_5y: false, volunteer_hours: 0,
}

export interface ReviewBench extends TestPlatform {
  readonly review: Review
  readonly packs: Packs
  readonly cases: Map<string, CaseFile>
  /** Stores an accepted application and opens its tasks; gives its id. */
  addCase(more?: Partial<CaseFile>): Promise<string>
  taskOf(application: string, department: string): Promise<string>
  reviewer(department: string, more?: Partial<Actor>): Ctx
  officer(): Ctx
}

/** Review alone on a database of its own; cases come from memory instead of `applications`. */
export async function reviewBench(start = '2014-09-10T02:00:00.000Z'): Promise<ReviewBench> {
  const bench = await testPlatform(start)
  const { platform } = bench
  const packs = createPacks()
  const cases = new Map<string, CaseFile>()
  const found = (ids: readonly string[]): [string, CaseFile][] => ids.flatMap(id => {
    const file = cases.get(id)
    return file ? [[id, file]] : []
  })
  const review = createReview(platform, {
    packs,
    caseFiles: async (_, ids) => new Map(found(ids)),
    claims: async (_, ids) => new Map(found(ids).map(([id, file]) => [id, file.claims])),
    pinned: async () => ({ parameters: {}, version: undefined }),
  })
  return {
    ...bench, review, packs, cases,
    async addCase(more = {}) {
      const file = inventedCase(cases.size + 1, more)
      cases.set(file.id, file)
      await transaction(platform.db, async trx => {
        await trx
          .insertInto('applications')
          .values({
            city: CITY,
            id: file.id,
            version: 1,
            state: JSON.stringify({ maskedName: file.maskedName }),
            pack: file.pack,
            year: file.year,
            district: file.district,
            town: file.town,
            status: 'accepted',
            number: file.number,
          } as never)
          .execute()
        await review.openTasks(trx, file, bench.ctx(bench.actor('clerk')))
      })
      return file.id
    },
    async taskOf(application, department) {
      const row = await platform.db.selectFrom('review_tasks').select('id')
        .where('application_id', '=', application).where('department', '=', department).executeTakeFirstOrThrow()
      return row.id
    },
    reviewer: (department, more = {}) => bench.ctx(bench.actor('reviewer', { department, name: department, ...more })),
    officer: () => bench.ctx(bench.actor('officer')),
  }
}

function inventedCase(n: number, more: Partial<CaseFile>): CaseFile {
  const name = more.name ?? `测试人${n}`
  const birthDate = '1984-05-06'
  return {
    id: randomUUIDv7(),
    number: `${DISTRICT}-2014-${String(n).padStart(6, '0')}`,
    pack: FOSHAN,
    district: DISTRICT,
    town: TOWN,
    year: 2014,
    maskedName: maskName(name),
    name,
    idNumber: syntheticIdNumber({ region: '450102', birthDate, sequence: n % 1000 }),
    employer: '虚构五金厂',
    address: '禅城区虚构路1号',
    claims,
    dependants: 0,
    documents: [
      {
        document: 'blood_certificate',
        originalSeen: true,
        copyKept: true,
        evidence: [{ id: randomUUIDv7(), name: '献血证.jpg', mediaType: 'image/jpeg', bytes: 1000 }],
      },
      { document: 'id_card', originalSeen: true, copyKept: true, evidence: [] },
      {
        document: 'diploma',
        originalSeen: true,
        copyKept: false,
        evidence: [{ id: randomUUIDv7(), name: '毕业证.pdf', mediaType: 'application/pdf', bytes: 2000 }],
      },
    ],
    ...more,
  }
}
