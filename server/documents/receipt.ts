import { maskIdNumber, maskPhone } from '#identity'
import { civilMinute } from '#calendar'
import type { Pack } from '#policy'
import type { ApplicationFile, ApplicationState, DocumentNeed } from '#server/applications/index.ts'
import { openPaper } from './paper.ts'
import { fields, heading, list, qr, section, table, text, type PrintedField } from './parts.ts'
import { basis, clauseNumber, paperSettings, placeName, zhDate, type Making } from './words.ts'

export interface ReceiptData {
  readonly state: ApplicationState
  readonly file: ApplicationFile
  readonly needs: readonly DocumentNeed[]
  readonly pack: Pack
  /** Where the applicant follows the case. */
  readonly caseAddress: string
}

/** 受理回执: what was handed in, when, and what happens next with its clause. */
export function receiptPdf(making: Making, data: ReceiptData): Promise<Buffer> {
  const { state, pack } = data
  const accepted = state.acceptedOn !== undefined
  const title = accepted ? { zh: '受理回执', en: 'Receipt of acceptance' } : { zh: '申请回执', en: 'Receipt of application' }
  const paper = openPaper(paperSettings(making, title, state.number ?? ''))
  heading(paper)
  text(paper, `${pack.title.zh}`, { align: 'center', gap: 10 })
  fields(paper, particulars(data))
  section(paper, { zh: '收到的材料', en: 'Documents received' })
  table(paper, [
    { zh: '材料', en: 'Document', share: 5 }, { zh: '收取情况', en: 'Received as', share: 4 }, { zh: '依据', en: 'Clause', share: 2 },
  ], documentRows(data))
  section(paper, { zh: '接下来', en: 'What happens next' })
  list(paper, nextSteps(data))
  qr(paper, data.caseAddress, [
    '查询办理进度：用手机扫右侧二维码，以申请时的手机号码登录。', 'Follow your case: scan the code and sign in with your phone number.', data.caseAddress,
  ])
  return paper.end()
}

function particulars({ state, file: { personal }, pack }: ReceiptData): PrintedField[] {
  return [
    { zh: '受理编号', en: 'Number', value: state.number ?? '' },
    { zh: '提交时间', en: 'Submitted', value: state.submittedAt ? civilMinute(state.submittedAt) : '' },
    { zh: '申请人', en: 'Applicant', value: personal.name ?? '' },
    { zh: '身份证号', en: 'Identity number', value: maskIdNumber(personal.idNumber ?? '') },
    { zh: '联系电话', en: 'Telephone', value: maskPhone(personal.phone ?? '') },
    { zh: '入户年度', en: 'Round', value: `${state.year ?? ''}年度` },
    { zh: '申请入户地', en: 'Town', value: placeName(state.district, state.town) },
    { zh: '受理日期', en: 'Accepted', value: state.acceptedOn ? zhDate(state.acceptedOn) : '尚未受理' },
    ...(state.deferred ? [{
      zh: '年度说明', en: 'Why this round', wide: true,
      value: `截止日后提出的申请进入下一年度入户管理${basis(pack, pack.round?.cutoff.clause)}。${pack.round?.cutoff.interpretation.text.zh ?? ''}`,
    }] : []),
  ]
}

function documentRows({ state, needs, pack }: ReceiptData): string[][] {
  const rows = state.documents.map(({ document, evidenceIds, originalSeen, copyKept }) => {
    const kind = pack.documents.find(({ id }) => id === document)
    const how = [evidenceIds.length > 0 ? `扫描件 ${evidenceIds.length} 份` : '', originalSeen ? '已验原件' : '', copyKept ? '已收复印件' : '']
    return { shown: how.filter(Boolean).join('，'), cells: [kind?.name.zh ?? document, how.filter(Boolean).join('，'), kind ? clauseNumber(pack, kind.clause) : ''] }
  }).filter(({ shown }) => shown !== '').map(({ cells }) => cells)
  const missing = needs.filter(({ present }) => !present)
    .map(({ document, clause }) => [pack.documents.find(({ id }) => id === document)?.name.zh ?? document, '尚未提交', clauseNumber(pack, clause)])
  return [...rows, ...missing]
}

function nextSteps({ state, pack }: ReceiptData): string[] {
  const { round } = pack
  const { year } = state
  if (!round || year === undefined) return []
  const day = (monthDay: string) => zhDate(`${year}-${monthDay}`)
  const answer = state.answerBy && !state.acceptedOn
    ? [`受理窗口最迟于${zhDate(state.answerBy)}答复是否受理；材料不齐的，一次性告知需要补正的全部内容。`] : []
  return [
    ...answer,
    `${day(round.review.from)}至${day(round.review.to)}，各部门并联审核材料的真实性并打分${basis(pack, round.review.clause)}。`,
    `审核结束后，区人力资源社会保障部门按积分排名并公示 ${round.notice.workingDays} 个工作日；公示期内可以提出异议${basis(pack, round.notice.clause)}。`,
    `在名额之内的，签发入户卡，自签发之日起 ${round.card.years} 年内有效${basis(pack, round.card.clause)}。`,
  ]
}
