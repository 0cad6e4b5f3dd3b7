/** Files made to exhaust memory are refused before anything walks through them. */
import { hint, problem } from '../check/problem.ts'
import type { Problem } from '../pack.ts'

/** Deeper than any rule a person writes; the shapes are checked by recursion, which has an end. */
const DEEPEST = 200
/** Entries and values of one file, what is written once and referred to often counted each time. */
const MOST = 1_000_000

/** What is too much about a file's content; undefined for every file a person wrote. */
export function excessOf(content: unknown, file: string): Problem | undefined {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: content, depth: 0 }]
  let count = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next
    count += 1
    if (depth > DEEPEST) return tooDeep(file)
    if (count > MOST) return tooLarge(file)
    if (typeof value !== 'object' || value === null) continue
    for (const each of Object.values(value)) waiting.push({ value: each, depth: depth + 1 })
  }
  return undefined
}

function tooDeep(file: string): Problem {
  const advice = hint(
    '把内层写进 definitions，用 use 引用',
    'put inner parts under definitions and refer to them with use',
  )
  return problem(
    'too_deep',
    file,
    `内容嵌套超过 ${DEEPEST} 层`,
    `the content is nested deeper than ${DEEPEST} levels`,
    advice,
  )
}

function tooLarge(file: string): Problem {
  const advice = hint('检查锚点（&、*）是否层层引用', 'look for anchors (& and *) that refer to one another')
  return problem('too_large', file, `内容超过 ${MOST} 项`, `the content has more than ${MOST} entries`, advice)
}
