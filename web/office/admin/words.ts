import { findDistrict, findTown } from '#identity'
import type { Pack, Text } from '#policy'
import type { StaffRecord, StaffRole } from '#server/accounts/index.ts'

export const roleWords: Record<StaffRole, Text> = {
  clerk: { zh: '窗口受理', en: 'Window clerks' },
  reviewer: { zh: '部门核查', en: 'Reviewers' },
  officer: { zh: '区经办审批', en: 'District officers' },
  police: { zh: '户籍民警', en: 'Police' },
  bureau: { zh: '市级主管部门', en: 'City bureau' },
  department: { zh: '市级成员单位', en: 'City departments' },
  administrator: { zh: '管理员', en: 'Administrators' },
}

export const roleIds = Object.keys(roleWords) as readonly StaffRole[]

/** The patch of an account in words: district, town, department. */
export function postOf(
  pack: Pack,
  { district, town, department }: Pick<StaffRecord, 'district' | 'town' | 'department'>,
): Text {
  const parts = [
    findDistrict(district ?? '')?.name,
    findTown(town ?? '')?.name,
    pack.departments.find(({ id }) => id === department)?.name,
  ].flatMap(name => name ?? [])
  return { zh: parts.map(({ zh }) => zh).join(' '), en: parts.map(({ en }) => en).join(', ') }
}

/** What a row of the log of reads was about. An action the list does not know is shown by its name. */
export const actionWords: Readonly<Record<string, Text>> = {
  'application.check': { zh: '按身份号码查重', en: 'Looked an identity number up' },
  'application.read': { zh: '查看申请', en: 'Looked at an application' },
  'evidence.read': { zh: '查看扫描件', en: 'Looked at a scan' },
  'review.read': { zh: '查看核查任务', en: 'Looked at a review task' },
  'objection.read': { zh: '查看异议', en: 'Looked at an objection' },
  'card.read': { zh: '查看入户卡', en: 'Looked at a card' },
  'settlement.record': { zh: '查看入户人员', en: 'Looked at a settlement file' },
  'bar.read': { zh: '查看不予受理记录', en: 'Looked at a bar' },
  'direct.read': { zh: '查看直接入户申请', en: 'Looked at a case of direct settlement' },
  'direct.oversee': { zh: '督查查看直接入户申请（身份已隐去）', en: 'Supervised a case of direct settlement, masked' },
  'direct.ledger': { zh: '导出直接入户台账', en: 'Opened the register of direct settlement' },
  'direct.batch.read': { zh: '查看单位集体申请', en: 'Looked at an employer’s file' },
  'application.list': { zh: '查看登记簿', en: 'Looked at the register' },
  'policy.simulate': { zh: '用批次试算规则变动', en: 'Compared rules over a round' },
  administration: { zh: '管理账号', en: 'Administration' },
}
