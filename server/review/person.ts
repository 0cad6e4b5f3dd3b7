import { maskIdNumber } from '#identity'
import type { Pack } from '#policy'
import { identityParts } from './duties.ts'
import type { PersonView } from './shapes.ts'
import type { CaseFile } from './types.ts'

/** The person as one department may see them; what it may not see is not in the object at all. */
export function personFor(pack: Pack, department: string, file: CaseFile): PersonView {
  const parts = identityParts(pack, department)
  return {
    name: file.name,
    idNumber: parts.idNumber === 'full' ? file.idNumber : maskIdNumber(file.idNumber),
    ...(parts.employer && file.employer ? { employer: file.employer } : {}),
    ...(parts.address && file.address ? { address: file.address } : {}),
  }
}
