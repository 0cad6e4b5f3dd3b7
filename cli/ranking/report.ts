import { decidingKeys, type GroupOutcome } from '../../packages/policy/ranking/index.ts'
import { complain, say } from '../text.ts'
import type { RankCommand } from './options.ts'
import type { Problem } from './problem.ts'
import type { Table } from './table.ts'

/** So many problems are shown. */
const SHOWN = 20

/** Prints problems, the first twenty of them, and that nothing was written. */
export function showProblems(problems: readonly Problem[]): void {
  for (const { zh, en, params } of problems.slice(0, SHOWN)) complain(zh, en, params)
  if (problems.length > SHOWN) {
    complain('还有 {more} 处问题没有列出。', '{more} more are not listed.', { more: problems.length - SHOWN })
  }
  complain('没有写出任何文件。', 'Nothing was written.')
}

/** Prints, for every group, how many are in and at what cut-off. */
export function report(
  command: RankCommand, table: Table, groups: readonly GroupOutcome[], names: readonly string[],
): void {
  const deciding = command.keys.slice(0, decidingKeys(command.ties, command.keys.length))
  if (deciding.length < command.keys.length) {
    say('同分规则 {ties} 只按 {column} 定名次和是否入围，其余条件只决定同分者的排列先后。',
      'Rule {ties}: {column} alone gives rank and admission; further keys only order the rows of a tie.',
      { ties: command.ties, column: deciding[0]?.column ?? '' })
  }
  for (const outcome of groups) {
    const name = names[outcome.group] ?? ''
    if (command.group !== undefined) say('【{name}】', '[{name}]', { name })
    showCounts(command, outcome)
    const last = outcome.cutOff ?? 0
    showCutOff(outcome, deciding.map((key, at) => `${key.column} = ${table.columns[at + 1]?.[last] ?? ''}`))
  }
  say('结果已写入 {out}。', 'Written to {out}.', { out: command.out })
}

function showCounts({ ties }: RankCommand, { rows, quota, admitted, tied }: GroupOutcome): void {
  say('共 {rows} 行，名额 {quota} 个，入围 {admitted} 人。', '{rows|row|rows}, quota {quota}, {admitted} admitted.',
    { rows, quota, admitted })
  if (tied === 0) return
  if (ties === 'none-in') {
    say('名额末位处有 {tied} 人同分，名额不够，均未入围。',
      '{tied} rows tie where the quota ends; it does not hold them all, so none is admitted.', { tied })
  } else if (ties === 'chain-earliest') {
    say('请注意：名额末位处有 {tied} 人各项排序条件完全相同，已按名单中的先后（视为申请先后）取至名额为止。要以别的条件区分，请在 --key 中再加一项。',
      'Mind: {tied} rows are equal in every key where the quota ends; those earlier in the file were taken, its order read as the order of filing. To tell them apart otherwise, add a key to --key.',
      { tied })
  } else {
    say('名额末位处有 {tied} 人同分，一并入围，超出名额 {over} 人。',
      '{tied} rows tie where the quota ends and are all admitted: {over} above the quota.',
      { tied, over: admitted - quota })
  }
}

function showCutOff({ cutOff }: GroupOutcome, keys: readonly string[]): void {
  if (cutOff === undefined) say('无人入围，没有入围线。', 'Nobody is admitted: there is no cut-off.')
  else say('入围线：{keys}', 'Cut-off: {keys}', { keys: keys.join(', ') })
}
