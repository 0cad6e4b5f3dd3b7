import type { Pack, Text } from '#policy'
import { askedFacts } from './claims.ts'
import type { PersonalField } from './types.ts'

/** Something the application form asks besides the facts of the pack, with the clause that asks for it (the clause rule). */
export interface Particular<Field extends string = string> {
  readonly id: Field
  readonly name: Text
  readonly clause: string
  readonly required: boolean
}

/** FS-6: the particulars the office enters, in the order of the paper form; FS-1: from elsewhere, working here. */
export const PARTICULARS: readonly Particular<PersonalField>[] = [
  { id: 'name', name: { zh: '姓名', en: 'Name' }, clause: 'FS-6', required: true },
  { id: 'idNumber', name: { zh: '公民身份号码', en: 'Identity number' }, clause: 'FS-6', required: true },
  { id: 'birthDate', name: { zh: '出生日期', en: 'Date of birth' }, clause: 'FS-11.police', required: false },
  { id: 'phone', name: { zh: '手机号码', en: 'Mobile number' }, clause: 'FS-6', required: true },
  { id: 'household', name: { zh: '户籍地址', en: 'Registered address' }, clause: 'FS-1', required: true },
  { id: 'address', name: { zh: '现居住地址', en: 'Present address' }, clause: 'FS-1', required: true },
  { id: 'employer', name: { zh: '用人单位', en: 'Employer' }, clause: 'FS-1', required: true },
]

/** What else the form asks: where to, and who moves along (FS-3). */
export const WHERE_AND_WHO: readonly Particular[] = [
  { id: 'town', name: { zh: '迁入地镇（街道）', en: 'Town one moves to' }, clause: 'FS-6', required: true },
  { id: 'place', name: { zh: '落户地址类型', en: 'Kind of settlement place' }, clause: 'FS-3', required: true },
  { id: 'dependants', name: { zh: '随迁人员：关系、姓名、公民身份号码、出生日期', en: 'Dependants: relation, name, identity number, date of birth' }, clause: 'FS-3', required: false },
]

/** FS-3: who may move along. */
export const RELATIONS: readonly Particular<'spouse' | 'child'>[] = [
  { id: 'spouse', name: { zh: '配偶', en: 'Spouse' }, clause: 'FS-3', required: false },
  { id: 'child', name: { zh: '未成年子女', en: 'Minor children' }, clause: 'FS-3', required: false },
]

/** Whether the form asks for this at all: nobody may be told to correct something no clause asks for. */
export function asksFor(pack: Pack, target: { readonly document: string } | { readonly field: string }): boolean {
  if ('document' in target) return pack.documents.some(({ id }) => id === target.document)
  return [...PARTICULARS, ...WHERE_AND_WHO, ...askedFacts(pack)].some(({ id }) => id === target.field)
}
