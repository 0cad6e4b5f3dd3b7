/** `luohu policy …`: everything one does with the policy packs. */
import { packIds } from '../../policies/load.ts'
import { complain, type Text } from '../text.ts'

export const summary: Text = {
  zh: '规则包：检查（check）、运行示例（test）',
  en: 'Policy packs: check them (check), run their worked examples (test)',
}

const USAGE: Text = {
  zh: '用法：luohu policy check|test [规则包…]，不写规则包就是全部。可用：{packs}',
  en: 'Usage: luohu policy check|test [PACK…], all packs when none is named. There are: {packs}',
}

function usage(): number {
  complain(USAGE.zh, USAGE.en, { packs: packIds().join(' ') })
  return 2
}

/** Runs an action over the packs named, all of them when none is; undefined when one is unknown. */
async function overPacks(named: readonly string[], action: (ids: readonly string[]) => number): Promise<number> {
  const known = packIds()
  if (named.some(id => !known.includes(id))) return usage()
  return action(named.length > 0 ? named : known)
}

/** Carries the command out; 0 when all is in order, 1 when something is wrong, 2 for wrong arguments. */
export async function run(args: string[]): Promise<number> {
  const [action, ...rest] = args
  // Each part is only loaded when it is asked for.
  switch (action) {
    case 'check':
      return overPacks(rest, (await import('../policy/check.ts')).check)
    case 'test':
      return overPacks(rest, (await import('../policy/test.ts')).test)
    case 'freeze':
      return overPacks(rest, (await import('../policy/freeze.ts')).freeze)
    case 'schema':
      return (await import('../policy/schema.ts')).schema(rest)
    case 'tables':
      return (await import('../policy/tables/index.ts')).tables(rest, packIds())
    default:
      return usage()
  }
}
