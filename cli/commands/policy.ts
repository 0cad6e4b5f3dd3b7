/** `luohu policy check [PACK…]` and `luohu policy test [PACK…]`. */
import { checkPack, type Problem, runExamples, unreached } from '#policy'
import { loadPack, PackError, packIds } from '../../policies/load.ts'
import { complain, say, type Text } from '../text.ts'

export const summary: Text = {
  zh: '检查规则包（check）、运行示例（test）',
  en: 'Check the policy packs (check), run their worked examples (test)',
}

const USAGE: Text = {
  zh: '用法：luohu policy check|test [规则包…]，不写规则包就是全部。可用：{packs}',
  en: 'Usage: luohu policy check|test [PACK…], all packs when none is named. There are: {packs}',
}

/** Carries the command out; 0 when every pack is in order, 1 when one is not, 2 for wrong arguments. */
export async function run(args: string[]): Promise<number> {
  const [action, ...named] = args
  const known = packIds()
  const wrong = named.some(id => !known.includes(id))
  if ((action !== 'check' && action !== 'test') || wrong) {
    complain(USAGE.zh, USAGE.en, { packs: known.join(' ') })
    return 2
  }
  const each = action === 'check' ? checkOne : testOne
  const results = (named.length > 0 ? named : known).map(each)
  return results.every(Boolean) ? 0 : 1
}

function complainAbout(id: string, problems: readonly Problem[]): boolean {
  for (const problem of problems) {
    complain(`${id} · ${problem.at}：${problem.message.zh}`, `${id} · ${problem.at}: ${problem.message.en}`)
  }
  return false
}

function checkOne(id: string): boolean {
  try {
    const pack = loadPack(id)
    const problems = checkPack(pack)
    if (problems.length > 0) return complainAbout(id, problems)
    const counts = {
      id,
      clauses: pack.clauses.length,
      indicators: pack.indicators.length,
      parameters: pack.parameters.length,
      standIns: pack.parameters.filter(each => each.source.standIn && each.value !== undefined).length,
      empty: pack.parameters.filter(each => each.value === undefined).length,
    }
    say(
      '{id}：没有问题。{clauses} 条条款，{indicators} 项指标，{parameters} 个参数，其中 {standIns} 个是替代值，{empty} 个未公布分值。',
      '{id}: in order. {clauses} clauses, {indicators} indicators, {parameters} parameters, of which {standIns} stand in and {empty} have no published value.',
      counts,
    )
    return true
  } catch (error) {
    if (error instanceof PackError) return complainAbout(id, error.problems)
    throw error
  }
}

function testOne(id: string): boolean {
  if (!checkOne(id)) return false
  const pack = loadPack(id)
  const failed = runExamples(pack).filter(each => each.differences.length > 0)
  for (const { example, differences } of failed) {
    complain(
      `${id} · 示例「${example.title.zh}」（${example.id}）不符：`,
      `${id} · the example "${example.title.en}" (${example.id}) does not hold:`,
    )
    process.stderr.write(`${differences.map(each => `  ${each}`).join('\n')}\n`)
  }
  say('{id}：{all} 个示例，{failed} 个不符。', '{id}: {all} examples, {failed} do not hold.', {
    id,
    all: pack.examples.length,
    failed: failed.length,
  })
  const rest = unreached(pack)
  if (rest.length > 0) say('没有示例涉及：{rest}', 'No example reaches: {rest}', { rest: rest.join(' ') })
  return failed.length === 0
}
