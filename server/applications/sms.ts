import { writtenDate } from '#calendar'
import type { ApplicationState } from './types.ts'

export type Occasion = 'submitted' | 'accepted' | 'correction' | 'supplied' | 'correction_overdue' | 'refused' | 'withdrawn'

const day = (date = '') => writtenDate(date, 'zh') ?? date

/** What the applicant's phone shows. Says what happened and what to do; nothing personal but the application's number. */
export function smsFor(occasion: Occasion, state: ApplicationState): string {
  const number = state.number ?? ''
  const texts: Record<Occasion, () => string> = {
    submitted: () => `【落户】已收到您的积分制入户申请，受理编号 ${number}${state.deferred
      ? `，因在截止日之后提交，进入 ${state.year} 年度办理`
      : ''}。窗口将在 5 个工作日内答复，请留意短信。`,
    accepted: () => `【落户】您的申请 ${number} 已受理，进入 ${state.year} 年度。各部门审核期间可登录“我的申请”查看进度。`,
    correction: () => `【落户】您的申请 ${number} 需要补正，请在${day(state.correction?.dueOn)}前登录“我的申请”或到窗口一次补齐。`,
    supplied: () => `【落户】已收到您的申请 ${number} 的补正材料，窗口将继续办理，请留意短信。`,
    correction_overdue: () => `【落户】您的申请 ${number} 补正期限已过，尚未收到补正材料。请尽快补正或联系受理窗口。`,
    refused: () => `【落户】您的申请 ${number} 不予受理，理由和依据条款请登录“我的申请”查看。`,
    withdrawn: () => `【落户】您的申请 ${number} 已撤回。需要时可以重新提出申请。`,
  }
  return texts[occasion]()
}
