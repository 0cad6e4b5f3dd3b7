/** Refusals of target tables (任务分解表). */
export const targetErrors = {
  'targets.empty': {
    status: 422,
    zh: '请粘贴任务分解表，或者选择 Excel 文件。',
    en: 'Paste the target table or choose an Excel file.',
  },
  'targets.no_heading': {
    status: 422,
    zh: '没有找到月份（例如「8月」「9月」）的表头。请连同表头一起粘贴。',
    en: 'No heading with months was found. Paste the table with its headings.',
  },
  'targets.no_rows': {
    status: 422,
    zh: '表头下面没有本市的县（市、区）或镇街。请把表格粘贴完整。',
    en: 'No county or town of this city stands under the headings. Paste the whole table.',
  },
  'targets.no_name': {
    status: 422,
    zh: '{at}有数字，但没有名称。请补上县（市、区）或镇街的名称。',
    en: 'There are numbers at {at} but no name. Add the county or town they belong to.',
  },
  'targets.unit_unknown': {
    status: 422,
    zh: '「{name}」（{at}）不是本市的县（市、区）或镇街。请改为正式名称或简称。',
    en: '“{name}” ({at}) is no county or town of this city. Write its name or the usual short form.',
  },
  'targets.unit_twice': {
    status: 422,
    zh: '「{name}」出现了两次（{at}）。请合并为一行。',
    en: '{name} stands in the table twice ({at}). Keep one row.',
  },
  'targets.month_twice': {
    status: 422,
    zh: '表头中「{month}」出现了两次。请核对表头。',
    en: '{month} stands in the headings twice. Check the headings.',
  },
  'targets.number': {
    status: 422,
    zh: '「{name}」{column}（{at}）填的是「{text}」，不是 0 至 {max} 的整数。请改正。',
    en: '{name}, {column} ({at}) says “{text}”, which is no whole number from 0 to {max}. Correct it.',
  },
  'targets.formula': {
    status: 422,
    zh: '「{name}」{column}（{at}）是公式，系统不计算公式。请在 Excel 中粘贴为数值后再上传。',
    en: '{name}, {column} ({at}) is a formula, which is never computed here. Paste values in Excel and upload again.',
  },
  'targets.row_sum': {
    status: 422,
    zh: '「{name}」{column}{at}：表上是 {printed}，各月相加是 {sum}，相差 {difference}。请核对这一行。',
    en: '{name}, {column}{at}: the table says {printed}, its months add up to {sum}, a difference of {difference}. Check this row.',
  },
  'targets.column_sum': {
    status: 422,
    zh: '「合计」{column}{at}：表上是 {printed}，各行相加是 {sum}，相差 {difference}。请核对这一列。',
    en: 'Total, {column}{at}: the table says {printed}, its rows add up to {sum}, a difference of {difference}. Check this column.',
  },
  'targets.unit_missing': {
    status: 422,
    zh: '表里没有「{name}」。请补上；确实没有任务的，填 0。',
    en: '{name} is not in the table. Add it; with no target, write 0.',
  },
  'targets.reason_sums': {
    status: 422,
    zh: '合计与明细不一致，没有保存。请改正；确需按原表保存的，写明原因。',
    en: 'The sums do not agree, so nothing was saved. Correct them; to keep the table as printed, say why.',
  },
  'targets.reason_correction': {
    status: 422,
    zh: '更改已经保存的任务分解表，请写明原因。原来的版本会保留。',
    en: 'To change a table that is already saved, say why. The earlier version is kept.',
  },
  'targets.unchanged': {
    status: 409,
    zh: '与现在的任务分解表完全一样，不需要保存。',
    en: 'This is exactly the table in force; there is nothing to save.',
  },
  'targets.pack': {
    status: 422,
    zh: '本市没有这个直接入户办法。请重新选择。',
    en: 'This city has no such scheme of direct settlement. Choose another.',
  },
  'targets.months': {
    status: 422,
    zh: '月份须为 1 至 24 个，从早到晚，不重复。请核对表头。',
    en: 'There must be 1 to 24 months, from early to late, none twice. Check the headings.',
  },
} as const
