/** Refusals of applications and their evidence. */
export const applicationErrors = {
  'applications.already_submitted': {
    status: 409,
    zh: '申请已经提交，受理编号 {number}。请在“我的申请”中查看进度。',
    en: 'The application has been submitted under number {number}. See its progress under “My applications”.',
  },
  'applications.closed': {
    status: 409,
    zh: '此申请已经办结或撤回，不能再更改。需要时可以重新提出申请。',
    en: 'This application is closed or withdrawn and cannot be changed. You may file a new one.',
  },
  'applications.card_out': {
    status: 409,
    zh: '此申请已签发入户卡，不能再撤回。不打算入户的，入户卡到期后自动失效。',
    en: 'A settlement card has been issued for this application; it can no longer be withdrawn. If you do not mean to settle, the card simply expires.',
  },
  'applications.not_now': {
    status: 409,
    zh: '此申请目前不能这样办理。请查看最新进度后再决定。',
    en: 'This cannot be done with the application as it stands. Look at its latest state first.',
  },
  'applications.condition': {
    status: 422,
    zh: '不符合公布的申请条件：{reason}如填写有误，请改正后再提交。',
    en: 'A published condition is not met: {reason} If an answer is wrong, correct it and submit again.',
  },
  'applications.answer': {
    status: 422,
    zh: '请回答“{question}”，这是申请条件之一。',
    en: 'Please answer “{question}”: it is a condition of the scheme.',
  },
  'applications.document_missing': {
    status: 422,
    zh: '还缺少“{document}”，请补上。因某项回答才需要的材料，没有时可以修改那项回答。',
    en: '“{document}” is missing: please add it. Where only an answer of yours calls for it, you may change that answer instead.',
  },
  'applications.place': {
    status: 422,
    zh: '请选择一种落户地址。',
    en: 'Choose one of the settlement places.',
  },
  'applications.town': {
    status: 422,
    zh: '请选择迁入地所在的镇（街道），由其窗口受理。',
    en: 'Choose the town or subdistrict you move to; its window handles the application.',
  },
  'applications.spouse_once': {
    status: 422,
    zh: '随迁配偶只能填写一人。请删除多填的一位。',
    en: 'Only one spouse can move along. Remove the other.',
  },
  'applications.child_not_minor': {
    status: 422,
    zh: '随迁子女应当未满 18 周岁，{name}按身份证号码已满 18 周岁。请从随迁人员中删除。',
    en: 'Accompanying children must be under 18; by the identity number {name} is not. Remove this person.',
  },
  'applications.same_person': {
    status: 422,
    zh: '此身份证号码在本申请中已经填写过。请核对是否填错或重复。',
    en: 'This identity number already stands in the application. Check whether it is mistyped or doubled.',
  },
  'applications.too_many_dependants': {
    status: 422,
    zh: '随迁人员最多填写 {max} 人。如确有更多，请到窗口办理。',
    en: 'At most {max} people can be entered here. If there are more, apply at the window.',
  },
  'applications.duplicate': {
    status: 409,
    zh: '此身份证号码在{year}年度已有一件申请，同一年度不能重复申请。请在“我的申请”中查看，或撤回原申请后再提交；如果不是您本人提交的，请联系镇（街道）窗口。',
    en: 'There already is an application of {year} under this identity number; one a year is possible. Look under “My applications”, or withdraw the earlier one first. If it is not yours, tell the town window.',
  },
  'applications.barred': {
    status: 422,
    zh: '此身份证号码在 {until} 之前不予受理。有疑问请向区人力资源社会保障部门查询。',
    en: 'No application is accepted under this identity number before {until}. Ask the district human resources office about it.',
  },
  'applications.not_in_force': {
    status: 422,
    zh: '本办法自 {from} 起施行，现在还不能提交。可以先保存草稿。',
    en: 'The scheme is in force from {from}; it is too early to submit. Your draft can be kept.',
  },
  'applications.expired': {
    status: 422,
    zh: '本办法已于 {to} 失效，不能再提交申请。请查看现行政策。',
    en: 'The scheme ended on {to}; nothing can be submitted under it. See the policies in force.',
  },
  'applications.received_later': {
    status: 422,
    zh: '收件日期不能晚于今天（{today}）。请填写申请人递交材料的日期。',
    en: 'The day of receipt cannot be after today ({today}). Enter the day the paper was handed in.',
  },
  'applications.correction_once': {
    status: 409,
    zh: '补正要求只能一次性告知（行政许可法第三十二条），此件已经告知过。请受理，或者引用条款不予受理。',
    en: 'Corrections are requested once and in full (Administrative Licensing Law § 32); this case has had its notice. Accept it, or refuse it citing a clause.',
  },
  'applications.correction_late': {
    status: 409,
    zh: '已过 {date} 的一次性告知期限，逾期不告知的自收到材料之日起即为受理（行政许可法第三十二条）。请受理，或者引用条款不予受理。',
    en: 'The day for the one-time notice, {date}, has passed; the materials count as accepted from their receipt (Administrative Licensing Law § 32). Accept the case, or refuse it citing a clause.',
  },
  'applications.correction_empty': {
    status: 422,
    zh: '请至少列出一项需要补正的内容，并写明原因。',
    en: 'List at least one thing to be corrected, with the reason.',
  },
  'applications.clause': {
    status: 422,
    zh: '请引用本办法已公布的条款。没有条款依据，不能要求补正，也不能不予受理。',
    en: 'Cite a published clause of the scheme. Without one nothing can be requested or refused.',
  },
  'applications.not_asked': {
    status: 422,
    zh: '本办法没有公布此项要求，不得要求补正。请只列出公布的材料和申请表上的内容。',
    en: 'The scheme has not published this requirement, so it cannot be asked for. List only published documents and what the form asks.',
  },
  'file.choose': { status: 422, zh: '还没有选择文件。请选择照片或 PDF 后再上传。', en: 'No file was chosen. Choose a photo or a PDF, then upload.' },
  'applications.scan_of_applicant': {
    status: 409,
    zh: '此扫描件由申请人上传，窗口不能删除。材料有问题的，请要求补正。',
    en: 'The applicant uploaded this scan; the window cannot remove it. If something is wrong with it, request a correction.',
  },
  'applications.too_many_files': {
    status: 422,
    zh: '每项材料最多上传 {max} 个文件。请先删除不需要的文件。',
    en: 'At most {max} files for one document. Remove one first.',
  },
} as const
