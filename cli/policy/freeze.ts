/** `luohu policy freeze [PACK…]` */
import { join } from 'node:path'
import { freeze as keep } from '../../policies/archive.ts'
import { complain, say } from '../text.ts'
import { checkOne } from './check.ts'

const POLICIES = join(import.meta.dirname, '../../policies')

function freezeOne(id: string): boolean {
  const checked = checkOne(id)
  if (!checked) return false
  const { version } = checked.pack
  const params = { id, version }
  if (checked.problems.some(each => each.code === 'blank')) {
    complain('{id}：还有待填写的地方，不能归档。', '{id}: some lines are still blank; it is not archived.', params)
    return false
  }
  const done = keep(POLICIES, checked.pack)
  if (done === 'changed') {
    complain(
      '{id}：版本 {version} 已经归档，内容却变了。请提高 pack.yaml 的 version。',
      '{id}: version {version} is archived already, but the pack has changed since. Raise version in pack.yaml.',
      params,
    )
    return false
  }
  if (done === 'written') say('{id}：版本 {version} 已归档。', '{id}: version {version} is archived.', params)
  else
    say('{id}：版本 {version} 早已归档，没有变化。', '{id}: version {version} was archived before, unchanged.', params)
  return true
}

/** Keeps the version of each pack; 0 when all are kept. */
export function freeze(ids: readonly string[]): number {
  const found = ids.map(freezeOne)
  return found.every(Boolean) ? 0 : 1
}
