/** What identity data is refused for: the field, what is wrong and what to do next. */
export const identityErrors = {
  'identity.length': {
    zh: '身份证号码应为 18 位（旧证 15 位），现填了 {length} 位。请对照身份证重新填写。',
    en: 'An identity number has 18 characters (15 on old cards); this one has {length}. Copy it again from the card.',
  },
  'identity.characters': {
    zh: '身份证号码只能是数字，末位可以是 X。请改正第 {position} 位的“{character}”。',
    en: 'An identity number has digits only, and possibly X at the end. Correct “{character}” at place {position}.',
  },
  'identity.region': {
    zh: '身份证号码开头的 {region} 不是行政区划代码。请核对身份证号码前 6 位。',
    en: 'The identity number begins with {region}, which is no region code. Check its first six digits.',
  },
  'identity.birth_date': {
    zh: '身份证号码中的出生日期 {date} 不存在或晚于今天。请核对身份证号码中的出生日期部分。',
    en: 'The identity number holds the birth date {date}, which does not exist or is still to come. Check it.',
  },
  'identity.check_digit': {
    zh: '身份证号码的校验位不对，其中至少有一位填错。请对照身份证逐位核对。',
    en: 'The check digit of the identity number does not fit: at least one digit is wrong. Compare it with the card.',
  },
  'identity.birth_date_differs': {
    zh: '填写的出生日期 {given} 与身份证号码中的 {date} 不一致。请核对后改正其中一项。',
    en: 'The birth date {given} differs from {date} in the identity number. Check both and correct the wrong one.',
  },
  'identity.phone': {
    zh: '手机号码应为 1 开头的 11 位中国内地号码。请核对后重新填写。',
    en: 'A mobile number of mainland China has 11 digits and begins with 1. Check it and enter it again.',
  },
} as const

export type IdentityErrorCode = keyof typeof identityErrors
