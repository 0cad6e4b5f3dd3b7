import type { Code } from './nations.ts'

/** Code lists of personal data (facts.md 6.3). Values are stored as the code. */

/** GB/T 2261.1. */
export const sexCodes: readonly Code[] = list('0 未知 Unknown|1 男 Male|2 女 Female|9 未说明 Not stated')

/** GB/T 2261.2; 21 to 23 refine 20. */
export const maritalCodes: readonly Code[] = list(
  '10 未婚 Never married|20 已婚 Married|21 初婚 First marriage|22 再婚 Remarried|23 复婚 Remarried to the same person'
  + '|30 丧偶 Widowed|40 离婚 Divorced|90 未说明 Not stated')

/** GB/T 4658-2006; 11 and 14 refine 10. */
export const educationCodes: readonly Code[] = list(
  '10 研究生 Postgraduate|11 博士 Doctorate|14 硕士 Master|20 本科 Bachelor|30 专科 Junior college'
  + '|40 中等职业 Secondary vocational|60 普通高中 Senior high school|70 初中 Junior high school|80 小学 Primary school'
  + '|90 其他 Other')

/** National vocational qualification: the code is the level, 1 the highest. */
export const vocationalLevels: readonly Code[] = list(
  '5 初级工 Junior skilled worker|4 中级工 Intermediate skilled worker|3 高级工 Senior skilled worker|2 技师 Technician'
  + '|1 高级技师 Senior technician')

/** The entry of a list with that code. */
export function findCode(codes: readonly Code[], code: string): Code | undefined {
  return codes.find(entry => entry.code === code)
}

function list(text: string): Code[] {
  return text.split('|').map(entry => {
    const [code = '', zh = '', ...en] = entry.split(' ')
    return { code, name: { zh, en: en.join(' ') } }
  })
}
