import { maskIdNumber, maskName, maskPhone } from '#identity'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { DirectView } from './contract.ts'
import type { Desk } from './desk.ts'
import type { DirectDependant, DirectPersonal } from './types.ts'
import { opened, viewOf } from './views.ts'

/**
 * The bureau looks into a case of any county (DG-13, QY-9): how it was handled, by whom and on which clause, while who it
 * is about stays masked. Recorded as a read; nothing can be done with it.
 */
export async function oversee(desk: Desk, ctx: Ctx, id: string): Promise<Result<DirectView>> {
  const found = await opened(desk, ctx, id, 'direct.oversee')
  if (!found.ok) return found
  // What was never handed in is its writer's alone.
  if (found.value.state.submittedOn === undefined) return refuse('object.not_found')
  return ok(masked(await viewOf(desk, ctx, id, found.value)))
}

function masked(view: DirectView): DirectView {
  const { file, state } = view
  const { settled } = state
  return {
    ...view,
    file: { ...file, personal: maskedPerson(file.personal), dependants: file.dependants.map(maskedDependant) },
    materials: view.materials.map(line => ({
      ...line,
      scans: [],
      dependant: line.dependant && maskedDependant(line.dependant),
    })),
    state: { ...state, scans: [], ...(settled ? { settled: { ...settled, address: '' } } : {}) },
  }
}

/** Supervision needs the trade, the employer and where somebody comes from, not who it is. */
export function maskedPerson({ name, idNumber, phone, household, ...rest }: DirectPersonal): DirectPersonal {
  const { birthDate: _, employerPhone: __, ...shown } = rest
  const { province, city } = household ?? {}
  return {
    ...shown,
    ...(name === undefined ? {} : { name: maskName(name) }),
    ...(idNumber === undefined ? {} : { idNumber: maskIdNumber(idNumber) }),
    ...(phone === undefined ? {} : { phone: maskPhone(phone) }),
    household: { ...(province ? { province } : {}), ...(city ? { city } : {}) },
  }
}

export function maskedDependant({ birthDate: _, ...one }: DirectDependant): DirectDependant {
  return { ...one, name: maskName(one.name), idNumber: maskIdNumber(one.idNumber) }
}
