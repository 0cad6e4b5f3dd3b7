import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import type { ReviewDeps } from '../desk.ts'
import type { Tasks } from '../record.ts'
import type { Download, ImportMode, ImportResult } from '../shapes.ts'
import { exportQueue } from './export.ts'
import { importFindings, type Upload } from './import.ts'
import { importReport, importResult } from './log.ts'

/** Many findings at once (FS-7), by Excel. */
export interface Excel {
  /** The open tasks of the reviewer's queue as an Excel file, a row a fact without a finding. */
  exportQueue(ctx: Ctx): Promise<Result<Download>>
  /** Records findings from that file. Refuses the whole file only where its columns or its form are wrong. */
  importFindings(ctx: Ctx, file: Upload, mode: ImportMode): Promise<Result<ImportResult>>
  /** What an earlier upload of the actor's own did. */
  importResult(ctx: Ctx, id: string): Promise<Result<ImportResult>>
  /** Its bad rows with a column that says what is wrong with each; can be corrected and uploaded again. */
  importReport(ctx: Ctx, id: string, lang?: 'zh' | 'en'): Promise<Result<Download>>
}

export function createExcel(platform: Platform, deps: ReviewDeps, tasks: Tasks): Excel {
  // A form sent twice at once: the second waits for the first one's answer instead of counting its rows as unchanged.
  const running = new Map<string, Promise<Result<ImportResult>>>()
  return {
    exportQueue: ctx => exportQueue(platform, deps, ctx),
    importFindings(ctx, file, mode) {
      const key = `${ctx.actor.id} ${ctx.commandId}`
      const upload =
        running.get(key) ?? importFindings(platform, deps, tasks, ctx, file, mode).finally(() => running.delete(key))
      running.set(key, upload)
      return upload
    },
    importResult: (ctx, id) => importResult(platform, ctx, id),
    importReport: (ctx, id, lang = 'zh') => importReport(platform, ctx, id, lang),
  }
}
