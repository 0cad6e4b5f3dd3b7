import type { Pack } from '#policy'
import type { Ctx } from '#platform/context.ts'
import type { Vault } from '#platform/crypto.ts'
import type { Refusal, Result } from '#platform/result.ts'
import { ok, refuse } from '#platform/result.ts'
import { factOf } from '../decide.ts'
import { LONGEST_REASON, recordCommand, type Tasks } from '../record.ts'
import type { Claims, FindingInput, TaskState, Verdict } from '../types.ts'
import { establish, parseValue, verdictNames, verdicts } from '../verdicts.ts'
import type { FilledRow } from './rows.ts'

export interface OwnTask {
  readonly id: string
  readonly state: TaskState
  readonly claims: Claims
}

/** What a row means for its task: a finding to record, or nothing new. Refuses whatever a page would refuse. */
export function judgeRow(
  row: FilledRow, task: OwnTask, pack: Pack, tasks: Tasks, ctx: Ctx, vault: Vault,
): Result<FindingInput | 'unchanged'> {
  if (row.number !== task.state.number)
    return refuse('sheet.number_differs', { field: 'number', params: { number: task.state.number } })
  const input = inputOf(row, pack)
  if (!input.ok) return input
  const stored = task.state.facts.find(({ fact }) => fact === row.fact)
  const fact = factOf(pack, row.fact)
  if (fact && stored?.finding && !stored.recheck) {
    const said = establish(fact, task.claims[row.fact], input.value.verdict, input.value.value)
    const same = said.ok && stored.finding.verdict === input.value.verdict && stored.finding.value === said.value
    return same ? ok('unchanged') : refuse('sheet.already_recorded', { field: 'verdict' })
  }
  const decided = tasks.decide(task.state, recordCommand(vault, task.state, [input.value], task.claims), ctx)
  return decided.ok ? input : { ok: false, refusals: decided.refusals.map(refusal => columnOf(refusal)) }
}

function inputOf(row: FilledRow, pack: Pack): Result<FindingInput> {
  const fact = factOf(pack, row.fact)
  if (!fact) return refuse('review.other_fact', { field: 'fact', params: { fact: row.fact } })
  if (row.verdict === '') return refuse('sheet.incomplete', { field: 'verdict' })
  const verdict = verdictOf(row.verdict)
  if (!verdict) return refuse('review.verdict', { field: 'verdict' })
  if (row.reason.length > LONGEST_REASON)
    return refuse('field.too_long', { field: 'reason', params: { max: LONGEST_REASON } })
  const value = row.value === '' ? ok(undefined) : parseValue(fact, row.value)
  return value.ok ? ok({ fact: fact.id, verdict, value: value.value, reason: row.reason }) : value
}

function verdictOf(text: string): Verdict | undefined {
  const typed = text.normalize('NFKC').toLowerCase()
  return verdicts.find(verdict =>
    ([verdict, verdictNames[verdict].zh, verdictNames[verdict].en] as string[]).includes(typed),
  )
}

/** A page's field `blood_donations.reason` is a sheet's column `reason`. */
function columnOf(refusal: Refusal): Refusal {
  const field = refusal.field?.split('.')[1]
  const { field: _, ...rest } = refusal
  return field ? { ...rest, field } : rest
}
