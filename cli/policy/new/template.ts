/** The files of a new pack: a skeleton that works, with 待填写 wherever the document has to speak. */
import { schemaLine } from '../../../policies/schema/index.ts'
import { BLANK } from '../../../policies/check.ts'

export interface Beginning {
  readonly id: string
  readonly title: string
  readonly kind: 'points' | 'direct' | 'awards'
}

const blank = (zh: string, en: string) => `{ zh: ${BLANK}${zh}, en: 'To be filled in: ${en}' }`

/** Clause ids begin with letters of the pack's id: yunxi-2026-points → YU. */
const prefixOf = (id: string) => (/^[a-z]{2}/.exec(id)?.[0] ?? 'zz').toUpperCase()

function packFile({ id, title, kind }: Beginning, clause: string): string {
  const name = JSON.stringify(title)
  const points = `
# 门槛：达到多少分可以申请。数字必须是该条款原文写明的。
# The points that admit; the clause it cites must print the number.
# threshold: { points: 60, clause: ${clause} }
totals:
  - { id: total, name: { zh: 总分, en: Total }, clause: ${clause} }
groups:
  - { id: personal, name: { zh: 个人素质, en: Education and skill } }
`
  const benefits = `
# 待遇：符合条件的人得到什么。写数额时再加 amount 和 unit。
# What whoever meets the conditions receives; add amount and unit where the document prints one.
entitlements:
  - id: settle
    name: { zh: 直接入户, en: Settles directly }
    clause: ${clause}
`
  return `${schemaLine('pack')}
# ${title}
# 逐条对照文件填写；凡有「${BLANK}」的地方，npx luohu policy check 会列出行号。
# Drawn clause by clause from the document; npx luohu policy check lists every line that is still blank.
id: ${id}
version: "1"
title: { zh: ${name}, en: 'To be filled in (${BLANK})' }
# 同一办法历年各版用同一个 scheme。· All editions of one scheme share it.
scheme: { id: ${id.replaceAll('-', '_')}, name: { zh: ${name}, en: 'To be filled in (${BLANK})' } }
# 六位行政区划代码。· The six-digit code of the city or province.
place: { code: '440000', name: ${blank('市', 'city')} }
# points 积分制；direct 直接入户；awards 称号和补贴。
kind: ${kind}
document:
  title: ${name}
  # number: 文号
  issued: 2000-01-01 # ${BLANK}：发文日期 · the day of issue
  issuer: ${blank('发文机关', 'who issued it')}
# 两个日期都包含在内；没有写明失效日期的，不写 to。· Both days are included; no to when none is printed.
validity: { from: 2000-01-01 } # ${BLANK}：施行日期 · the first day in force
${kind === 'points' ? points : ''}
# 必须全部满足的条件；refusal 告诉申请人为什么不行、下一步怎么办。
# Conditions that must all hold; refusal tells the applicant why not, and what to do next.
conditions:
  - id: works_here
    name: { zh: 在本市就业, en: Works in the city }
    refusal: { zh: 在本市就业后可以申请。, en: You may apply once you work in the city. }
    clause: ${clause}
    test: { kind: is, fact: works_here, value: true }
${kind === 'points' ? '' : benefits}
# 几条途径满足其一：routes；起名的条件：definitions；由出生日期、缴费时间段推算的数：derivations。
# Ways in: routes; named conditions: definitions; numbers that follow from dates: derivations.
# docs/policy-language.md · docs/policy-language.zh.md
`
}

