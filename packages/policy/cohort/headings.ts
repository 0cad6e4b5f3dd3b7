/** Which column is which fact: a heading is a fact's id, its Chinese or its English name. */
import type { Fact, Text } from '../types.ts'
import { plainForm } from './cell.ts'
import { letters, type CohortFault } from './faults.ts'

export interface Matched {
  /** Place of each fact's column, in the order of the facts; -1 where the file has none. */
  readonly places: readonly number[]
  /** Place of each column to keep as it is; -1 where the file has none. */
  readonly kept: readonly number[]
  readonly faults: readonly CohortFault[]
}

/** As many columns as spreadsheets have. */
export const MOST_COLUMNS = 16_384

interface Heading {
  readonly text: string
  /** From 1. */
  readonly column: number
}

function fault(code: string, heading: Heading, message: Text, hint: Text): CohortFault {
  const at = `${letters(heading.column)}1`
  return { code, at, row: 1, column: heading.column, heading: heading.text, message, hint }
}

/** Facts by everything they may be called. A name of several facts stands for none of them. */
function factNames(facts: readonly Fact[]): ReadonlyMap<string, number | 'several'> {
  const ids = new Map(facts.map((fact, place): [string, number] => [plainForm(fact.id), place]))
  const called = new Map<string, number | 'several'>()
  for (const [place, { name }] of facts.entries()) {
    for (const text of new Set([plainForm(name.zh), plainForm(name.en)]))
      called.set(text, called.has(text) ? 'several' : place)
  }
  return new Map([...called, ...ids])
}

const ambiguous = (heading: Heading) =>
  fault(
    'heading_ambiguous',
    heading,
    { zh: `列名“${heading.text}”可以指几项事实`, en: `the heading “${heading.text}” could be several facts` },
    { zh: '改用事实的编号', en: 'use the id of the fact' },
  )

const unknown = (heading: Heading) =>
  fault(
    'heading_unknown',
    heading,
    { zh: `本办法不使用“${heading.text}”列`, en: `no fact is called “${heading.text}”` },
    {
      zh: '改用事实的编号或名称；只需原样带到结果里的列，请在命令中声明',
      en: 'use the id or the name of a fact, or name the column as one to keep',
    },
  )

const twice = (heading: Heading, before: number) =>
  fault(
    'heading_twice',
    heading,
    {
      zh: `“${heading.text}”列与 ${letters(before)} 列重复`,
      en: `“${heading.text}” stands for the same as column ${letters(before)}`,
    },
    { zh: '只保留一列', en: 'keep one of them' },
  )

const nameless = (heading: Heading): CohortFault => ({
  ...fault(
    'heading_empty',
    heading,
    {
      zh: `${letters(heading.column)} 列没有列名，未读取`,
      en: `column ${letters(heading.column)} has no heading and is not read`,
    },
    { zh: '补上列名或删除该列', en: 'give it one or remove the column' },
  ),
  level: 'warning',
})

const missing = (fact: Fact): CohortFault => ({
  code: 'heading_missing',
  at: fact.id,
  level: 'warning',
  message: {
    zh: `没有“${fact.name.zh}”列，按未知处理`,
    en: `there is no column “${fact.name.en}”: unknown for everybody`,
  },
  hint: { zh: `需要时加上列名 ${fact.id}`, en: `add a column ${fact.id} if it is known` },
})

const notKept = (text: string): CohortFault => ({
  code: 'keep_missing',
  at: text,
  heading: text,
  message: { zh: `文件中没有要保留的“${text}”列`, en: `there is no column “${text}” to keep` },
  hint: { zh: '核对列名', en: 'check the name' },
})

/** Matches headings to facts. A column kept as it is may be a fact as well; every other heading must be a fact. */
export function matchHeadings(facts: readonly Fact[], headings: readonly string[], keep: readonly string[]): Matched {
  const known = factNames(facts)
  const places = facts.map(() => -1)
  const faults: CohortFault[] = []
  const seen = new Map<string, number>()
  const wanted = new Map(keep.map(text => [plainForm(text), text]))
  for (const [place, text] of headings.entries()) {
    const heading = { text, column: place + 1 }
    const name = plainForm(text)
    const fact = known.get(name)
    const before = seen.get(name) ?? (typeof fact === 'number' && (places[fact] ?? -1) >= 0 ? places[fact] : undefined)
    if (name === '') faults.push(nameless(heading))
    else if (before !== undefined) faults.push(twice(heading, before + 1))
    else if (fact === 'several') faults.push(ambiguous(heading))
    else if (fact === undefined && !wanted.has(name)) faults.push(unknown(heading))
    else if (fact !== undefined) places[fact] = place
    if (name !== '' && !seen.has(name)) seen.set(name, place)
  }
  facts.forEach((fact, at) => places[at] === -1 && faults.push(missing(fact)))
  const kept = [...wanted].map(([name, text]) => {
    const place = seen.get(name)
    if (place === undefined) faults.push(notKept(text))
    return place ?? -1
  })
  return { places, kept, faults }
}
