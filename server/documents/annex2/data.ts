import type { Annex2, AnnexOpinion } from '#server/direct/index.ts'
import { ageOn } from '#identity'
import { isDate } from '#calendar'

/** 清远市高技能人才入户城镇申请表 (annex 2 of the Qingyuan plan) as it is to be printed: empty texts stay empty boxes. */
export type Annex2Data = Annex2
export type Annex2Opinion = AnnexOpinion

/** The form with nothing in it, to be filled in by hand. */
export const blankAnnex2: Annex2Data = {
  number: '', workUnit: '', name: '', sex: '', nation: '', birthDate: '', politicalStatus: '', education: '', grade: '', trade: '',
  maritalStatus: '', idNumber: '', employer: { name: '', phone: '', address: '' }, phone: '',
  household: { province: '', city: '', county: '', town: '', station: '' }, moveTo: { county: '', station: '' },
  dependants: [], signedOn: '', hr: undefined, police: undefined,
}

/** 年龄 of the cover: on the day of the signature, else on the day of printing; empty where no birth date is known. */
export function ageFor({ birthDate, signedOn }: Annex2Data, today: string): string {
  return isDate(birthDate) ? String(ageOn(birthDate, isDate(signedOn) ? signedOn : today)) : ''
}

/** 出生年月: `1982年3月`; anything that is no date comes back as it is. */
export function yearMonth(date: string): string {
  const found = /^(\d{4})-(\d{2})-\d{2}$/.exec(date)
  return found ? `${Number(found[1])}年${Number(found[2])}月` : date
}

const GAP = '　　　　'

interface Part {
  readonly value: string
  /** As pre-printed behind the blank. */
  readonly suffix: string
  /** Endings with which a value is complete: the printed word is then left out (英德市, not 英德市县（区）). */
  readonly complete: RegExp
}

/** 户籍所在地: 省 市 县（区） 乡镇（街道） 派出所, each filled in before its printed word. */
export function householdLine({ household }: Annex2Data): string {
  const { province, city, county, town, station } = household
  return lineOf([
    { value: province, suffix: '省', complete: /(省|市|自治区|特别行政区)$/ },
    { value: city, suffix: '市', complete: /(市|..州|盟|地区|县|区)$/ },
    { value: county, suffix: '县（区）', complete: /(县|区|市|旗)$/ },
    { value: town, suffix: '乡镇（街道）', complete: /(乡|镇|街道|苏木|农场|办事处)$/ },
    { value: station, suffix: '派出所', complete: /(派出所|公安局|分局)$/ },
  ])
}

/** 户籍迁入地: 清远市 县（区） 派出所. */
export function moveToLine({ moveTo }: Annex2Data): string {
  return `清远市${lineOf([
    { value: moveTo.county, suffix: '县（区）', complete: /(县|区|市)$/ },
    { value: moveTo.station, suffix: '派出所', complete: /(派出所|公安局|分局)$/ },
  ])}`
}

function lineOf(parts: readonly Part[]): string {
  return parts.map(({ value, suffix, complete }) => {
    const said = value.trim()
    if (said === '') return `${GAP}${suffix}`
    return ` ${complete.test(said) ? said : said + suffix}`
  }).join('').replace(/^ /, '')
}
