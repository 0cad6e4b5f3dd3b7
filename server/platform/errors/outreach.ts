/** Refusals of survey, outreach and tracking. */
export const outreachErrors = {
  'outreach.consent': {
    status: 422,
    zh: '请勾选同意说明；不同意的，不登记任何内容。',
    en: 'Tick the consent; without it nothing is stored.',
  },
  'outreach.wish': { status: 422, zh: '请选择入户意愿：愿意、不愿意或未定。', en: 'Choose the wish to settle: yes, no or undecided.' },
  'outreach.grade': { status: 422, zh: '请从列出的职业资格等级中选择。', en: 'Choose one of the grades listed.' },
  'outreach.town': { status: 422, zh: '请从本市镇街中选择。', en: 'Choose a town of this city.' },
  'outreach.busy': {
    status: 429,
    zh: '此号码提交过于频繁，或填报人数过多，本次没有登记。请一小时后再填。',
    en: 'This number answered too often, or too many people are answering; nothing was stored. Try again in an hour.',
  },
  'outreach.pending_gone': {
    status: 404,
    zh: '这份填报已过期或者已经核实。没有收到“已收到”页面的，请重新填写。',
    en: 'This answer has expired or was verified already. If you have not seen “Received”, please fill it in again.',
  },
  'outreach.link_busy': {
    status: 429,
    zh: '此链接一天最多接收 {max} 个文件，本次没有登记。请明天再传，或者送到窗口。',
    en: 'This link takes {max} files a day; nothing was stored. Try again tomorrow or bring the file to the window.',
  },
  'outreach.twice_in_file': {
    status: 422,
    zh: '此手机号码在第 {line} 行已经出现，本行没有登记。请核对号码。',
    en: 'This number stands in line {line} already; this row was not stored. Check the number.',
  },
  'outreach.no_rows': {
    status: 422,
    zh: '表里没有人员。请下载模板，从第三行起填写后再上传。',
    en: 'There is nobody in the file. Download the template and fill it in from the third row.',
  },
  'outreach.template': {
    status: 422,
    zh: '表头与模板不一致。请下载模板，把内容粘贴进去后再上传。',
    en: 'The headings are not those of the template. Download it, paste the content in and upload it again.',
  },
  'outreach.forgotten': {
    status: 409,
    zh: '此人已要求删除个人信息，不能再登记联系情况。',
    en: 'This person asked to be forgotten; nothing more can be recorded.',
  },
  'outreach.not_wishing': {
    status: 409,
    zh: '此人没有登记愿意入户，不安排跟踪服务。请先更新入户意愿。',
    en: 'This person has not said they wish to settle, so nobody follows up. Update the wish first.',
  },
  'outreach.settled': {
    status: 409,
    zh: '此人已经入户，跟踪服务已结束。',
    en: 'This person has settled; following up has ended.',
  },
  'outreach.helper': {
    status: 422,
    zh: '请从本辖区在职人员中选择服务人员。',
    en: 'Choose the helper among staff in service here.',
  },
  'outreach.all_helped': {
    status: 409,
    zh: '这里愿意入户的人都已有服务人员，不用再指定。',
    en: 'Everybody here who wishes to settle has a helper already.',
  },
  'outreach.not_same': {
    status: 409,
    zh: '这两条不是同单位同名的，不能合并。请核对后重新选择。',
    en: 'These two have not the same name and employer, so they cannot be joined. Check and choose again.',
  },
  'outreach.contact_day': {
    status: 422,
    zh: '联系日期不能晚于今天，也不能早于登记日期（{from}）。请改正。',
    en: 'The day of contact can be neither after today nor before the person was registered ({from}).',
  },
  'outreach.no_helper': {
    status: 409,
    zh: '还没有指定服务人员。请先指定，再登记联系情况。',
    en: 'No helper is named yet. Name one first, then record the contact.',
  },
  'outreach.contacts': {
    status: 409,
    zh: '每人最多登记 {max} 次联系。请联系市局。',
    en: 'A person has room for {max} contacts. Ask the bureau.',
  },
  'outreach.text': { status: 422, zh: '请填写短信内容。', en: 'Write the message.' },
  'outreach.text_control': {
    status: 422,
    zh: '短信内容不能换行，也不能含有「{character}」这类字符。请改成一段文字。',
    en: 'A message is one line of plain text, without {character}. Write it as one paragraph.',
  },
  'outreach.text_long': {
    status: 422,
    zh: '连同签名和退订说明共 {units} 个字符，最多 {max} 个。请再精简 {over} 个字符。',
    en: 'With signature and the way to stop it is {units} characters; {max} is the most. Take out {over}.',
  },
  'outreach.nobody': {
    status: 409,
    zh: '没有可以发送的人：所选人群为空，或者都已退订、已收过这条短信。请改选人群或内容。',
    en: 'Nobody would get it: the segment is empty, or all stopped messages or had this one. Choose or write another.',
  },
  'outreach.decided': { status: 409, zh: '这条短信已经处理，不能再改。', en: 'This message has been dealt with and cannot change.' },
  'outreach.reason': { status: 422, zh: '请写明退回原因（2 至 200 字）。', en: 'Say why it is returned (2 to 200 characters).' },
  'outreach.number_unknown': {
    status: 404,
    zh: '登记簿里没有这个手机号码；退订已记下，以后也不会向它发送。',
    en: 'The number is not in the register; that it wants no messages is noted for the future.',
  },
} as const
