/** Refusals about reasons, objections and revocations in direct settlement (QY-5, QY-7, DG-11, JM-5). */
export const directReasonErrors = {
  'direct.reason_holds': {
    status: 422,
    zh: '“{reason}”不成立：按核查结论，这一条件符合，不能以此不予核准。请核准，或者选择成立的理由。',
    en: '“{reason}” does not stand: by the findings this condition is met. Approve, or choose a reason that stands.',
  },
  'direct.reason_open': {
    status: 422,
    zh: '还不能以“{reason}”不予核准：有关事项还没有核查出结论。请先登记核查结论，再作决定。',
    en: 'It cannot be refused by “{reason}” yet: nothing has been found on it. Record the findings first, then decide.',
  },
  'direct.reason_unfounded': {
    status: 422,
    zh: '“{reason}”没有本件的核查结论或材料支持，不能作为理由。请先登记核查结论，或者选择成立的理由。',
    en: 'Nothing in this case bears out “{reason}”. Record what was found first, or choose a reason that stands.',
  },
  'direct.ask_first': {
    status: 422,
    zh: '材料不齐的，应当先一次性告知补正，不能直接以“{reason}”不予核准。请先要求补正。',
    en: 'What is lacking is asked for first, once and in full; “{reason}” cannot refuse before. Ask for the correction.',
  },
  'direct.correction_runs': {
    status: 409,
    zh: '补正期限到 {until} 为止，还没有过，不能以没有补正为由不予核准。请等期限届满。',
    en: 'The applicant has until {until} to supply the correction; it cannot be refused for what is lacking before that day is over.',
  },
  'direct.no_cancel': {
    status: 422,
    zh: '本办法没有公布因虚假材料取消资格的条款，不能这样办理。入户之前发现的，请登记核查结论后作出决定，或由公安退回审核。',
    en: 'The scheme publishes no clause that cancels for false material, so this cannot be done. Before the settlement, record what was found and decide, or have the police send it back.',
  },
  'direct.second_cancels': {
    status: 409,
    zh: '此件已经入户。请先由一名经办人提出撤销意见，再由另一名经办人确认。',
    en: 'This household is settled: one officer proposes the revocation, another confirms it.',
  },
  'direct.objected_once': {
    status: 409,
    zh: '对这项决定已经提出过异议并得到答复，不能再次提出。作出新的决定的，可以对新的决定提出异议。',
    en: 'This decision was objected to and answered; it cannot be objected to again. A new decision can be.',
  },
  'direct.unchanged': {
    status: 422,
    zh: '要求补正的内容没有任何改动。请改正后再提交；内容本来无误的，请写明已经怎样补正（例如：已向窗口出示原件）。',
    en: 'Nothing of what was asked for has changed. Correct it, or say in words what was done, for example that the original was shown at the window.',
  },
  'direct.ask_window': {
    status: 422,
    zh: '这一行不能在此受理。请本人持身份证到受理窗口咨询。',
    en: 'This row cannot be taken here. The person may ask at the window with the identity card.',
  },
} as const
