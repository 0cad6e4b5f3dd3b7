/** Refusals of rounds, rankings, public notices and objections. */
export const rankingErrors = {
  'rounds.exists': {
    status: 409,
    zh: '本区该年度的批次已经建立。请在批次列表中打开它。',
    en: 'The district already has a round for that year. Open it from the list of rounds.',
  },
  'rounds.pack': {
    status: 422,
    zh: '该政策没有年度批次的规定，不能建立批次。请选择积分制入户政策。',
    en: 'That policy knows no yearly round. Choose a points scheme.',
  },
  'rounds.not_yet_in_force': {
    status: 422,
    zh: '该政策自 {from} 起施行，此前不能开放批次。请在施行之日后办理。',
    en: 'The policy is in force from {from}; no round can open before. Come back on that day.',
  },
  'rounds.expired': {
    status: 422,
    zh: '该政策已于 {to} 失效，不能再开放批次。请换用现行有效的政策。',
    en: 'The policy expired on {to}; no new round may open on it. Choose a policy in force.',
  },
  'rounds.too_late': {
    status: 422,
    zh: '本年度申请已于 {until} 截止，不能再开放。请建立 {next} 年度批次。',
    en: 'Applications of that year ended on {until}; the round can no longer open. Prepare the round of {next}.',
  },
  'rounds.too_early': {
    status: 422,
    zh: '该年度自 {from} 起才受理申请，现在不能开放。请到时再办理。',
    en: 'Applications of that year begin on {from}; the round cannot open yet. Come back on that day.',
  },
  'rounds.already_open': {
    status: 409,
    zh: '本批次已经开放，名额、同分规则和分值已向申请人公布，不能更改。',
    en: 'This round is already open; quota, tie rule and values have been shown to applicants and cannot change.',
  },
  'rounds.quota_zero': {
    status: 422,
    zh: '入户名额不能为 0：没有名额就无人可以入户。请填写区人民政府当年的规划名额；没有名额的年度请不要开放批次。',
    en: 'The quota cannot be 0: nobody could settle. Enter the district government\'s quota of the year; without one, do not open a round.',
  },
  'rounds.quota': {
    status: 422,
    zh: '入户名额须为 1 至 {max} 的整数。请核对区人民政府公布的规划名额。',
    en: 'The quota is a whole number from 1 to {max}. Check it against the district government\'s plan.',
  },
  'rounds.tie': {
    status: 422,
    zh: '请选择同分规则。2014 年文件没有规定，必须在开放前选定并向申请人公布。',
    en: 'Choose a tie rule. The 2014 text has none; it must be chosen before opening and shown to applicants.',
  },
  'rounds.parameter': {
    status: 422,
    zh: '分值不正确。请填写最多两位小数的数字（绝对值不超过 1000）；没有公布值的可以留空，不予适用。',
    en: 'Not a valid value. Enter a number with at most two decimals (up to 1000), or leave it empty where none is published: it is then not applied.',
  },
  'rounds.stage_prepared': {
    status: 409, zh: '本批次尚未开放。请先填写名额和同分规则并开放批次。', en: 'The round is not open yet. Set its quota and tie rule and open it first.',
  },
  'rounds.stage_open': {
    status: 409, zh: '本批次尚未定榜。请在审核结束后先固定排名。', en: 'The round has no frozen ranking yet. Freeze it after the review ends.',
  },
  'rounds.stage_frozen': {
    status: 409, zh: '本批次排名已固定，等待公示。请由另一名工作人员发布公示。', en: 'The ranking is frozen and waits for its notice. Another officer publishes it.',
  },
  'rounds.stage_published': {
    status: 409, zh: '本批次正在公示。公示期满前只能逐人处理异议。', en: 'The list is on public notice. Until it ends, only objections can change entries.',
  },
  'rounds.stage_issuing': {
    status: 409, zh: '本批次公示已结束，正在发放入户卡，不能再固定排名或公示。', en: 'The notice has ended and cards are being issued; nothing can be frozen or published now.',
  },
  'rounds.stage_closed': {
    status: 409, zh: '本批次已经结束。请查看下一年度批次。', en: 'This round is closed. See the round of the next year.',
  },
  'rounds.cards_open': {
    status: 409,
    zh: '还有有效的或者待签发的入户卡，不能结束批次。请等全部落户或者逾期后再结束。',
    en: 'There are cards still valid or still to be issued, so the round cannot be closed. Close it when all are settled or lapsed.',
  },
  'ranking.review_running': {
    status: 422,
    zh: '联合审核到 {until} 才结束，之前不能固定排名。请在 {until} 之后办理。',
    en: 'The joint review ends on {until}; the ranking cannot be frozen before. Come back after that day.',
  },
  'ranking.tasks_open': {
    status: 422,
    zh: '还有 {total} 项审核没有结论，不能固定排名：{departments}。请督促这些部门出具结论。',
    en: '{total} review tasks have no finding yet, so the ranking cannot be frozen: {departments}. Ask these departments for their findings.',
  },
  'ranking.applications_open': {
    status: 422,
    zh: '还有 {total} 件申请没有受理结论，不能固定排名。请镇街窗口先作出受理或不予受理的决定。',
    en: '{total} applications still wait for acceptance, so the ranking cannot be frozen. The windows must accept or refuse them first.',
  },
  'ranking.pack_version': {
    status: 409,
    zh: '本批次按 {pinned} 版规则办理，系统现在装载的是 {loaded} 版，不能计分。请管理员装回 {pinned} 版规则。',
    en: 'This round goes by version {pinned} of the rules, but version {loaded} is loaded; nothing can be scored. Have version {pinned} put back.',
  },
  'ranking.nobody': {
    status: 422,
    zh: '本批次没有已受理的申请，无法排名。请核对批次年度和区。',
    en: 'The round has no accepted application, so there is nothing to rank. Check its year and district.',
  },
  'notices.old_ranking': {
    status: 409,
    zh: '这不是最新的排名，最新为第 {number} 版。请打开最新一版再发布。',
    en: 'This is not the latest ranking; the latest is version {number}. Open it and publish that.',
  },
  'notices.leak': {
    status: 422,
    zh: '第 {position} 行的“{column}”含有不应公开的内容，名单没有发布。请联系管理员核对该件的姓名和镇街。',
    en: 'Row {position} holds something that must not be public in “{column}”; the list was not published. Have the name and town of that case checked.',
  },
  'notices.signature': {
    status: 422,
    zh: '签发人姓名与当前账号不一致。请输入您本人在系统登记的姓名：{name}。',
    en: 'The signature does not match your account. Type your own name as registered: {name}.',
  },
  'notices.nobody': {
    status: 422,
    zh: '没有申请人进入排名，名单为空，不能公示。请先核对排名结果。',
    en: 'Nobody is ranked, so there is no list to publish. Check the ranking first.',
  },
  'objections.not_begun': { status: 422, zh: '公示尚未开始。请在公示期内提出异议。', en: 'The notice has not begun. Object while it runs.' },
  'objections.closed': {
    status: 422,
    zh: '公示期已于 {until} 结束，不能再在此提出异议。如对结果不服，可以依法申请行政复议或者提起行政诉讼。',
    en: 'The notice ended on {until}; objections are no longer taken here. You may still apply for administrative reconsideration or sue, as the law provides.',
  },
  'objections.no_entry': {
    status: 404,
    zh: '公示名单中没有序号 {number}。请核对公示页上的序号。',
    en: 'The published list has no number {number}. Check the number on the notice.',
  },
  'objections.twice': {
    status: 409,
    zh: '您已就该序号提出异议，正在处理。如有补充，请在答复后再提出。',
    en: 'You have already objected to that number and it is being handled. Wait for the answer before adding to it.',
  },
  'objections.too_many': {
    status: 429,
    zh: '您在本次公示中已有 {max} 件异议在处理。请等收到答复后再提出。',
    en: 'You already have {max} objections to this notice being handled. Wait for an answer before raising another.',
  },
  'objections.decided': { status: 409, zh: '该异议已经答复，不能再次处理。', en: 'This objection has already been answered.' },
  'objections.rechecks_open': {
    status: 422,
    zh: '还有部门没有完成复核：{departments}。请等复核结论出来后再答复。',
    en: 'Departments have not finished checking again: {departments}. Answer when their findings are in.',
  },
  'objections.changed': {
    status: 422,
    zh: '复核后核查结论已经改变，不能答复“异议不成立”。请选择“异议成立”，系统将重新排名。',
    en: 'The check changed a finding, so the objection cannot be rejected. Uphold it; the list is then ranked again.',
  },
  'objections.department': {
    status: 422,
    zh: '请至少选择一个复核部门，并且只能选择审核过该申请的部门。',
    en: 'Choose at least one department to check again, among those that reviewed this application.',
  },
  'objections.name': { status: 422, zh: '请填写您的真实姓名（2 至 50 个字）。异议须实名提出。', en: 'Enter your real name (2 to 50 characters). Objections are made in one\'s own name.' },
  'objections.text': {
    status: 422, zh: '请写明异议的内容和理由，至少 {min} 个字。', en: 'Say what you object to and why, in at least {min} characters.',
  },
  'objections.files': { status: 422, zh: '最多上传 {max} 个文件。请合并后再上传。', en: 'At most {max} files. Combine them and upload again.' },
  'objections.until': {
    status: 422, zh: '请填写复核期限，不早于 {today}，例如 2014-12-20。', en: 'Enter the day by which to report, not before {today}, for example 2014-12-20.',
  },
  'objections.reason': { status: 422, zh: '请写明答复的理由，至少 {min} 个字。', en: 'Give the reasons of the answer, in at least {min} characters.' },
  'objections.clause': { status: 422, zh: '请选择答复所依据的条款。', en: 'Choose the clause the answer rests on.' },
} as const
