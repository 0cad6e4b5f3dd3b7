export const issuingErrors = {
  'cards.already_issued': { status: 409, zh: '该申请已签发入户卡，没有重复签发。', en: 'A card has already been issued for this application; none was issued twice.' },
  'cards.no_notice': {
    status: 409,
    zh: '本批次还没有公示排名，不能签发入户卡。请先由另一名工作人员公示排名。',
    en: 'No ranking of this round has been published yet, so no card can be issued. Publish the ranking first.',
  },
  'cards.notice_running': {
    status: 409,
    zh: '公示期到 {until} 才结束，期满次日起方可签发入户卡。请在公示期满后再签发。',
    en: 'The public notice runs until {until}; cards can be issued from the next day. Come back then.',
  },
  'cards.not_admitted': {
    status: 409,
    zh: '该申请人的排名不在本年度入户名额之内，不能签发入户卡。',
    en: 'This applicant\'s rank is not within the year\'s quota; no card can be issued.',
  },
  'cards.held_objection': {
    status: 409,
    zh: '对该申请人的异议尚未处理完毕，暂不签发。请先处理异议。',
    en: 'An objection to this entry is still open; its card waits. Decide the objection first.',
  },
  'cards.held_cut_off': {
    status: 409,
    zh: '尚有异议可能改变入围分数线，该申请人暂不签发。请先处理异议。',
    en: 'An open objection may still move the cut-off; this card waits. Decide the objection first.',
  },
  'cards.held_officer': {
    status: 409,
    zh: '该申请人已被暂缓签发。请先核实并解除暂缓。',
    en: 'This entry is held back. Clear the matter and release it first.',
  },
  'cards.held_bar': {
    status: 409,
    zh: '该申请人处于不予受理期限内，不能签发入户卡。请核对限制记录。',
    en: 'This person is barred at present; no card can be issued. Check the bar on record.',
  },
  'cards.no_seat': {
    status: 409,
    zh: '本批次名额已全部签发，没有超额签发。请核对名额与已签发的卡。',
    en: 'All places of this round are taken; no card was issued beyond them. Check the quota against the cards issued.',
  },
  'cards.ranking_changed': {
    status: 409,
    zh: '排名刚刚有了新版本，其余的卡没有签发。请查看新版本后重新签发。',
    en: 'The ranking has just got a new version; the remaining cards were not issued. Look at it and issue again.',
  },
  'cards.nothing_to_issue': {
    status: 409,
    zh: '目前没有可以签发的入户卡。请先处理异议、暂缓的个案，或核对名额。',
    en: 'There is no card to issue at present. Decide open objections, release held cases or check the quota.',
  },
  'cards.still_valid': { status: 409, zh: '入户卡有效期至 {until}，尚未到期。', en: 'The card is valid until {until} and has not expired.' },
  'cards.cannot_revoke': {
    status: 409,
    zh: '只有尚未使用且未失效的入户卡可以撤销。请核对该卡的状态。',
    en: 'Only a card that is neither used nor expired can be revoked. Check its status.',
  },
  'cards.unknown': {
    status: 404,
    zh: '没有找到这张入户卡。请核对卡号或查验码，逐字输入。',
    en: 'No such card. Check the number or the code, character by character.',
  },
  'cards.no_match': {
    status: 404,
    zh: '卡号与持卡人姓名对不上，或没有这张卡。请照卡面逐字核对。',
    en: 'The number and the holder\'s name do not match, or there is no such card. Compare both with the card, character by character.',
  },
  'cards.bad_code': {
    status: 422,
    zh: '这不是入户卡的卡号或查验码。卡号形如 K440604-2014-00012，查验码为 26 位。',
    en: 'This is neither a card number (like K440604-2014-00012) nor a code of 26 characters. Copy it from the card.',
  },
  'cards.clause_unknown': {
    status: 422,
    zh: '所选依据不是本政策文件的条款。请选择一条已公布的条款。',
    en: 'The basis chosen is no clause of this policy. Choose a published clause.',
  },
  'settlement.expired': {
    status: 409,
    zh: '入户卡已于 {until}期满失效，不能办理入户。请持卡人向签发该卡的区人力资源社会保障部门咨询。',
    en: 'The card expired after {until}; no settlement can be recorded. The holder should ask the bureau that issued it.',
  },
  'settlement.already': {
    status: 409,
    zh: '此入户卡已于 {on} 办理入户，不能重复办理。请查看入户登记。',
    en: 'This card was used to settle on {on}; it cannot be used again. See the settlement record.',
  },
  'settlement.revoked': {
    status: 409,
    zh: '此入户卡已于 {on} 被撤销，不能办理入户。请持卡人向签发该卡的区人力资源社会保障部门咨询。',
    en: 'This card was revoked on {on}; no settlement can be recorded. The holder should ask the bureau that issued it.',
  },
  'settlement.permit_route': {
    status: 409,
    zh: '持卡人已选择保留承包地、办理居住证，不能同时入户。如需入户，请持卡人先在网上改选。',
    en: 'The holder has chosen to keep contracted land and take the residence permit. To settle, the holder must first change that choice online.',
  },
  'settlement.not_checked': {
    status: 422,
    zh: '请核对人员身份和户籍资料原件后，勾选确认再登记。',
    en: 'Check the person and the original household documents, then tick the confirmation.',
  },
  'settlement.dependant': {
    status: 422,
    zh: '随迁人员只能是申请时申报的配偶和未成年子女。请重新勾选。',
    en: 'Only the declared spouse and minor children may accompany. Choose again.',
  },
  'settlement.of_age': {
    status: 422,
    zh: '{name} 已满 18 周岁，不能作为未成年子女随迁。请取消勾选，由其本人另行申请。',
    en: '{name} has come of age and cannot accompany as a minor child. Untick this person, who may apply in their own right.',
  },
  'documents.not_submitted': {
    status: 409,
    zh: '申请尚未提交，还没有可以打印的文书。请先提交申请。',
    en: 'The application has not been submitted, so there is nothing to print yet. Submit it first.',
  },
  'documents.revoked': {
    status: 409,
    zh: '此入户卡已被撤销，不再打印。如有异议，请向签发该卡的区人力资源社会保障部门提出。',
    en: 'This card was revoked and is no longer printed. If you disagree, turn to the bureau that issued it.',
  },
  'documents.no_cards': { status: 404, zh: '没有可以打印的入户卡。请先签发，或换一种状态查看。', en: 'There is no card to print. Issue cards first, or choose another status.' },
  'documents.not_settled': {
    status: 409,
    zh: '此入户卡还没有办理入户，没有回执可以打印。请先登记。',
    en: 'No settlement has been recorded on this card, so there is no record to print. Record it first.',
  },
} as const
