import type { Issue, ReportState } from './types.ts'

/** What stands signed: the last issue, unless the bureau gave it back. */
export function standing(report: Pick<ReportState, 'issues'> | undefined): Issue | undefined {
  const last = report?.issues.at(-1)
  return last?.returned ? undefined : last
}
