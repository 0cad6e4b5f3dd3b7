/** `luohu policy check [PACK…]` */
import type { Pack } from '#policy'
import { checkFolder, type Checked } from '../../policies/check.ts'
import { say } from '../text.ts'
import { tellProblems } from './problems.ts'

function tellOrder(id: string, pack: Pack, warnings: number): void {
  const order =
    warnings === 0
      ? { zh: '没有问题', en: 'in order' }
      : { zh: `可以使用，有 ${warnings} 处提醒`, en: `usable, warnings: ${warnings}` }
  say(
    '{id}：{zh}。{clauses} 条条款，{indicators} 项指标，{parameters} 个参数，其中 {standIns} 个是替代值，{empty} 个未公布分值。',
    '{id}: {en}. {clauses|clause|clauses}, {indicators|indicator|indicators}, {parameters|parameter|parameters}, of which {standIns|stands in|stand in} and {empty|has no published value|have no published value}.',
    {
      id,
      ...order,
      clauses: pack.clauses.length,
      indicators: pack.indicators.length,
      parameters: pack.parameters.length,
      standIns: pack.parameters.filter(each => each.source.standIn && each.value !== undefined).length,
      empty: pack.parameters.filter(each => each.value === undefined).length,
    },
  )
}

/** Checks one pack and says what it holds. */
export function checkOne(id: string): (Checked & { readonly pack: Pack }) | undefined {
  const { pack, problems, locate } = checkFolder(id)
  if (!tellProblems(id, problems) || !pack) return undefined
  tellOrder(id, pack, problems.length)
  return { pack, problems, locate }
}

/** 0 when every pack is in order, warnings apart. */
export function check(ids: readonly string[]): number {
  const found = ids.map(checkOne)
  return found.every(Boolean) ? 0 : 1
}