function indicatorsFile({ kind }: Beginning, clause: string): string {
  if (kind !== 'points') return `${schemaLine('indicators')}\n# 不计分。· No points.\n[]\n`
  return `${schemaLine('indicators')}
# 指标：什么得分、什么减分。数字写成 $参数，放在 parameters.yaml。
# What gives or takes points. Numbers are $parameters, written in parameters.yaml.
- id: education
  name: { zh: 文化程度, en: Education }
  group: personal
  clause: ${clause}
  rule:
    kind: table
    fact: education
    rows:
      - { values: [college], points: $edu_college }
      - { values: [bachelor], points: $edu_bachelor }
# 每满 12 个月积分、最高不超过：· So much for each full year, at most:
#   rule: { kind: cap, most: $insurance_cap, of: { kind: per, fact: pension_months, every: 12, points: $insurance_year } }
`
}

function parametersFile({ kind }: Beginning, clause: string): string {
  const rest = `# 数目写 count；市里要选定的做法写 options。· Numbers for bounds: count; a choice of the city: options.
`
  if (kind !== 'points') return `${schemaLine('parameters')}\n${rest}{}\n`
  return `${schemaLine('parameters')}
# 每个数一项，带条款和来源；没有公布的，不写 points。
# Every number with clause and source; one nobody has published has no points.
${rest}edu_college: { name: { zh: 大专, en: College }, clause: ${clause}, source: document } # ${BLANK}：分值 · points
edu_bachelor: { name: { zh: 本科及以上, en: Bachelor or higher }, clause: ${clause}, source: document } # ${BLANK}：分值 · points
`
}

function departmentsFile({ kind }: Beginning, clause: string): string {
  return `${schemaLine('departments')}
# 谁凭什么材料核查哪些事实。条件和指标读到的每个事实都要有人核查。
# Who verifies which fact, from which document. Every fact that is asked is verified by somebody.
departments:
  - { id: hr, name: { zh: 人力资源社会保障部门, en: Human resources and social security } }
documents:
  - { id: labour_contract, name: { zh: 劳动合同, en: Labour contract }, clause: ${clause}, required: always }
duties:
  - department: hr
    clause: ${clause}
    documents: [labour_contract]
    facts: [works_here${kind === 'points' ? ', education' : ''}]
`
}

function examplesFile(): string {
  return `${schemaLine('examples')}
# 手工按文件算出的例子：够条件的、不够的、每一档的边上。npx luohu policy test 逐个核对。
# Worked out by hand from the document: who passes, who does not, each edge. npx luohu policy test runs them.
- id: works_here
  title: { zh: 在本市就业, en: Works in the city }
  facts: { works_here: true }
  expect: { outcome: eligible }
- id: works_elsewhere
  title: { zh: 在外市就业, en: Works elsewhere }
  facts: { works_here: false }
  expect: { outcome: not_eligible }
`
}

function sourcesFile({ title, kind }: Beginning): string {
  const document = `document: { title: ${JSON.stringify(title)}, grade: A }`
  return `${schemaLine('sources')}
# 数字从哪里来。grade：A 原文，B 报道或官方表格，C 互相一致的转述；stand_in: true 表示以别处的数代替。
# Where numbers come from. A official text, B press or official form, C copies that agree.
${kind === 'points' ? `${document} # ${BLANK}：等级、网址 url · grade and url` : `# ${document}\n{}`}
`
}

/** Every file of the folder with its text. */
export function filesOf(beginning: Beginning): Readonly<Record<string, string>> {
  const clause = `${prefixOf(beginning.id)}-1`
  return {
    'pack.yaml': packFile(beginning, clause),
    'clauses.yaml': `${schemaLine('clauses')}
# 条款：照抄原文，一字不改；把全文存成 document.txt，检查时逐字核对。只见于报道的，加 wording: reported。
# The wording, word for word; with the full text in document.txt the check compares them.
- id: ${clause}
  number: 一
  quote: ${BLANK}：照抄第一条原文
  en: 'To be filled in: what the clause says'
`,
    'sources.yaml': sourcesFile(beginning),
    'parameters.yaml': parametersFile(beginning, clause),
    'indicators.yaml': indicatorsFile(beginning, clause),
    'departments.yaml': departmentsFile(beginning, clause),
    'examples.yaml': examplesFile(),
  }
}
