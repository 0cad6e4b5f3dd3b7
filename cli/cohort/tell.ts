/** What is wrong with a cohort file, on the error stream. */
import { type Pack, validityOn } from '#policy'
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

/** Says so when a pack was not in force on the day it is evaluated for. */
export function tellValidity(pack: Pack, on: string): void {
  const validity = validityOn(pack, on)
  const { from, to = '' } = pack.validity
  if (validity === 'not_yet') {
    complain('{id} 自 {from} 起施行，{on} 尚未施行。', '{id} is in force from {from}: not yet on {on}.', { id: pack.id, from, on })
  }
  if (validity === 'expired') {
    complain('{id} 已于 {to} 失效，按 {on} 计算的结果仅供参考。需要时用 --on 指定日期。',
      '{id} expired on {to}: what it gives on {on} has no effect. Name another day with --on.', { id: pack.id, to, on })
  }
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
