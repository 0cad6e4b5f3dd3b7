/** What is wrong with a cohort file, on the error stream. */
import type { Cohort, CohortFault } from '../../packages/policy/cohort/index.ts'
import type { Problem } from '../ranking/problem.ts'
import { complain } from '../text.ts'

/** So many wrong cells are shown; the others stand in the result file. */
const SHOWN = 20

export function tellProblems(problems: readonly Problem[]): void {
  for (const { zh, en, params } of problems.slice(0, SHOWN)) complain(zh, en, params)
  if (problems.length > SHOWN) complain('还有 {more} 处问题没有列出。', '{more} more are not listed.', { more: problems.length - SHOWN })
}

function tellFault({ at, message, hint }: CohortFault): void {
  const place = at === '' ? '' : `${at} · `
  complain(`${place}${message.zh}${hint ? `。${hint.zh}` : ''}`, `${place}${message.en}${hint ? `; ${hint.en}` : ''}`)
}

/** Warnings on one line, then the first wrong cells with their places. */
export function tellFaults({ faults }: Cohort): void {
  const missing = faults.warnings.filter(each => each.code === 'heading_missing').map(each => each.at)
  for (const each of faults.warnings) if (each.code !== 'heading_missing') tellFault(each)
  if (missing.length > 0) {
    complain('文件没有这些事实，按未知处理：{ids}', 'The file has no column for these facts, unknown for everybody: {ids}', { ids: missing.join(' ') })
  }
  for (const each of faults.list.slice(0, SHOWN)) tellFault(each)
  if (faults.count > SHOWN) {
    complain('还有 {more} 处错误，见结果文件的 error 列。', '{more} more wrong cells: see the column error of the result.', { more: faults.count - SHOWN })
  }
}
