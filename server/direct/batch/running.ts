import type { Ctx } from '#platform/context.ts'
import type { Result } from '#platform/result.ts'
import type { BatchProgress, BatchResult, BatchRun } from '../contract.ts'

type Work = (report: (progress: BatchProgress) => void) => Promise<Result<BatchResult>>

/** Files that are being read, by who sent them and under which command: asked for by the page that waits. */
export interface Running {
  /** Begins the work, or joins the one begun under the same command; resolves when it is done or `patience` is over. */
  start(ctx: Ctx, work: Work, patience: number): Promise<Result<BatchResult> | undefined>
  look(ctx: Ctx, ticket: string): BatchRun | undefined
}

interface Run {
  progress: BatchProgress
  outcome?: BatchRun
  readonly finished: Promise<Result<BatchResult>>
}

/** Refusals remembered for whoever still waits; what was taken stands in the database and is forgotten here. */
const MOST = 200

/**
 * Kept in memory on purpose: what is half read when the server stops has stored nothing (one transaction), so there is
 * nothing to find again but that it did not happen.
 */
export function createRunning(): Running {
  const runs = new Map<string, Run>()
  const keyOf = (ctx: Ctx, ticket: string) => `${ctx.actor.id} ${ticket}`
  return {
    async start(ctx, work, patience) {
      const key = keyOf(ctx, ctx.commandId)
      const known = runs.get(key)
      // What was refused may be sent again, corrected.
      const run = known && !known.outcome ? known : begin(work, taken => taken && runs.delete(key))
      runs.set(key, run)
      forget(runs)
      return Promise.race([run.finished, later(patience)])
    },
    look(ctx, ticket) {
      const run = runs.get(keyOf(ctx, ticket))
      return run && (run.outcome ?? { state: 'running', progress: run.progress })
    },
  }
}

function begin(work: Work, ended: (taken: boolean) => void): Run {
  const run: Run = {
    progress: { stage: 'reading', done: 0, of: 0 },
    finished: work(progress => {
      run.progress = progress
    }),
  }
  run.finished.then(
    result => {
      run.outcome = { state: 'done', result }
      ended(result.ok)
    },
    // Whoever waits is thrown the error itself; whoever asks later learns that nothing was stored.
    () => {
      run.outcome = { state: 'lost' }
    },
  )
  return run
}

function forget(runs: Map<string, Run>): void {
  for (const [key, { outcome }] of runs) {
    if (runs.size <= MOST) return
    if (outcome) runs.delete(key)
  }
}

function later(milliseconds: number): Promise<undefined> {
  return new Promise(done => {
    setTimeout(() => done(undefined), milliseconds).unref()
  })
}
