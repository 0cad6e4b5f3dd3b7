import type { TieRuleId } from '#policy'
import { morning } from './decide.ts'
import { must, type Walk } from './walk.ts'

/** The officer prepares and opens the round of the walk's year, the day after the text came into force. Returns its id. */
export async function openRound(walk: Walk, { quota, tie }: { readonly quota: number; readonly tie: TieRuleId }): Promise<string> {
  const { district, year, services: { rounds }, staff: { officer } } = walk
  const at = morning(`${year}-04-17`)
  walk.setClock(at)
  const prepared = must(await rounds.prepare(walk.ctx(officer, at, 'prepare'), { district, year }), 'prepare')
  const settings = { quota, tie, cutoffDayCounts: 'next_round', returned: 'kept', parameters: {} } as const
  must(await rounds.open(walk.ctx(officer, at, 'open'), prepared.id, settings), 'open')
  return prepared.id
}
