import type { Text } from '#policy'
import type { Unit } from './types.ts'

/** Words of target tables: pure, for pages and for the server. */

/** What tables call the column of names, the column of the whole, and the row of sums; compared without spaces. */
export const isNameHead = (said: string): boolean =>
  /^(名称|单位|单位名称|地区|区域|县区|县\(市、?区\)|县（市、?区）|区县|各县\(市、?区\)|镇街|镇\(街道?\)|镇街名称|地市|county|name|unit)$/i.test(
    said,
  )

export const isTotalHead = (said: string): boolean =>
  /^(任务数|任务|总任务|总任务数|任务总数|目标|目标数|目标任务|年度任务|全年任务|全年|合计|总计|总数|小计|人数|total|target)(\(人\)|（人）)?$/i.test(
    said,
  )

export const isSumName = (said: string): boolean =>
  /^(合计|总计|总数|全市|全市合计|全市总计|小计|累计|total|sum)$/i.test(said)

export const TOTAL_NAME: Text = { zh: '任务数', en: 'whole target' }

const ENGLISH = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** 8月, August, for `2012-08`. */
export function monthName(month: string): Text {
  const number = Number(month.slice(5))
  return { zh: `${number}月`, en: ENGLISH[number - 1] ?? month }
}

/** 清新 for 清新区, 连山 for 连山壮族瑶族自治县: as the tables of offices write them. */
export function shortName({ name: { zh, en } }: Pick<Unit, 'name'>): Text {
  const bare = zh.replace(/((壮族|瑶族|苗族|畲族|土家族|回族)+自治)?(?:县|市|(?<!新)区)$|(街道|镇|乡|园区)$/, '')
  return {
    zh: bare.length >= 2 ? bare : zh,
    en: en.replace(/ (Zhuang|Yao|Miao|She|Tujia|Hui)\b.*$| (Subdistrict|Town|Township)$/, ''),
  }
}

/** The id of a cell's input on the page. */
export const cellField = (unit: string, column: string): string => `c-${unit}-${column}`
