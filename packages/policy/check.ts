/** What is wrong with a pack, found without evaluating anybody. */
import type { Pack, Problem } from './pack.ts'

/** Empty when the pack may be used. The clause rule first: what cites no published clause is refused. */
export function checkPack(pack: Pack): readonly Problem[] {
  return pack.clauses.length === 0 ? [{ code: 'clauses', at: 'clauses', message: { zh: '没有条款', en: 'no clauses' } }] : []
}
