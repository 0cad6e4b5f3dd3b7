import { writtenDate } from '#calendar'
import { enqueueMessage } from '#platform/messages.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import type { Desk } from './desk.ts'
import { openFile } from './seals.ts'
import type { DirectState } from './types.ts'

export type Occasion =
  | 'submitted'
  | 'correction'
  | 'supplied'
  | 'accepted'
  | 'approved'
  | 'refused'
  | 'transferred'
  | 'settled'
  | 'cancelled'
  | 'revoked'
  | 'objected'
  | 'answered'
  | 'sent_back'
  | 'withdrawn'
  | 'overdue'

const day = (date = '') => writtenDate(date, 'zh') ?? date

/** What the person's phone shows: what happened and what to do; nothing personal but the case's number. */
export function smsFor(occasion: Occasion, state: DirectState): string {
  const number = state.number ?? ''
  const until = state.cancelled?.bar?.until
  const texts: Record<Occasion, () => string> = {
    submitted: () => `【落户】已收到您的入户申请，受理编号 ${number}。请带材料原件和复印件到受理窗口，或留意短信。`,
    correction: () =>
      `【落户】您的申请 ${number} 需要补正，请在${day(state.correction?.dueOn)}前登录“我的申请”或到窗口一次补齐。`,
    supplied: () => `【落户】已收到您的申请 ${number} 的补正材料，窗口将继续办理，请留意短信。`,
    accepted: () => `【落户】您的申请 ${number} 已受理，正在审核。可登录“我的申请”查看进度。`,
    approved: () => `【落户】您的申请 ${number} 已批准，请到入户地公安机关办理入户手续。`,
    refused: () => `【落户】您的申请 ${number} 未获批准，理由和依据条款请登录“我的申请”查看；有异议的可以提出。`,
    transferred: () => `【落户】您的申请 ${number} 已转到另一受理窗口继续办理，详情请登录“我的申请”查看。`,
    settled: () => `【落户】您的申请 ${number} 已办理入户。可享受的待遇请登录“我的申请”查看。`,
    cancelled: () =>
      `【落户】您的申请 ${number} 因查实虚假材料被取消入户资格${until ? `，${day(until)}前不再受理` : ''}。有异议的，请登录“我的申请”提出。`,
    revoked: () => `【落户】您的申请 ${number} 的入户登记已由公安机关撤销，详情请登录“我的申请”查看。`,
    objected: () => `【落户】已收到您对申请 ${number} 的异议，将由另一名工作人员处理，结果以短信告知。`,
    answered: () => `【落户】您对申请 ${number} 的异议已有答复，请登录“我的申请”查看。`,
    sent_back: () => `【落户】您的申请 ${number} 在公安核实中有资料需要复核，已退回审核。详情请登录“我的申请”查看。`,
    withdrawn: () => `【落户】您的申请 ${number} 已撤回。需要时可以重新提出申请。`,
    overdue: () => `【落户】您的申请 ${number} 补正期限已过，尚未收到补正材料。请尽快补正或联系受理窗口。`,
  }
  return texts[occasion]()
}

/** Goes out if, and only if, the change is stored. */
export async function tell(
  { platform }: Desk,
  trx: Trx,
  ctx: Ctx,
  state: DirectState,
  occasion: Occasion,
): Promise<void> {
  const { phone } = openFile(platform.vault, state).personal
  if (!phone || state.number === undefined) return
  await enqueueMessage(platform, trx, ctx, { kind: `direct_${occasion}`, phone, text: smsFor(occasion, state) })
}
