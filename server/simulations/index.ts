import type { Pack } from '#policy'
import { changed, changesInWords, FEWEST } from '../../packages/policy/simulate/index.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { authorise, permit } from '#platform/reads.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import type { Packs } from '#server/packs/index.ts'
import type { Rankings } from '#server/ranking/index.ts'
import type { RoundRow, Rounds } from '#server/rounds/index.ts'
import { wrongDay, wrongSide } from './check.ts'
import type { Task, TaskAnswer, TaskSide } from './task.ts'
import { createThreads, SECONDS, type Threads } from './threads.ts'
import {
  MAX_COHORT_MB, type RoundChoice, type SideInput, type SideTold, type SimulationInput, type SimulationResult,
} from './types.ts'

export type * from './types.ts'
export { MAX_COHORT_MB } from './types.ts'

/** What a change of the rules would do to a stored round or a list, as counts. Nothing about anyone is kept. */
export interface Simulations {
  /** So large may an uploaded list be, in MB. */
  readonly maxMb: number
  /** Rounds of the officer's district (the bureau's city) with accepted applications, newest first. */
  rounds(ctx: Ctx): Promise<Result<readonly RoundChoice[]>>
  /** Reads the cohort and compares. Reading a round is recorded as a read of it. */
  simulate(ctx: Ctx, input: SimulationInput): Promise<Result<SimulationResult>>
}

export interface SimulationDeps {
  readonly packs: Packs
  readonly rounds: Rounds
  readonly rankings: Pick<Rankings, 'findings' | 'accepted'>
}

interface Desk {
  readonly platform: Platform
  readonly deps: SimulationDeps
  readonly threads: Threads
}

export function createSimulations(platform: Platform, deps: SimulationDeps): Simulations {
  const desk: Desk = { platform, deps, threads: createThreads() }
  return {
    maxMb: MAX_COHORT_MB,
    rounds: ctx => roundChoices(desk, ctx),
    simulate: (ctx, input) => ('round' in input.cohort ? overRound(desk, ctx, input, input.cohort.round) : overFile(desk, ctx, input, input.cohort.bytes)),
  }
}

async function roundChoices({ platform, deps }: Desk, ctx: Ctx): Promise<Result<readonly RoundChoice[]>> {
  const { city } = platform
  const { district } = ctx.actor
  const allowed = await permit(platform, ctx, 'policy.simulate', { city, district })
  if (!allowed.ok) return allowed
  const rows = await deps.rounds.list(district === undefined ? {} : { district })
  const choices = await Promise.all(rows.map(async ({ id, state }): Promise<RoundChoice> => ({
    id, district: state.district, year: state.year, pack: state.pack, quota: state.quota, people: await deps.rankings.accepted(id),
  })))
  return ok(choices.filter(each => each.people > 0))
}

interface Sides {
  readonly before: TaskSide
  readonly after: TaskSide
  readonly told: { readonly before: SideTold; readonly after: SideTold }
}

function sideOf({ changes, quota, tie }: SideInput, pack: Pack): { readonly side: TaskSide; readonly told: SideTold } {
  const made = changed(pack, changes)
  return {
    side: { ...made, quota, tie },
    told: { title: pack.title, pack: pack.id, version: pack.version, changes: changesInWords(pack, changes) },
  }
}

/** Both versions, or everything that is wrong with them. */
function readSides({ packs }: SimulationDeps, { before, after, on }: SimulationInput): Result<Sides> {
  const found = [before, after].map(each => packs.find(each.pack, each.version))
  const [a, b] = found
  if (!a || !b) return refuse('simulations.pack', { field: a ? 'after.pack' : 'before.pack' })
  const wrong = refuseAll([...wrongDay(on), ...wrongSide('before', before, a), ...wrongSide('after', after, b)])
  if (wrong) return wrong
  const [first, second] = [sideOf(before, a), sideOf(after, b)]
  return ok({ before: first.side, after: second.side, told: { before: first.told, after: second.told } })
}

/** A round is simulated from what it is: its pinned rules, its parameters, quota and tie rule. */
function ofRound({ state }: RoundRow, packs: Packs): SideInput {
  const { pack, packVersion, parameters, quota, tie } = state
  const version = packs.find(pack, packVersion) ? { version: packVersion } : {}
  return { pack, ...version, changes: parameters, quota, tie }
}

async function overRound(desk: Desk, ctx: Ctx, input: SimulationInput, id: string): Promise<Result<SimulationResult>> {
  const { platform, deps } = desk
  const round = await deps.rounds.get(id)
  if (!round) return refuse('object.not_found')
  const allowed = await authorise(platform, ctx, 'policy.simulate', { city: platform.city, district: round.state.district }, id)
  if (!allowed.ok) return allowed
  const whole = { ...input, before: ofRound(round, deps.packs) }
  const sides = readSides(deps, whole)
  if (!sides.ok) return sides
  const findings = await deps.rankings.findings(id)
  const cohort = {
    facts: findings.map(each => each.facts), towns: findings.map(each => each.town),
    submitted: Float64Array.from(findings, each => Date.parse(each.submittedAt)),
  }
  return compare(desk, whole, sides.value, cohort)
}

async function overFile(desk: Desk, ctx: Ctx, input: SimulationInput, bytes: Uint8Array): Promise<Result<SimulationResult>> {
  const { platform } = desk
  const allowed = await permit(platform, ctx, 'policy.simulate', { city: platform.city, district: ctx.actor.district })
  if (!allowed.ok) return allowed
  const sides = readSides(desk.deps, input)
  const file = wrongFile(bytes)
  if (!sides.ok || file) return refuseAll([...(file ? [file] : []), ...(sides.ok ? [] : sides.refusals)]) ?? refuse('simulations.choose_file')
  return compare(desk, input, sides.value, { bytes })
}

function wrongFile(bytes: Uint8Array): Refusal | undefined {
  if (bytes.byteLength === 0) return { code: 'simulations.choose_file', field: 'file' }
  if (bytes.byteLength <= MAX_COHORT_MB * 1024 * 1024) return undefined
  return { code: 'simulations.too_large', field: 'file', params: { max: MAX_COHORT_MB } }
}

async function compare(desk: Desk, { on, by }: SimulationInput, { before, after, told }: Sides, cohort: Task['cohort']): Promise<Result<SimulationResult>> {
  const answer = await desk.threads.run({ before, after, on, by, cohort })
  if (answer === 'busy') return refuse('simulations.busy')
  if (answer === 'stopped') return refuse('simulations.stopped', { params: { seconds: SECONDS } })
  const { comparison, faults, wrong, people } = answer
  if (answer.refused) return { ok: false, refusals: refusedFile(answer) }
  if (!comparison) return refuse('simulations.too_few', { params: { people, least: FEWEST } })
  return ok({ comparison, ...told, faults, wrong, on })
}

const NOTHING = { zh: '', en: '' }

/** What is wrong with the headings, or what stopped the reading, each with its place. */
function refusedFile({ faults }: TaskAnswer): Refusal[] {
  return faults.map(({ at, message, hint }): Refusal => ({
    code: 'simulations.file', field: 'file',
    params: { place: at === '' ? '' : { zh: `${at}：`, en: `${at}: ` }, what: message, todo: hint ? { zh: `${hint.zh}。`, en: `${capital(hint.en)}.` } : NOTHING },
  }))
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
