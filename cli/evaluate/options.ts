import process from 'node:process'
import { listOf, readOptions } from '../cohort/options.ts'
import { fine, wrong, type Outcome } from '../ranking/problem.ts'

export type Language = 'zh' | 'en'

const READERS = ['applicant', 'officer', 'legislator', 'auditor'] as const
export type Reader = (typeof READERS)[number]

export interface EvaluateCommand {
  readonly pack: string
  readonly facts: string
  readonly on: string | undefined
  readonly out: string | undefined
  readonly parameters: string | undefined
  readonly json: boolean
  /** Only findings score: what is not known gives nothing. */
  readonly settled: boolean
  readonly keep: readonly string[]
  /** Whom one person's answer is told to. */
  readonly reader: Reader
  /** The languages the answer is told in. */
  readonly languages: readonly Language[]
}

export const HELP = `用法 Usage
  npx luohu evaluate --pack ID --facts FILE.json|FILE.csv [--on YYYY-MM-DD] [--out FILE]
                 [--parameters FILE.json] [--settled] [--json] [--for READER]
                 [--language zh|en] [--keep COLUMN,…]

按一个规则包计算。JSON（一个人或一组人）给出逐项说明；CSV（一行一个人）写出结果、总分和各指标得分。
Evaluates people by a policy pack. JSON (one person or an array) is explained line by line; CSV (a row a person) becomes
a CSV with outcome, totals and points by indicator.

  --pack ID          规则包                                  the policy pack
  --facts FILE       事实。CSV 的列名是事实编号或名称；空白就是未知，不当作“没有”
                     facts; headings of a CSV are ids or names of facts. Empty is not known, never “no”
  --on DAY           按哪一天计算（默认今天）：年龄、近五年等从日期推算
                     the day of evaluation (default today), on which ages and the like follow from dates
  --out FILE         结果文件（默认输出到屏幕）              the result (default: standard output)
  --parameters FILE  改用的数值：{"blood_per_time": 3, "threshold": 65, "education.4": 85}
                     other numbers: parameters, the threshold, the n-th number of an indicator's table
  --settled          未知的不得分（只有核查结论计分）          what is not known gives nothing, as in a ranking
  --json             输出 JSON，不写成句子                    JSON instead of sentences
  --for READER       applicant 申请人（默认）· officer 经办人：逐个节点和事实的来源 · legislator 立法人：逐条原文和
                     规则 · auditor 审计人：可用 npx luohu policy replay 复算的记录
                     whom it is told to: the applicant (default), the officer (node by node, with each fact's origin),
                     the legislator (clause by clause), the auditor (a record for npx luohu policy replay)
  --language         zh 或 en（默认按系统语言，不明时两种都写）  by the locale; both where it does not tell
  --keep COLUMN,…    CSV 中原样带到结果里的列；编号、镇街等列自动保留
                     columns of the CSV to hand on as they are; numbers and towns are kept anyway

CSV 结果 The CSV holds
  row       文件中的行号                                     row of the file
  outcome   eligible 符合 · not_eligible 不符合 · undecided 还不能确定
  总分、各指标 totals and indicators；有未知时另有 …_most（最多可能的分数）；指标还不能确定的留空
            where facts are unknown, …_most is the most it can come to; indicators still open are left empty
  error     该行的错误；有错误的行没有结果，退出码为 1       what is wrong with the row: no result, exit code 1
`

/** By the settings of the terminal: one language where they name one of ours, both where they do not. */
export function languagesOf(env: NodeJS.ProcessEnv): readonly Language[] {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  if (/^zh/i.test(locale)) return ['zh']
  return /^en/i.test(locale) ? ['en'] : ['zh', 'en']
}

export function parseOptions(args: readonly string[]): Outcome<EvaluateCommand> {
  const read = readOptions(args, {
    command: 'npx luohu evaluate',
    values: ['--pack', '--facts', '--on', '--out', '--parameters', '--keep', '--language', '--for'],
    flags: ['--json', '--settled'],
    required: ['--pack', '--facts'],
  })
  if (!read.ok) return read
  const { value, flag } = read.value
  const language = value('--language')
  if (language !== undefined && language !== 'zh' && language !== 'en') {
    return wrong('没有语言“{language}”。可用：zh、en。', 'There is no language “{language}”. There are zh and en.', { language })
  }
  const reader = READERS.find(each => each === (value('--for') ?? 'applicant'))
  if (!reader) {
    return wrong('--for 应为 {readers} 之一。', '--for must be one of {readers}.', { readers: READERS.join(' ') })
  }
  return fine({
    reader, pack: value('--pack') ?? '', facts: value('--facts') ?? '', on: value('--on'), out: value('--out'),
    parameters: value('--parameters'), json: flag('--json'), settled: flag('--settled'), keep: listOf(value('--keep')),
    languages: language === undefined ? languagesOf(process.env) : [language],
  })
}
