/** Problems of a pack on the terminal, each at its line, in a form that editors make clickable. */
import type { Problem } from '#policy'
import { complain } from '../text.ts'

/** Where a problem stands, from the project's root: `policies/foshan-2014-points/pack.yaml:12:5`. */
export function place(id: string, { file, line, column, at }: Problem): string {
  if (file === undefined) return `policies/${id} ${at}`
  const path = file.startsWith('../') ? `policies/${file.slice(3)}` : `policies/${id}/${file}`
  return line === undefined ? path : `${path}:${line}:${column ?? 1}`
}

/** One problem as three lines: place, Chinese, English. */
export function problemText(id: string, problem: Problem): string {
  const { message, hint, level } = problem
  const [zh, en] = level === 'warning' ? ['提醒', 'warning'] : ['错误', 'error']
  return [
    place(id, problem),
    `  ${zh}：${message.zh}${hint ? `。${hint.zh}` : ''}`,
    `  ${en}: ${message.en}${hint ? `; ${hint.en}` : ''}`,
    '',
  ].join('\n')
}

/** Prints them all, and how many there are; says whether the pack may be used in spite of them. */
export function tellProblems(id: string, problems: readonly Problem[]): boolean {
  for (const each of problems) process.stderr.write(problemText(id, each))
  const warnings = problems.filter(each => each.level === 'warning').length
  const errors = problems.length - warnings
  if (errors > 0) {
    complain('{id}：{errors} 处错误，{warnings} 处提醒。', '{id}: errors: {errors}, warnings: {warnings}.', {
      id,
      errors,
      warnings,
    })
  }
  return errors === 0
}
