/** `luohu policy test [PACK…]` */
import { runExamples, unreached } from '#policy'
import { complain, say } from '../text.ts'
import { checkOne } from './check.ts'

function testOne(id: string): boolean {
  const pack = checkOne(id)
  if (!pack) return false
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

/** 0 when every example of every pack holds. */
export function test(ids: readonly string[]): number {
  const found = ids.map(testOne)
  return found.every(Boolean) ? 0 : 1
}
