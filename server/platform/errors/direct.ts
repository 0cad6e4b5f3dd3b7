/** Refusals of direct settlement (高技能人才直接入户). */
export const directErrors = {
  'direct.no_scheme': {
    status: 404,
    zh: '本市没有此项直接入户政策。请从政策列表中选择。',
    en: 'This city has no such scheme of direct settlement. Choose one from the list of policies.',
  },
  'direct.already_live': {
    status: 409,
    zh: '此身份证号码在本市已有一件申请（{number}），或已经入户，不能重复申请。请查看原申请；如不是本人提交，请联系受理窗口。',
    en: 'There already is a case under this identity number in the city ({number}), or the person has settled. See the earlier one; if it is not yours, tell the window.',
  },
  'direct.barred': {
    status: 422,
    zh: '此身份证号码在 {until} 之前不予受理：{reason}。期满后可以重新申请；有异议可以向区（县）人力资源社会保障部门提出。',
    en: 'No application is accepted under this identity number before {until}, for {reason}. You may apply again after that day, or object at the human resources office.',
  },
  'direct.condition': {
    status: 422,
    zh: '不符合公布的条件：{reason}如填写有误，请改正后再提交。',
    en: 'A published condition is not met: {reason} If an answer is wrong, correct it and submit again.',
  },
  'direct.no_route': {
    status: 422,
    zh: '不符合公布的任何一种申请途径。{ways}。填写有误的，请改正后再提交。',
    en: 'None of the published ways to apply is met. {ways}. If an answer is wrong, correct it and submit again.',
  },
  'direct.answer': {
    status: 422,
    zh: '请回答“{question}”，这是公布的条件之一。',
    en: 'Please answer “{question}”: it is one of the published conditions.',
  },
  'direct.not_asked': {
    status: 422,
    zh: '本办法没有公布此项要求，不得填报或索取。请删除此项。',
    en: 'The scheme has not published this requirement; it may be neither asked nor given. Remove it.',
  },
  'direct.route': {
    status: 422,
    zh: '请选择自有居所或工作单位所在的镇（街道），以便确定受理窗口。',
    en: 'Choose the town of your own home or of your employer: it decides which window handles the case.',
  },
  'direct.other_window': {
    status: 422,
    zh: '此件按规定由{town}的窗口受理，不在您的受理范围。请告知申请人，或请当地窗口录入。',
    en: 'By the rules this case belongs to the window of {town}, not to yours. Tell the applicant, or have that window enter it.',
  },
  'direct.place': {
    status: 422,
    zh: '请选择落户地址：从本办法公布的几种中选择一种。',
    en: 'Choose a settlement place, one of those the scheme has published.',
  },
  'direct.choice': {
    status: 422,
    zh: '“{text}”不在“{name}”的选项中。请从列表中选择，或者按规定的名称填写，例如：{examples}。',
    en: '“{text}” is none of the choices for “{name}”. Choose from the list, or write it as the standard does, for example {examples}.',
  },
  'direct.relation': {
    status: 422,
    zh: '本办法没有规定此类亲属可以随迁。请从随迁人员中删除{name}。',
    en: 'The scheme does not have this relative move along. Remove {name} from the family.',
  },
  'direct.child_not_minor': {
    status: 422,
    zh: '随迁子女应当未满 18 周岁，{name}按身份证号码已满 18 周岁。请从随迁人员中删除。',
    en: 'Accompanying children must be under 18; by the identity number {name} is not. Remove this person.',
  },
  'direct.child_married': {
    status: 422,
    zh: '随迁子女应当未婚。请确认{name}未婚，或从随迁人员中删除。',
    en: 'Accompanying children must be unmarried. Confirm that {name} is, or remove this person.',
  },
  'direct.not_together': {
    status: 422,
    zh: '随迁的{name}应当与申请人共同居住生活。请确认，或从随迁人员中删除。',
    en: '{name} must live together with the applicant to move along. Confirm this, or remove this person.',
  },
  'direct.spouse_once': {
    status: 422,
    zh: '随迁配偶只能填写一人。请删除多填的一位。',
    en: 'Only one spouse can move along. Remove the other.',
  },
  'direct.same_person': {
    status: 422,
    zh: '此身份证号码在本申请中已经填写过。请核对是否填错或重复。',
    en: 'This identity number already stands in the application. Check whether it is mistyped or doubled.',
  },
  'direct.too_many_dependants': {
    status: 422,
    zh: '随迁人员最多填写 {max} 人。如确有更多，请到窗口办理。',
    en: 'At most {max} people can be entered here. If there are more, apply at the window.',
  },
  'direct.not_in_force': {
    status: 422,
    zh: '本办法自 {from} 起施行，现在还不能提交。可以先保存草稿。',
    en: 'The scheme is in force from {from}; it is too early to submit. Your draft can be kept.',
  },
  'direct.expired': {
    status: 422,
    zh: '本办法已于 {to} 失效，不能再提交申请。请查看现行政策。',
    en: 'The scheme ended on {to}; nothing can be submitted under it. See the policies in force.',
  },
  'direct.received_later': {
    status: 422,
    zh: '收件日期不能晚于今天（{today}）。请填写申请人递交材料的日期。',
    en: 'The day of receipt cannot be after today ({today}). Enter the day the paper was handed in.',
  },
  'direct.not_now': {
    status: 409,
    zh: '此件目前不能这样办理。请查看最新进度后再决定。',
    en: 'This cannot be done with the case as it stands. Look at its latest state first.',
  },
  'direct.closed': {
    status: 409,
    zh: '此件已经办结，不能再更改。需要时可以重新提出申请。',
    en: 'This case is closed and cannot be changed. A new one may be filed.',
  },
  'direct.material_missing': {
    status: 422,
    zh: '还没有核对“{document}”的原件或留存复印件。请核对后勾选，或要求补正。',
    en: 'The original of “{document}” has not been seen or its copy not been kept. Tick it once it has, or request a correction.',
  },
  'direct.too_many_scans': {
    status: 422,
    zh: '每种材料最多上传 {max} 张照片。请先删除不清楚的，再上传。',
    en: 'At most {max} pictures can be kept of each paper. Remove an unclear one first.',
  },
  'direct.scan_compared': {
    status: 409,
    zh: '窗口已用这张照片核对过原件，不能删除。上传错了的，请告知受理窗口。',
    en: 'The window has compared this picture with the original; it cannot be removed. If it is the wrong one, tell the window.',
  },
  'direct.scan_of_another': {
    status: 403,
    zh: '这张照片不是您上传的，不能删除。请由上传的一方删除。',
    en: 'This picture is not one of yours. Whoever sent it can remove it.',
  },
  'direct.clause': {
    status: 422,
    zh: '请引用本办法已公布的条款。没有条款依据，不能要求补正、不予批准或取消资格。',
    en: 'Cite a published clause of the scheme. Without one nothing can be requested, refused or cancelled.',
  },
  'direct.correction_once': {
    status: 409,
    zh: '补正要求只能一次性告知（行政许可法第三十二条），此件已经告知过。请受理，或者引用条款作出决定。',
    en: 'Corrections are requested once and in full (Administrative Licensing Law § 32); this case has had its notice. Accept it, or decide citing a clause.',
  },
  'direct.correction_empty': {
    status: 422,
    zh: '请至少列出一项需要补正的内容，并写明原因。',
    en: 'List at least one thing to be corrected, with the reason.',
  },
  'direct.other_fact': {
    status: 422,
    zh: '“{fact}”不是本办法要核实的事项，不得核查或作为理由。请删除。',
    en: '“{fact}” is nothing this scheme has verified; it can be neither examined nor a reason. Remove it.',
  },
  'direct.finding_value': {
    status: 422,
    zh: '核实结果与申报一致的，应与申报值相同；不一致的，请填写核定的值和理由。',
    en: 'A confirmed finding repeats the claim; one that differs needs its value and a reason.',
  },
  'direct.undecided': {
    status: 422,
    zh: '还不能批准：“{facts}”尚未核实，或市里尚未公布有关标准。请逐项核实后再决定。',
    en: 'It cannot be approved yet: “{facts}” has not been established, or the city has not published the standard. Establish each, then decide.',
  },
  'direct.not_eligible': {
    status: 422,
    zh: '按核实结果不符合条件“{condition}”，不能批准。请复核，或者引用条款不予批准。',
    en: 'By the findings the condition “{condition}” does not hold; the case cannot be approved. Check again, or refuse it citing a clause.',
  },
  'direct.review_first': {
    status: 409,
    zh: '还没有审核意见。请先由审核人提出意见，再由另一人决定。',
    en: 'There is no opinion of the review yet. The reviewer proposes first, then another person decides.',
  },
  'direct.transfer_same': {
    status: 422,
    zh: '请选择另一个镇（街道）。此件已在该窗口。',
    en: 'Choose another town; the case already lies with this one.',
  },
  'direct.not_checked': {
    status: 422,
    zh: '请先核对人口信息和户籍资料的原件，并勾选确认。',
    en: 'Check personal and household data against the originals first, and confirm it.',
  },
  'direct.address_unknown': {
    status: 422,
    zh: '请从列表中选择一处政府指定的户口；没有可选的，请选择其他落户地址类型。',
    en: 'Choose a designated household from the list; where there is none, choose another kind of settlement place.',
  },
  'direct.address_full': {
    status: 409,
    zh: '此落户地址只剩 {free} 个名额，需要 {needed} 个。请选择其他地址。',
    en: 'This address has {free} places left and {needed} are needed. Choose another.',
  },
  'direct.address_name': {
    status: 409,
    zh: '此名称已在列表中。请换一个名称，或修改原有的一项。',
    en: 'This name is already on the list. Choose another name or change the entry there is.',
  },
  'direct.address_capacity': {
    status: 422,
    zh: '名额不能少于已经落户的 {used} 人。请填写更大的数。',
    en: 'There cannot be fewer places than the {used} people already settled there. Enter a larger number.',
  },
  'direct.objection_open': {
    status: 409,
    zh: '已经收到您的异议，正在处理，不需要重复提出。结果会以短信告知。',
    en: 'Your objection has been received and is being dealt with; there is no need for another. You will be told the result.',
  },
  'direct.nothing_to_object': {
    status: 409,
    zh: '此件没有可以提出异议的决定。请查看最新进度。',
    en: 'There is no decision here to object to. Look at the latest state of the case.',
  },
  'direct.correct_first': {
    status: 409,
    zh: '此人已有新的申请（{number}），原件不能恢复。请先办结新的申请。',
    en: 'The person has a new case ({number}), so this one cannot be restored. Close the new one first.',
  },
  'direct.limit': {
    status: 422,
    zh: '办理时限请填写 1 至 250 个工作日的整数；没有规定时限的留空。',
    en: 'A limit is a whole number of 1 to 250 working days; leave it empty where none is set.',
  },
  'direct.parameter': {
    status: 422,
    zh: '参数“{parameter}”的值不在允许的范围内，或本办法已经公布了数值。请改正。',
    en: 'The value of “{parameter}” is out of bounds, or the scheme has published one. Correct it.',
  },
  'direct.batch_empty': {
    status: 422,
    zh: '文件里没有填写任何人员。请填写后再上传。',
    en: 'No worker is entered in the file. Fill it in and upload again.',
  },
  'direct.batch_twice': {
    status: 422,
    zh: '与第 {line} 行是同一人（身份证号码相同）。请只保留一行。',
    en: 'The same person as in line {line} (same identity number). Keep one of them.',
  },
  'direct.batch_other_rows': {
    status: 422,
    zh: '此行没有问题，但其他行有错误；按您选择的“全部正确才提交”，本次没有提交。',
    en: 'Nothing is wrong with this row, but others have errors; as you chose all or nothing, it was not handed in.',
  },
  'direct.batch_number_cell': {
    status: 422,
    zh: '身份证号码存成了数字，后几位已经丢失。请把这一列设为文本格式，重新填写号码。',
    en: 'The identity number is stored as a number and its last digits are lost. Format the column as text and type it again.',
  },
  'direct.batch_hidden': {
    status: 422,
    zh: '工作表「{sheet}」是隐藏的，没有处理。请取消隐藏、核对内容后再上传。',
    en: 'The sheet “{sheet}” is hidden; nothing was processed. Unhide it, check what is in it and upload again.',
  },
  'direct.batch_mode': {
    status: 422,
    zh: '请选择有错误行时如何处理。',
    en: 'Choose what to do when some rows are wrong.',
  },
  'direct.range': {
    status: 422,
    zh: '起始日期不能晚于截止日期。请改正。',
    en: 'The first day cannot be after the last. Correct them.',
  },
} as const
