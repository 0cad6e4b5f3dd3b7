/** What a ranking refuses and what to do next. */
export const rankErrors = {
  'ranking.quota': {
    zh: '名额“{quota}”不是 0 或正整数。请填写不带小数的名额。',
    en: 'The quota “{quota}” is not a whole number of 0 or more. Enter one without decimals.',
  },
  'ranking.no_key': {
    zh: '没有排序条件。请至少给出一项，例如积分从高到低。',
    en: 'There is no key to rank by. Give at least one, for example the points, highest first.',
  },
  'ranking.duplicate_id': {
    zh: '编号“{id}”出现了不止一次。请删除重复的一行，或核对编号后再排名。',
    en: 'The id “{id}” occurs more than once. Remove the repeated row, or check the ids, and rank again.',
  },
} as const

export type RankErrorCode = keyof typeof rankErrors
