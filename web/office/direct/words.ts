/** Words of direct settlement, as both the office and the applicant read them. */
import type { Text } from '#policy'
import type { DirectStatus, HistoryLine, Light, Relation } from '#server/direct/index.ts'

type Tone = 'info' | 'good' | 'warn' | 'bad' | 'quiet'

export const statusWords: Readonly<Record<DirectStatus, { readonly name: Text; readonly tone: Tone }>> = {
  draft: { name: { zh: '草稿', en: 'draft' }, tone: 'quiet' },
  submitted: { name: { zh: '待受理', en: 'handed in' }, tone: 'info' },
  correction: { name: { zh: '待补正', en: 'correction asked' }, tone: 'warn' },
  accepted: { name: { zh: '审核中', en: 'under review' }, tone: 'info' },
  approved: { name: { zh: '已核准，待入户', en: 'approved' }, tone: 'good' },
  refused: { name: { zh: '不予核准', en: 'refused' }, tone: 'bad' },
  settled: { name: { zh: '已入户', en: 'settled' }, tone: 'good' },
  cancelled: { name: { zh: '已取消资格', en: 'cancelled' }, tone: 'bad' },
  withdrawn: { name: { zh: '已撤回', en: 'withdrawn' }, tone: 'quiet' },
  unwilling: { name: { zh: '暂不入户', en: 'does not settle for now' }, tone: 'quiet' },
}

export const lightWords: Readonly<Record<Light, { readonly name: Text; readonly tone: Tone } | undefined>> = {
  none: undefined,
  in_time: undefined,
  due_soon: { name: { zh: '即将到期', en: 'due soon' }, tone: 'warn' },
  overdue: { name: { zh: '已超期', en: 'overdue' }, tone: 'bad' },
}

export const relationWords: Readonly<Record<Relation, Text>> = {
  spouse: { zh: '配偶', en: 'spouse' },
  child: { zh: '子女', en: 'child' },
  parent: { zh: '父母', en: 'parent' },
}

export const verdictWords = {
  confirmed: { zh: '属实', en: 'confirmed' },
  differs: { zh: '与申报不符', en: 'differs' },
  not_established: { zh: '无法核实', en: 'not established' },
} as const satisfies Record<string, Text>

/** What a redirect after a step says was done. */
export const doneWords: Readonly<Record<string, Text>> = {
  ticks: { zh: '已保存材料核对情况。', en: 'The materials are ticked.' },
  accepted: { zh: '已受理，进入审核。', en: 'Accepted; the review begins.' },
  corrected: { zh: '已一次告知补正，并短信通知申请人。', en: 'The correction has been asked for, once and in full.' },
  supplied: { zh: '已登记补正，请核对后受理。', en: 'The correction is recorded; check it, then accept.' },
  scanned: { zh: '已上传照片。', en: 'The picture is kept.' },
  unscanned: { zh: '已删除照片。', en: 'The picture is removed.' },
  findings: { zh: '已保存核查结论。', en: 'The findings are recorded.' },
  proposed: { zh: '已提出审核意见，由另一人决定。', en: 'Proposed; somebody else decides.' },
  decided: { zh: '已作出决定，并短信通知申请人。', en: 'Decided; the applicant has been told.' },
  transferred: { zh: '已转到所选镇街办理。', en: 'Transferred.' },
  withdrawn: { zh: '已按申请人要求撤回。', en: 'Withdrawn as the applicant asked.' },
  sent_back: { zh: '已退回审核，并短信通知申请人。', en: 'Sent back to the review; the applicant has been told.' },
  entered: { zh: '已录入，生成受理编号。', en: 'Keyed in and numbered.' },
  settled: { zh: '已登记入户。', en: 'The settlement is recorded.' },
  cancelled: { zh: '已取消入户资格，并告知当事人。', en: 'Cancelled; the person has been told.' },
  cancel_proposed: { zh: '已提出撤销意见，由另一名经办人确认。', en: 'Proposed; another officer confirms.' },
  cancel_dropped: { zh: '已撤回撤销意见。', en: 'The proposal is dropped.' },
  revoked: { zh: '已登记撤销入户登记。', en: 'The revocation is recorded.' },
  answered: { zh: '已答复异议。', en: 'The objection is answered.' },
}

/** What a line of the course of a case says. */
export const historyWords: Readonly<Record<HistoryLine['kind'], Text>> = {
  'direct.started': { zh: '开始填写', en: 'Begun' },
  'direct.saved': { zh: '保存', en: 'Saved' },
  'direct.submitted': { zh: '提交，编号', en: 'Handed in and numbered' },
  'direct.ticked': { zh: '核对材料', en: 'Materials compared' },
  'direct.scanned': { zh: '上传照片', en: 'Picture added' },
  'direct.scan_removed': { zh: '删除照片', en: 'Picture removed' },
  'direct.correction_requested': { zh: '告知补正', en: 'Correction asked for' },
  'direct.correction_supplied': { zh: '补正', en: 'Correction supplied' },
  'direct.accepted': { zh: '受理', en: 'Accepted' },
  'direct.found': { zh: '记录核查结论', en: 'Findings recorded' },
  'direct.proposed': { zh: '提出审核意见', en: 'Proposed' },
  'direct.approved': { zh: '核准', en: 'Approved' },
  'direct.refused': { zh: '不予核准', en: 'Refused' },
  'direct.transferred': { zh: '转其他镇街', en: 'Transferred' },
  'direct.settled': { zh: '登记入户', en: 'Settled' },
  'direct.sent_back': { zh: '公安退回审核', en: 'Sent back by the police' },
  'direct.cancelled': { zh: '取消入户资格', en: 'Cancelled' },
  'direct.cancel_proposed': { zh: '提出撤销入户登记', en: 'Revocation proposed' },
  'direct.cancel_dropped': { zh: '不再提出撤销', en: 'Proposal dropped' },
  'direct.revoked': { zh: '公安撤销入户登记', en: 'Settlement revoked by the police' },
  'direct.objected': { zh: '提出异议', en: 'Objection raised' },
  'direct.objection_answered': { zh: '答复异议', en: 'Objection answered' },
  'direct.step_overdue': { zh: '超过办理时限', en: 'Past its limit' },
  'direct.withdrawn': { zh: '撤回', en: 'Withdrawn' },
  'direct.wish_recorded': { zh: '登记暂不入户', en: 'Recorded as not settling for now' },
}
