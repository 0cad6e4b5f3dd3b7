/** Refusals of bars (不予受理期限). */
export const barErrors = {
  'bars.clause': {
    status: 422,
    zh: '请选择本办法写明不予受理期限的条款作为依据。没有写明期限的条款，不能设置不予受理期限。',
    en: 'Choose a clause of the scheme that prints a term in which no application is accepted. Without one no bar can be placed.',
  },
  'bars.until': {
    status: 422,
    zh: '截止日期须在 {from} 至 {to} 之间：依据的条款最长为 {years} 年。请重新填写。',
    en: 'The end must lie between {from} and {to}: the clauses give {years} years at most. Enter another date.',
  },
  'bars.already': {
    status: 409,
    zh: '此身份证号码已有不予受理记录，截止日期为 {until}，不需要重复设置。如需延长，请填写更晚的日期。',
    en: 'This identity number is barred already, until {until}; no second bar is needed. To extend it, enter a later date.',
  },
  'bars.over': {
    status: 409,
    zh: '此不予受理记录已经到期或解除，不需要再解除。请核对记录。',
    en: 'This bar has ended or been lifted; there is nothing to lift. Check the record.',
  },
} as const
