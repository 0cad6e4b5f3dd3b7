/** What a field is called, for 「请填写此项。」 in a summary of errors. */
import type { Text } from '#policy'
import type { DirectScheme } from '#server/direct/index.ts'
import type { Problem } from '../../refusals.ts'

const HANDLING: Readonly<Record<string, Text>> = {
  address: { zh: '落户地址', en: 'Address' },
  addressId: { zh: '政府指定的户口', en: 'Designated household' },
  birthDate: { zh: '出生年月', en: 'Date of birth' },
  dependants: { zh: '随迁人员', en: 'Who moves along' },
  capacity: { zh: '可落户人数', en: 'Places' },
  clause: { zh: '依据的条款', en: 'The clause' },
  employerTown: { zh: '用人单位所在镇街', en: 'Town of the employer' },
  file: { zh: '文件', en: 'File' },
  homeTown: { zh: '自有居所所在镇街', en: 'Town of the own home' },
  idNumber: { zh: '身份证号码', en: 'Identity number' },
  name: { zh: '名称', en: 'Name' },
  office: { zh: '登记机关', en: 'Police office' },
  outcome: { zh: '意见', en: 'Opinion' },
  paper: { zh: '材料', en: 'Paper' },
  place: { zh: '落户地址类型', en: 'Settlement place' },
  reason: { zh: '理由', en: 'Reason' },
  relation: { zh: '与申请人关系', en: 'Relation' },
  text: { zh: '异议内容', en: 'What you object to' },
  toTown: { zh: '转到', en: 'Transfer to' },
  town: { zh: '镇街', en: 'Town' },
  upheld: { zh: '答复', en: 'Answer' },
}

type Names = Pick<DirectScheme, 'fields' | 'facts'>

/** `rows` are the keys of the family's rows as the page shows them: the third row is called the third. */
export function labelOf(field: string, scheme?: Names, rows: readonly string[] = []): Text | undefined {
  const [, key, part] = /^dependants-([a-z]?\d+)-(\w+)$/.exec(field) ?? []
  if (key && part) {
    const own = HANDLING[part === 'name' ? '' : part] ?? { zh: '姓名', en: 'name' }
    const at = rows.includes(key) ? rows.indexOf(key) + 1 : key.replace(/\D/g, '')
    return { zh: `随迁人员 ${at} ${own.zh}`, en: `Family member ${at}, ${own.en.toLowerCase()}` }
  }
  const [, fact] = /^(?:verdict|value|reason|lack):(\w+)/.exec(field) ?? []
  const id = fact ?? field
  return (
    scheme?.fields.find(each => each.field === id)?.name ??
    scheme?.facts.find(each => each.id === id)?.name ??
    HANDLING[id]
  )
}

/** Each problem with the field it speaks of, where its sentence does not say so itself. */
export function named(
  problems: readonly Problem[] | undefined,
  scheme: Names | undefined,
  text: (text: Text) => string,
  rows: readonly string[] = [],
): readonly Problem[] | undefined {
  return problems?.map(problem => {
    const label = problem.field && problem.code.startsWith('field.') ? labelOf(problem.field, scheme, rows) : undefined
    return label ? { ...problem, text: `${text(label)}${text({ zh: '：', en: ': ' })}${problem.text}` } : problem
  })
}
