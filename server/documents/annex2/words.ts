/** The annex's own words. A test compares the notes with the clause quoted in the pack (QY-11). */
export const TITLE = '清远市高技能人才入户城镇申请表'
export const MADE_BY = '清远市异地务工人员工作联席会议办公室制'
/** Broken into lines as the narrow columns of the annex break them. */
export const HR_OPINION = '县（市、区）\n人力资源\n社会保障局\n意见'
export const POLICE_OPINION = '县（市、区）\n公安局\n审批意见'
export const SEAL = '盖章'
export const NOTES = [
  '填表说明：1、本表填写一式两份。',
  '2、提供以下证件等材料：①身份证。②计划生育证明。③申请随迁的提供户口本。④高级工、技师或高级技师职业资格证书。',
  '3、提供虚假证明材料骗取入户资格的人员，取消其入户资格，五年内不再受理。',
] as const

/** `2012年8月15日`, or the blanks to write it in. */
export function dayLine(date: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  return found ? `${Number(found[1])}年${Number(found[2])}月${Number(found[3])}日` : '年　　月　　日'
}
