/** `luohu policy test [PACK…]` */
import { coverage, type Pack, type Problem, runExamples } from '#policy'
import { complain, say } from '../text.ts'
import { checkOne } from './check.ts'
import { place } from './problems.ts'

/** How many of the pack's examples do not hold; each is told. */
function failures(id: string, pack: Pack): number {
  const failed = runExamples(pack).filter(each => each.differences.length > 0)
  for (const { example, differences } of failed) {
    complain(
      `${id} · 示例「${example.title.zh}」（${example.id}）不符：`,
      `${id} · the example "${example.title.en}" (${example.id}) does not hold:`,
    )
    process.stderr.write(`${differences.map(each => `  ${each}`).join('\n')}\n`)
  }
  say('{id}：{all} 个示例，{failed} 个不符。', '{id}: {all|example|examples}, {failed|does not hold|do not hold}.', {
    id,
    all: pack.examples.length,
    failed: failed.length,
  })
  return failed.length
}

function tellCoverage(id: string, pack: Pack, locate: (problem: Problem) => Problem): void {
  const { parts, unreached } = coverage(pack)
  const reached = parts.length - unreached.length
  const percent = parts.length === 0 ? 100 : Math.floor((100 * reached) / parts.length)
  say(
    '{id}：示例涉及 {all} 处规则中的 {reached} 处（{percent}%）。',
    '{id}: the examples reach {reached} of {all} parts of the rules ({percent} %).',
    { id, reached, all: parts.length, percent },
  )
  if (unreached.length === 0) return
  say('没有示例涉及：', 'No example reaches:')
  for (const at of unreached) {
    const found = locate({ code: 'unreached', at, message: { zh: '', en: '' } })
    process.stdout.write(`  ${place(id, found)}  ${at}\n`)
  }
}

function testOne(id: string): boolean {
  const checked = checkOne(id)
  if (!checked) return false
  const failed = failures(id, checked.pack)
  tellCoverage(id, checked.pack, checked.locate)
  return failed === 0
}

/** 0 when every example of every pack holds. What no example reaches is told but is no error. */
export function test(ids: readonly string[]): number {
  const found = ids.map(testOne)
  return found.every(Boolean) ? 0 : 1
}
