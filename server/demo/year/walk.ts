import { civilDate } from '#calendar'
import type { Actor } from '#platform/access.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { describe } from '#platform/errors/index.ts'
import type { Result } from '#platform/result.ts'
import type { Services } from '#server/services.ts'
import type { Random } from '../random.ts'

/** Invented staff of one district who walk a round through its stages. */
export interface Staff {
  clerk(town: string): Actor
  reviewer(department: string): Actor
  /** Prepares: freezes the ranking. */
  readonly officer: Actor
  /** Approves: publishes, answers objections, issues cards. */
  readonly approver: Actor
  readonly police: Actor
}

/** What the stages of an invented year work with. */
export interface Walk {
  readonly services: Services
  readonly staff: Staff
  readonly district: string
  readonly year: number
  readonly random: Random
  /** Makes it that instant for whatever reads the platform's clock. */
  setClock(instant: string): void
  /** A context whose ids come from the seed. `label` makes the command's id: the same step twice is one step. */
  ctx(actor: Actor, instant: string, label: string): Ctx
  /** How far a long stage is. */
  progress(stage: Stage, done: number, of: number): void
}

export type Stage = 'apply' | 'review' | 'rank' | 'notice' | 'cards' | 'settle'

/** A platform whose clock the walk sets. */
export function clockOf(platform: Platform): { readonly platform: Platform; readonly clock: Clock & { set(instant: string): void } } {
  let now = platform.clock.now()
  const clock = {
    now: () => now,
    set: (instant: string) => { now = instant },
    moveTo: async (instant: string) => { now = instant },
  }
  return { platform: { ...platform, clock }, clock }
}

export function contextMaker(random: Random, run: string): Walk['ctx'] {
  return (actor, now, label) => {
    const ids = random.fork(`ids ${label}`)
    return { actor, now, today: civilDate(now), commandId: `${run}:${label}`, newId: () => ids.uuid(now) }
  }
}

/** The value of a step that must not be refused: an invented year knows its rules. */
export function must<T>(result: Result<T>, step: string): T {
  if (result.ok) return result.value
  throw new Error(`${step}: ${result.refusals.map(refusal => `${refusal.code} ${refusal.field ?? ''} ${describe(refusal, 'zh')}`).join('; ')}`)
}

/** Runs `work` over a list, so many at a time, in order of start. */
export async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, async () => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at]
      if (item !== undefined) await work(item)
    }
  }))
}
