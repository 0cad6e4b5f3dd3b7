import type { Pack } from '#policy'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll } from '#platform/result.ts'
import type { DirectCommand } from './commands.ts'
import { unknownMaterials } from './decide-intake.ts'
import type { Decided } from './decide-parts.ts'
import type { DirectState } from './types.ts'

/** Pictures of one material. */
const MOST_SCANS = 6

export function scan(pack: Pack, state: DirectState, command: Extract<DirectCommand, { kind: 'scan' }>): Decided {
  const { kind: _, ...scanned } = command
  const there = state.scans.filter(
    ({ document, dependant }) => document === command.document && dependant === command.dependant,
  )
  if (there.length >= MOST_SCANS) return refuse('direct.too_many_scans', { field: 'file', params: { max: MOST_SCANS } })
  return refuseAll(unknownMaterials(pack, [command])) ?? ok([{ kind: 'direct.scanned', ...scanned }])
}

/** Each takes back their own, until the window has compared it with the original: from then on it is what was decided by. */
export function unscan(
  state: DirectState,
  command: Extract<DirectCommand, { kind: 'unscan' }>,
  { actor }: Ctx,
): Decided {
  const found = state.scans.find(({ id }) => id === command.scan)
  if (!found) return refuse('object.not_found')
  const ticked = state.materials.find(
    ({ document, dependant }) => document === found.document && dependant === found.dependant,
  )
  if (ticked?.originalSeen) return refuse('direct.scan_compared', { field: 'file' })
  const applicants = found.by === undefined || found.by === state.owner
  if ((actor.role === 'citizen') !== applicants) return refuse('direct.scan_of_another', { field: 'file' })
  return ok([{ kind: 'direct.scan_removed', scan: found.id }])
}
