/** `luohu policy …`: everything one does with the policy packs. */
import { packIds } from '../../policies/load.ts'
import { complain, type Text } from '../text.ts'

export const summary: Text = {
  zh: '规则包：检查（check）、运行示例（test）、新建（new）、分值表进出 Excel（tables）、比较改动的影响（simulate）、归档版本（freeze）、复算记录（replay）、编辑器补全（schema）',
  en: 'Policy packs: check them, test their examples, begin a new one, tables to Excel and back, simulate a change, freeze a version, replay a record, schemas for editors',
}

const USAGE: Text = {
  zh: `用法：
  npx luohu policy check|test|freeze [规则包…]          不写规则包就是全部
  npx luohu policy new 代号 [--title 名称] [--kind points|direct|awards]
  npx luohu policy tables 规则包 --out|--read 文件.xlsx
  npx luohu policy simulate --before 规则包 --after 规则包 --facts 文件.csv
  npx luohu policy replay 文件.json                     复算审计记录（npx luohu evaluate --for auditor）
  npx luohu policy schema [--write]
可用的规则包：{packs}`,
  en: `Usage:
  npx luohu policy check|test|freeze [PACK…]           all packs when none is named
  npx luohu policy new ID [--title TITLE] [--kind points|direct|awards]
  npx luohu policy tables PACK --out|--read FILE.xlsx
  npx luohu policy simulate --before PACK --after PACK --facts FILE.csv
  npx luohu policy replay FILE.json                    a record of npx luohu evaluate --for auditor
  npx luohu policy schema [--write]
The packs there are: {packs}`,
}

function usage(): number {
  complain(USAGE.zh, USAGE.en, { packs: packIds().join(' ') })
  return 2
}

/** Runs an action over the packs named, all of them when none is; undefined when one is unknown. */
async function overPacks(named: readonly string[], action: (ids: readonly string[]) => number): Promise<number> {
  const known = packIds()
  const unknown = named.filter(id => !known.includes(id))
  if (unknown.length > 0) {
    complain('没有规则包“{unknown}”。可用的规则包：{packs}', 'There is no pack “{unknown}”. The packs there are: {packs}', {
      unknown: unknown.join(' '), packs: known.join(' '),
    })
    return 2
  }
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
    case 'new':
      return (await import('../policy/new/index.ts')).start(rest)
    case 'schema':
      return (await import('../policy/schema.ts')).schema(rest)
    case 'tables':
      return (await import('../policy/tables/index.ts')).tables(rest, packIds())
    case 'replay':
      return (await import('../policy/replay.ts')).replayFile(rest[0])
    case 'simulate':
      return (await import('../policy/simulate.ts')).simulate(rest)
    default:
      return usage()
  }
}
