import type { Text } from '#policy'
import type { Dependant, PersonalField } from '#server/applications/index.ts'

/** What the particulars are called. */
export const PERSONAL_NAMES: Record<PersonalField, Text> = {
  name: { zh: '姓名', en: 'Name' },
  idNumber: { zh: '公民身份号码', en: 'Identity number' },
  birthDate: { zh: '出生日期', en: 'Date of birth' },
  phone: { zh: '手机号码', en: 'Mobile number' },
  household: { zh: '户籍地址', en: 'Registered address' },
  address: { zh: '现居住地址', en: 'Present address' },
  employer: { zh: '用人单位', en: 'Employer' },
}

export const RELATION_NAMES: Record<Dependant['relation'], Text> = {
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '未成年子女', en: 'Minor child' },
}
