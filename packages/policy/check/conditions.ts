/** Conditions nobody can meet or nobody can fail, and scores asked where there are none yet. */
import type { Condition, Node } from '../ast.ts'
import type { Pack, Problem } from '../pack.ts'
import { isCondition } from '../walk.ts'
import type { Place, Root } from './places.ts'
import { hint, meant, problem, unless, warning } from './problem.ts'
import { verdictOf } from './values.ts'

const WORDS = {
  never: {
    zh: '这个条件没有人能满足',
    en: 'nobody can meet this condition',
    hint: hint('检查数、选项，以及是否该用 any', 'check the numbers and options, and whether any was meant'),
  },
  always: {
    zh: '这个条件人人都满足',
    en: 'everybody meets this condition',
    hint: hint('检查数、选项，以及是否该用 all', 'check the numbers and options, and whether all was meant'),
  },
} as const

/** The deepest conditions of a rule that can never hold, or never fail. */
export function checkVerdicts(places: readonly Place[]): readonly Problem[] {
  const found: Problem[] = []
  // Children come after their parents: from the end, the deepest is told first and silences what stands above it.
  for (const { node, at, definitions } of places.toReversed()) {
    if (!isCondition(node) || found.some(each => each.at.startsWith(`${at}/`))) continue
    const verdict = verdictOf(node, definitions)
    if (!verdict) continue
    const words = WORDS[verdict]
    found.push(warning(verdict, at, words.zh, words.en, words.hint))
  }
  return found.toReversed()
}

function empty(node: Condition, at: string): readonly Problem[] {
  if (node.kind !== 'range') return []
  const { min, max, above, below } = node
  const lower = [min, above].filter(each => each !== undefined).length
  const upper = [max, below].filter(each => each !== undefined).length
  const what = hint(
    '以上用 min，以下用 max，超过用 above，不满用 below',
    'min and max include the number, above and below do not',
  )
  return [
    ...unless(lower + upper > 0, () => problem('range', at, '没有写范围', 'the range has no bound', what)),
    ...unless(lower < 2 && upper < 2, () =>
      problem('range', at, '同一边写了两个界限', 'one side has two bounds', what),
    ),
  ]
}

function scores(node: Extract<Node, { kind: 'scores' }>, pack: Pack, root: Root, at: string): readonly Problem[] {
  if (root.at.startsWith('threshold/'))
    return [
      problem(
        'scores',
        at,
        '分数线的例外里不能问得分',
        'an exemption from the threshold cannot ask for points',
        hint('写事实，例如 is、range', 'ask for facts, with is or range'),
      ),
    ]
  if (!root.gates)
    return [
      problem(
        'scores',
        at,
        '计分规则里不能再问得分（会绕成一圈）',
        'a rule that gives points cannot ask for points: that would be a circle',
        hint('把 scores 写在 conditions 或 routes 里', 'write scores among conditions or routes'),
      ),
    ]
  const [part, id, known] = node.indicator
    ? (['indicator', node.indicator, pack.indicators.map(each => each.id)] as const)
    : (['group', node.group ?? '', pack.groups.map(each => each.id)] as const)
  const zh = { indicator: '指标', group: '分组' }[part]
  return unless(known.includes(id), () =>
    problem(
      part,
      `${at}/${part}`,
      `没有${zh}「${id}」`,
      `there is no ${part} "${id}"`,
      meant(id, known, hint('检查拼写', 'check the spelling')),
    ),
  )
}

/** What a condition itself gets wrong, its facts left out. */
export function checkCondition({ node, at }: Place, pack: Pack, root: Root): readonly Problem[] {
  if (!isCondition(node)) return []
  return node.kind === 'scores' ? scores(node, pack, root, at) : empty(node, at)
}
