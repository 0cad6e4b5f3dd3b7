import process from 'node:process'
import type { TieRuleId } from '#policy'
import { tieRules } from '../../packages/policy/ranking/index.ts'
import { listOf, readOptions } from '../cohort/options.ts'
import { languagesOf, type Language } from '../evaluate/options.ts'
import { fine, wrong, type Outcome } from '../ranking/problem.ts'

/** One side: a pack and the numbers changed in it. */
export interface SideOption {
  readonly pack: string
  readonly changes: string | undefined
  readonly quota: number | undefined
  readonly tie: TieRuleId | undefined
}

export interface SimulateCommand {
  readonly before: SideOption
  readonly after: SideOption
  readonly facts: string
  readonly on: string | undefined
  readonly by: readonly string[]
  readonly keep: readonly string[]
  readonly out: string | undefined
  readonly language: Language
}

export const HELP = `用法 Usage
  npx luohu policy simulate --before PACK[:CHANGES.json] --after PACK[:CHANGES.json] --facts FILE.csv
                        [--quota N] [--after-quota N] [--tie RULE] [--after-tie RULE] [--on YYYY-MM-DD]
                        [--by COLUMN,…] [--keep COLUMN,…] [--language zh|en] [--out FILE.html|FILE.json]
  npx luohu policy simulate --list PACK          列出可以改的数值  lists the numbers that may be changed

把同一批人按两套规则各算一遍：谁得、谁失、入围线前后、按镇街、年龄、技能分。只出人数，不足 5 人的并入其他或不显示。
Two sets of rules over one cohort: who gains, who loses, the cut-off before and after, by town, age, skill. Counts only;
fewer than five people are merged or left out.

  --before, --after  规则包；冒号后可写改用的数值：{"threshold": 65, "blood_per_time": 3, "education.4": 85}
                     a pack; after the colon a file of other numbers: parameters, the threshold, the n-th number
                     of an indicator's table
  --facts FILE       CSV，一行一个人，列名是事实编号或名称      a row a person, headings are ids or names of facts
  --quota N          名额；--after-quota 为改后的名额           places; --after-quota for the version after
  --tie RULE         同分规则 ${tieRules.join('、')}；--after-tie 为改后的规则
                     the rule for ties; --after-tie for the version after
  --on DAY           按哪一天计算（默认今天）                   the day of evaluation (default today)
  --by COLUMN,…      按这些事实或列分（默认 town、age、skill_level 中有的）
                     facts or columns to break down by (default: town, age, skill_level where there are such)
  --keep COLUMN,…    不是事实、只须略过的列                     columns that are no facts, to pass over
  --out FILE         .html 为带图的网页，.json 为数据           a page with charts, or the counts as data

未知的事实不得分，同分规则要看申请时间而文件没有时，按文件中的先后。
What is not known gives nothing; where a tie rule asks for the time of application, the order of the file stands for it.
`

const NAMES = [
  '--before', '--after', '--facts', '--quota', '--after-quota', '--tie', '--after-tie', '--on', '--by', '--keep', '--language', '--out',
]

export function parseOptions(args: readonly string[]): Outcome<SimulateCommand> {
  const read = readOptions(args, { command: 'npx luohu policy simulate', values: NAMES, required: ['--before', '--after', '--facts'] })
  if (!read.ok) return read
  const { value } = read.value
  const quotas = [quotaOf(value('--quota')), quotaOf(value('--after-quota') ?? value('--quota'))]
  const ties = [tieOf(value('--tie')), tieOf(value('--after-tie') ?? value('--tie'))]
  for (const each of [...quotas, ...ties]) if (!each.ok) return each
  const side = (name: string, at: 0 | 1): SideOption => {
    const [pack = '', ...file] = (value(name) ?? '').split(':')
    const [quota, tie] = [quotas[at], ties[at]]
    return {
      pack, changes: file.length > 0 ? file.join(':') : undefined,
      quota: quota?.ok ? quota.value : undefined, tie: tie?.ok ? tie.value : undefined,
    }
  }
  const out = value('--out')
  if (out !== undefined && !/\.(html|json)$/i.test(out)) {
    return wrong('结果文件 {out} 应以 .html 或 .json 结尾。', 'The result {out} has to end in .html or .json.', { out })
  }
  const language = value('--language')
  return fine({
    before: side('--before', 0), after: side('--after', 1), facts: value('--facts') ?? '', on: value('--on'),
    by: listOf(value('--by')), keep: listOf(value('--keep')), out,
    language: language === 'zh' || language === 'en' ? language : (languagesOf(process.env)[0] ?? 'zh'),
  })
}

function quotaOf(text: string | undefined): Outcome<number | undefined> {
  if (text === undefined) return fine(undefined)
  if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return fine(Number(text))
  return wrong('名额“{quota}”不是 0 或正整数。请填写不带小数的名额。',
    'The quota “{quota}” is not a whole number of 0 or more. Give one without decimals.', { quota: text })
}

function tieOf(text: string | undefined): Outcome<TieRuleId | undefined> {
  const rule = tieRules.find(each => each === text)
  if (text === undefined || rule) return fine(rule)
  return wrong('没有同分规则“{ties}”。可用规则：{rules}。', 'There is no tie rule “{ties}”. There are {rules}.', { ties: text, rules: tieRules.join(' ') })
}
