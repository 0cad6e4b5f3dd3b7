/** How far points can go: the threshold within reach, caps that can bite, numbers that can be stored. */
import type { Amount } from '../ast.ts'
import { amountOf, type Definitions } from '../environment.ts'
import { groupRanges, prepareGroups, totalRanges } from '../evaluate/totals.ts'
import { points } from '../interpret/index.ts'
import { NOTHING, plus } from '../interpret/ranges.ts'
import type { Pack, Problem } from '../pack.ts'
import type { PointsRange } from '../types.ts'
import { amountsOfRule, isCondition } from '../walk.ts'
import { formatPoints } from '../words.ts'
import { type Place, placesOf, rootsOf } from './places.ts'
import { hint, problem, unless, warning } from './problem.ts'

/** Points of any node must fit a 32-bit column. */
const MOST_POINTS = 2 ** 31 - 1

const known = (amounts: readonly Amount[], definitions: Definitions) =>
  amounts.every(each => amountOf(each, definitions) !== undefined)

/** A cap above everything the rule below it can give. */
function idle(
  at: string,
  range: PointsRange,
  limits: { most?: Amount | undefined; least?: Amount | undefined },
  definitions: Definitions,
): Problem[] {
  const most = limits.most && amountOf(limits.most, definitions)
  const least = limits.least && amountOf(limits.least, definitions)
  const found: Problem[] = []
  if (most !== undefined && least !== undefined && most < least)
    return [
      problem(
        'cap',
        at,
        '上限低于下限',
        'the upper limit lies below the lower',
        hint('对调两个数', 'change the two numbers over'),
      ),
    ]
  if (most !== undefined && range.max < most) {
    const [zh, en] = [
      `最高只能得 ${formatPoints(range.max)} 分`,
      `${formatPoints(range.max)} points at most are possible`,
    ]
    found.push(
      warning(
        'cap',
        `${at}/most`,
        `${zh}，封顶 ${formatPoints(most)} 分用不到`,
        `${en}: the cap of ${formatPoints(most)} is never reached`,
        hint('检查每单位分值和词汇表里的范围', "check the points and the fact's domain"),
      ),
    )
  }
  if (least !== undefined && range.min > least) {
    const [zh, en] = [
      `最低也有 ${formatPoints(range.min)} 分`,
      `${formatPoints(range.min)} points at least are certain`,
    ]
    found.push(warning('cap', `${at}/least`, `${zh}，下限用不到`, `${en}: the lower limit is never reached`))
  }
  return found
}

function checkCap({ node, at, definitions }: Place): readonly Problem[] {
  if (node.kind !== 'cap' || !known(amountsOfRule(node), definitions)) return []
  return idle(at, points(node.of, {}, definitions), node, definitions)
}

/** An alternative that another always beats. */
function checkBest({ node, at, definitions }: Place): readonly Problem[] {
  if (node.kind !== 'best' || !known(amountsOfRule(node), definitions)) return []
  const ranges = node.of.map(each => points(each, {}, definitions))
  return ranges.flatMap((range, index) =>
    unless(!ranges.some((other, place) => place !== index && other.min > range.max), () =>
      warning(
        'unreachable',
        `${at}/of/${index}`,
        '另一项总是更高，这一项从不被取用',
        'another alternative always gives more: this one never counts',
        hint('检查分值', 'check the points'),
      ),
    ),
  )
}

function checkSize({ node, at, definitions }: Place): readonly Problem[] {
  if (isCondition(node)) return []
  const { min, max } = points(node, {}, definitions)
  return unless(Math.max(Math.abs(min), Math.abs(max)) <= MOST_POINTS, () =>
    problem(
      'too_large',
      at,
      '分值大到无法储存',
      'points too large to store',
      hint('加封顶，或缩小事实的范围', 'cap them, or narrow the domain of the fact'),
    ),
  )
}

function checkGroups(pack: Pack, definitions: Definitions, lines: readonly PointsRange[]): readonly Problem[] {
  return prepareGroups(pack, definitions).flatMap(({ id, members }) => {
    const group = pack.groups.find(each => each.id === id)
    const rules = members.flatMap(index => pack.indicators[index]?.rule ?? [])
    if (!group || !known(rules.flatMap(amountsOfRule), definitions)) return []
    const sum = members.map(index => lines[index] ?? NOTHING).reduce(plus, NOTHING)
    return idle(`groups/${id}`, sum, group, definitions)
  })
}

/** For rules whose facts and numbers are in order. */
export function checkTotals(pack: Pack, definitions: Definitions): readonly Problem[] {
  const places = rootsOf(pack).flatMap(each => placesOf(each.node, each.at, definitions))
  const sizes = places.flatMap(checkSize)
  if (sizes.length > 0) return sizes
  const lines = pack.indicators.map(each => points(each.rule, {}, definitions))
  const [first = NOTHING] = totalRanges(pack, groupRanges(prepareGroups(pack, definitions), lines))
  const { threshold } = pack
  return [
    ...places.flatMap(each => [...checkCap(each), ...checkBest(each)]),
    ...checkGroups(pack, definitions, lines),
    ...unless(!threshold || (threshold.points > 0 && first.max >= threshold.points), () =>
      problem(
        'threshold',
        'threshold/points',
        `最高只能得 ${formatPoints(first.max)} 分，达不到门槛`,
        `at most ${formatPoints(first.max)} points can be reached, below the threshold`,
        hint('补上缺少的分值，或检查门槛', 'fill in the values that are missing, or check the threshold'),
      ),
    ),
  ]
}
