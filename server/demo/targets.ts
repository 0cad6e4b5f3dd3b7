import type { StaffRow } from '#server/accounts/index.ts'
import type { Services } from '#server/services.ts'
import { ANNEX_1, ANNEX_1_OF } from '#server/targets/index.ts'
import { createRandom } from './random.ts'
import { contextMaker, must } from './year/walk.ts'

/** The day after the document's issue, on which the bureau enters its annex. */
const ENTERED = '2012-07-31T02:00:00.000Z'

/** Annex 1 as the document prints it, entered by the bureau of the city it belongs to (QY-10). Once. */
export async function enterTargets({ targets, platform }: Services, staff: readonly StaffRow[]): Promise<void> {
  const bureau = staff.find(({ role }) => role === 'bureau')
  if (platform.city !== ANNEX_1_OF.city || !bureau) return
  const { id, name } = bureau
  const ctx = contextMaker(createRandom('targets'), 'demo')(
    { id, name, role: 'bureau', city: platform.city },
    ENTERED,
    'targets',
  )
  const { pack, year } = ANNEX_1_OF
  const read = await targets.readText(ctx, ANNEX_1, year)
  if (!read.ok) throw new Error('annex 1 cannot be read')
  must(await targets.set(ctx, { pack, year, table: read.value.table, reason: '', from: 'paste' }), 'annex 1')
}
