import type { Ctx } from '#platform/context.ts'

/** How far the last export of an actor is. `total` is at least that many where `capped`. */
export interface ExportProgress {
  readonly done: number
  readonly total: number
  readonly capped: boolean
  /** ISO instant. */
  readonly since: string
  /** `stopped`: the download was broken off, or the register could no longer be read. */
  readonly state: 'running' | 'done' | 'stopped'
}

export interface Exports {
  /** The same rows, their number followed. */
  follow<T>(
    ctx: Pick<Ctx, 'actor' | 'now'>,
    total: { readonly count: number; readonly capped: boolean },
    rows: AsyncIterable<T>,
  ): AsyncGenerator<T>
  of(ctx: Pick<Ctx, 'actor'>): ExportProgress | undefined
}

/** Kept in memory: it says nothing that anybody needs after a restart, which breaks every download off. */
export function createExports(): Exports {
  const last = new Map<string, ExportProgress>()
  return {
    async *follow({ actor: { id }, now }, { count, capped }, rows) {
      const said = { total: count, capped, since: now }
      let done = 0
      let state: ExportProgress['state'] = 'stopped'
      last.set(id, { ...said, done, state: 'running' })
      try {
        for await (const row of rows) {
          done++
          if (done % 100 === 0) last.set(id, { ...said, done, state: 'running' })
          yield row
        }
        state = 'done'
      } finally {
        last.set(id, { ...said, done, state })
      }
    },
    of: ({ actor: { id } }) => last.get(id),
  }
}
