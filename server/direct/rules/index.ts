import { dongguan } from './dongguan.ts'
import { jiangmen } from './jiangmen.ts'
import { qingyuan } from './qingyuan.ts'
import type { DirectRules } from './types.ts'

export type { DirectRules, FamilyRule } from './types.ts'

const all: readonly DirectRules[] = [qingyuan, dongguan, jiangmen]

/** The procedure of a pack; undefined for a pack nobody is settled under directly. */
export function rulesOf(pack: string): DirectRules | undefined {
  return all.find(rules => rules.pack === pack)
}
