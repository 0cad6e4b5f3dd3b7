/** A pack's parameters as a sheet: the numbers are there to be changed, everything else says what they are. */
import type { Pack, Parameter } from '#policy'
import { type Column, type Notes, type Sheet, type Value } from '#server/sheets/index.ts'

export const SHEET = '参数'

export const COLUMNS = [
  { key: 'id', heading: '参数代号', width: 26, kind: 'text' },
  { key: 'name', heading: '名称', width: 36, kind: 'text', wrap: true },
  { key: 'value', heading: '数值（可改）', width: 14, kind: 'number', input: true },
  { key: 'unit', heading: '单位', width: 8, kind: 'text' },
  { key: 'options', heading: '可选', width: 24, kind: 'text', wrap: true },
  { key: 'clause', heading: '依据条款', width: 16, kind: 'text' },
  { key: 'grade', heading: '来源等级', width: 10, kind: 'text' },
  { key: 'stand_in', heading: '代用值', width: 8, kind: 'text' },
  { key: 'source', heading: '来源', width: 40, kind: 'text', wrap: true },
  { key: 'url', heading: '来源网址', width: 30, kind: 'text' },
  { key: 'en', heading: 'English', width: 36, kind: 'text', wrap: true },
] as const satisfies readonly Column[]

/** Where the number stands that may be changed. */
export const VALUE = COLUMNS.findIndex(each => each.key === 'value')

const UNITS: Readonly<Record<Parameter['unit'], string>> = { points: '分', count: '数', option: '选项' }

/** The number as the sheet shows it: points in points, a setting by the option's name. */
export function shownValue({ unit, value, options = [] }: Parameter): Value {
  if (value === undefined) return undefined
  if (unit === 'option') return options[value]?.name.zh
  return unit === 'points' ? value / 100 : value
}

export function rowOf(parameter: Parameter): readonly Value[] {
  const { id, name, unit, options = [], clause, source } = parameter
  return [
    id,
    name.zh,
    shownValue(parameter),
    UNITS[unit],
    options.map(each => each.name.zh).join('、'),
    clause,
    source.grade,
    source.standIn ? '是' : undefined,
    source.title,
    source.url,
    name.en,
  ]
}

export function parametersSheet(pack: Pack): Sheet {
  return { name: SHEET, columns: COLUMNS, rows: pack.parameters.map(rowOf) }
}

export function notesOf(pack: Pack): Notes {
  return {
    name: '说明',
    lines: [
      `规则包：${pack.title.zh}（${pack.id}），版本 ${pack.version}`,
      '「参数」表中只有「数值」一列可以改；空白表示没有公布，不计分。改好后用 npx luohu policy tables 读回。',
      '「分值表」按办事机关的写法列出每一档，只供查看和签字，改动不会读回。',
      'Only the column of numbers may be changed; an empty one means nothing is published and none is applied.',
      'The second sheet lists every tier as an office writes it; it is not read back.',
    ],
  }
}
