import { syntheticIdNumber } from '#identity'
import type { Ctx } from '#platform/context.ts'
import type { Result } from '#platform/result.ts'
import type { Applications, Saved } from './contract.ts'
import type { ApplicationFile } from './types.ts'

/** The smallest real PNG: one pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** An invented applicant; `sequence` (0 to 999) tells people apart. Nobody real. */
export function inventedFile(sequence = 1, more: Partial<ApplicationFile> = {}): ApplicationFile {
  return {
    personal: {
      name: `测试${'甲乙丙丁戊己庚辛壬癸'[sequence % 10] ?? '甲'}`,
      idNumber: syntheticIdNumber({ region: '431103', birthDate: '1985-03-12', sequence }),
      phone: `139${String(sequence).padStart(8, '0')}`,
      household: '湖南省永州市冷水滩区虚构镇',
      address: '佛山市禅城区虚构路 1 号',
      employer: '佛山市虚构陶瓷有限公司',
    },
    claims: {
      registered_locally: false, works_here: true, excess_birth_5y: false,
      education: 'college', pension_months: 50, blood_donations: 1,
    },
    dependants: [],
    ...more,
  }
}

/** An invented child of the applicant, born on a day. */
export function inventedChild(birthDate: string, sequence = 501) {
  return {
    key: `c${sequence}`, relation: 'child', name: '测试小童', idNumber: syntheticIdNumber({ region: '440604', birthDate, sequence }),
  } as const
}

/** A complete draft: file, town, place and a scan of every document it needs. Returns its id. */
export async function completeDraft(
  applications: Applications, newCtx: () => Ctx, file: ApplicationFile, town: string, scan: Uint8Array = PIXEL,
): Promise<string> {
  const made = must(await applications.createDraft(newCtx(), file))
  const saved = must(await applications.saveDraft(newCtx(), made.id, { town, place: 'employer_collective', step: 'documents' }))
  for (const need of applications.needs(saved.state, file, newCtx().today)) {
    must(await applications.addEvidence(newCtx(), made.id, { document: need.document, name: `${need.document}.png`, content: scan }))
  }
  return made.id
}

export async function submitted(applications: Applications, newCtx: () => Ctx, file: ApplicationFile, town: string): Promise<Saved> {
  return must(await applications.submit(newCtx(), await completeDraft(applications, newCtx, file, town)))
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusals)}`)
  return result.value
}
