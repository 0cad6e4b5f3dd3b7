/** An invented pack with one of everything, as files: tests change a line of it and see what is said. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const pack = `id: sample
version: "2014.1"
title: { zh: 示例办法, en: Sample scheme }
scheme: { id: sample_points, name: { zh: 示例, en: Sample } }
place: { code: '440000', name: { zh: 示例市, en: Sample City } }
kind: points
document: { title: 示例办法, issued: 2014-01-01, issuer: { zh: 示例市, en: Sample City } }
validity: { from: 2014-01-01, to: 2016-12-31 }
threshold: { points: 60, clause: TE-1 }
precedence:
  - { over: 旧办法, clause: TE-1 }
totals:
  - { id: total, name: { zh: 总分, en: Total }, clause: TE-1 }
  - { id: ranking, name: { zh: 排名分, en: Ranking }, groups: [work], clause: TE-1 }
rankedBy: ranking
groups:
  - { id: work, name: { zh: 就业, en: Work }, most: 80, clause: TE-2 }
  - { id: other, name: { zh: 其他, en: Other } }
lists:
  - { id: high, name: { zh: 高学历, en: High }, clause: TE-1, values: [bachelor, master] }
definitions:
  grown_up: { kind: range, fact: age, min: 18 }
derivations:
  - { fact: age, kind: age, from: birth_date, count: birthday, clause: TE-1 }
  - { fact: insured_months, kind: length, from: insurance, count: cumulative, in: months, leaveOut: [back_paid], clause: TE-2 }
conditions:
  - id: adult
    name: { zh: 成年, en: Adult }
    refusal: { zh: 成年后可以申请。, en: You may apply once grown up. }
    clause: TE-1
    test: { use: grown_up }
routes:
  - id: by_work
    name: { zh: 就业, en: By work }
    refusal: { zh: 就业后可以申请。, en: You may apply once you work. }
    clause: TE-1
    test:
      kind: any
      of:
        - { kind: is, fact: works, value: true }
        - { kind: setting, parameter: open_to, value: everyone }
        - { kind: scores, indicator: learning, min: $learned }
entitlements:
  - id: home
    name: { zh: 住房补贴, en: Housing subsidy }
    clause: TE-1
    amount: { kind: give, points: $subsidy }
    unit: { zh: 元, en: yuan }
ties:
  - id: chain-all-in
    name: { zh: 依次比较, en: Compare in turn }
    description: { zh: 依次比较。, en: Compare in turn. }
    chain: [{ by: fact, fact: insured_months }, { by: group, group: work }]
    mayExceedQuota: true
    source: { title: 示例, grade: A }
`

const clauses = `- { id: TE-1, number: 一, quote: 年满十八周岁，满60分可以申请。, en: At 60 points one may apply. }
- { id: TE-2, number: 二, quote: 参保每满1年积5分，最高80分。, en: 'Five points a year, at most 80.' }
`

const sources = `press: { title: 示例报, url: https://example.org/, grade: B }
`

const parameters = `learned: { name: { zh: 学历线, en: Learned }, points: 20, clause: TE-1, source: press }
bachelor: { name: { zh: 本科, en: Bachelor }, points: 40, clause: TE-1, source: press }
master: { name: { zh: 研究生, en: Master }, points: 60, clause: TE-1, source: press }
subsidy: { name: { zh: 补贴, en: Subsidy }, points: 2000, clause: TE-1, source: press }
grace: { name: { zh: 宽限, en: Grace }, count: 12, clause: TE-1, source: press }
open_to:
  name: { zh: 开放对象, en: Open to }
  options:
    - { value: workers, name: { zh: 务工人员, en: Workers } }
    - { value: everyone, name: { zh: 所有人, en: Everyone } }
  clause: TE-1
  source: press
`

const indicators = `# 就业
- id: insured
  name: { zh: 参保, en: Insured }
  group: work
  clause: TE-2
  rule:
    kind: cap
    most: 80
    of: { kind: per, fact: insured_months, every: 12, points: 5 }
# 其他
- id: learning
  name: { zh: 学历, en: Learning }
  group: other
  clause: TE-1
  rule:
    kind: ladder
    rows:
      - { if: { kind: is, fact: education, value: master }, points: $master }
      - { if: { kind: in, fact: education, list: high }, points: $bachelor }
- id: income
  name: { zh: 收入, en: Income }
  group: other
  clause: TE-1
  rule:
    kind: bands
    fact: income
    rows:
      - { from: 0, below: 1000, points: 0 }
      - { from: 1000, points: 60 }
- id: yearly
  name: { zh: 每年, en: Yearly }
  group: other
  clause: TE-1
  rule:
    kind: when
    if: { kind: range, fact: insured_months, min: $grace }
    gives:
      kind: each
      fact: hours
      of: { kind: steps, fact: item, every: 10, apply: each, rates: [{ from: 1, points: 60 }] }
`

const departments = `departments:
  - { id: office, name: { zh: 人社局, en: Office } }
  - { id: police, name: { zh: 公安局, en: Police } }
documents:
  - { id: paper, name: { zh: 证明, en: Paper }, clause: TE-1, required: always }
duties:
  - department: office
    clause: TE-1
    documents: [paper]
    facts: [age, works, insured_months, education, income, hours]
  - { department: police, clause: TE-1, documents: [paper], facts: [works] }
`

const examples = `- id: master
  title: { zh: 研究生, en: A master }
  on: 2014-06-01
  facts: { birth_date: 1984-06-01, works: true, education: master, insured_months: 0, income: 0, hours: [] }
  expect: { outcome: eligible, total: 60 }
`

const vocabulary = `birth_date: { name: &n { zh: 词, en: word }, question: *n, type: date, sensitivity: personal }
age: { name: *n, question: *n, type: integer, min: 0, max: 120, unit: { zh: 岁, en: years }, sensitivity: personal }
works: { name: *n, question: *n, type: boolean, sensitivity: personal }
insured_months:
  { name: *n, question: *n, type: integer, min: 0, max: 480, unit: { zh: 个月, en: months }, sensitivity: personal }
insurance:
  name: *n
  question: *n
  type: periods
  kinds: [{ value: back_paid, name: *n }]
  sensitivity: personal
education:
  name: *n
  question: *n
  type: choice
  options: [{ value: none, name: *n }, { value: bachelor, name: *n }, { value: master, name: *n }]
  sensitivity: personal
income: { name: *n, question: *n, type: decimal, min: 0, max: 100000, unit: { zh: 元, en: yuan }, sensitivity: personal }
hours: { name: *n, question: *n, type: list, most: 5, min: 0, max: 100, sensitivity: personal }
`

export const SAMPLE: Readonly<Record<string, string>> = {
  pack,
  clauses,
  sources,
  parameters,
  indicators,
  departments,
  examples,
  vocabulary,
}

/** A temporary folder of packs that holds the sample, some of its files written otherwise. */
export function folderWith(changed: Readonly<Record<string, string>> = {}, id = 'sample'): string {
  const folder = mkdtempSync(join(tmpdir(), 'luohu-packs-'))
  mkdirSync(join(folder, id))
  for (const [name, text] of Object.entries({ ...SAMPLE, ...changed })) {
    writeFileSync(name === 'vocabulary' ? join(folder, 'vocabulary.yaml') : join(folder, id, `${name}.yaml`), text)
  }
  return folder
}
