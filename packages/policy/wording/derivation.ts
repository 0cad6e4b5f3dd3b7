/** How a number follows from dated facts, in words. */
import type { Derivation, Window } from '../pack.ts'
import type { Fact, Text } from '../types.ts'
import { type Book, joined, nameOf, optionNames, same } from './book.ts'

type Of<Kind extends Derivation['kind']> = Extract<Derivation, { kind: Kind }>

const AGES: Readonly<Record<Of<'age'>['count'], Text>> = {
  birthday: { zh: '满周岁', en: 'full years' },
  calendar_year: { zh: '当年年份减出生年份', en: 'the year less the year of birth' },
  part_years: { zh: '不足一年按一年算', en: 'a year begun counts as one' },
}
const UNITS: Readonly<Record<Of<'elapsed'>['in'] | 'calendar_months', Text>> = {
  days: { zh: '天数', en: 'days' },
  months: { zh: '整月数', en: 'full months' },
  years: { zh: '整年数', en: 'full years' },
  calendar_months: { zh: '日历月数', en: 'calendar months' },
}
const COUNTS: Readonly<Record<Of<'length'>['count'], Text>> = {
  cumulative: { zh: '各段累计', en: 'all stretches together' },
  longest: { zh: '最长的连续一段', en: 'the longest unbroken stretch' },
  current: { zh: '至今连续的一段', en: 'the stretch that still goes on' },
}
const MEASURES: Readonly<Record<Of<'tally'>['measure'], Text>> = {
  count: { zh: '次数', en: 'how often' },
  amount: { zh: '合计', en: 'the sum' },
}
const COMMA: Text = { zh: '，', en: ', ' }

function windowText(window: Window): Text {
  if ('years' in window) return { zh: `只算近 ${window.years} 年`, en: window.years === 1 ? 'the last year only' : `the last ${window.years} years only` }
  if ('months' in window) return { zh: `只算近 ${window.months} 个月`, en: window.months === 1 ? 'the last month only' : `the last ${window.months} months only` }
  return {
    zh: `只算之前 ${window.calendarYears} 个自然年度`,
    en: `the ${window.calendarYears} calendar years before only`,
  }
}

function kindNames(fact: Fact | undefined, kinds: readonly string[]): Text {
  return optionNames(fact ? { ...fact, options: fact.kinds ?? [] } : undefined, kinds)
}

function lengthText(derivation: Of<'length'>, fact: Fact | undefined): readonly Text[] {
  const { count, in: unit, leaveOut = [], gap, within } = derivation
  const out = kindNames(fact, leaveOut)
  const breaks = unit === 'calendar_months' ? { zh: '个日历月', en: 'calendar months' } : { zh: '天', en: 'days' }
  return [
    COUNTS[count],
    UNITS[unit],
    ...(leaveOut.length > 0 ? [{ zh: `不计${out.zh}`, en: `without ${out.en}` }] : []),
    ...(gap === undefined
      ? []
      : [
          {
            zh: `中断不超过 ${gap} ${breaks.zh}的仍算连续`,
            en: `a break of at most ${gap} ${gap === 1 ? breaks.en.slice(0, -1) : breaks.en} does not count as one`,
          },
        ]),
    ...(within ? [windowText(within)] : []),
  ]
}

function tallyText(
  { kind, measure, kinds, within }: Of<'tally'> | Of<'by_year'>,
  fact: Fact | undefined,
): readonly Text[] {
  const only = kinds ? kindNames(fact, kinds) : undefined
  return [
    ...(kind === 'by_year' ? [{ zh: '每个自然年度分开', en: 'each calendar year apart' }] : []),
    MEASURES[measure],
    ...(only ? [{ zh: `只算${only.zh}`, en: `only ${only.en}` }] : []),
    ...(within ? [windowText(within)] : []),
  ]
}

/** 「由出生日期推算：满周岁」「由参保时段推算：各段累计，整月数，不计补缴」. */
export function derivationText(derivation: Derivation, book: Book): Text {
  if (derivation.kind === 'total') {
    return joined(
      derivation.of.map(id => nameOf(book.facts.get(id))),
      { zh: ' ＋ ', en: ' + ' },
    )
  }
  const fact = book.facts.get(derivation.from)
  const from = fact ? fact.name : same(derivation.from)
  const how =
    derivation.kind === 'age'
      ? [AGES[derivation.count]]
      : derivation.kind === 'elapsed'
        ? [UNITS[derivation.in]]
        : derivation.kind === 'length'
          ? lengthText(derivation, fact)
          : tallyText(derivation, fact)
  const said = joined(how, COMMA)
  return { zh: `由「${from.zh}」推算：${said.zh}`, en: `From “${from.en}”: ${said.en}` }
}
