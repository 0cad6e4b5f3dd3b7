export const platformErrors = {
  'access.sign_in': { status: 401, zh: '请先登录，再继续办理。', en: 'Please sign in first, then continue.' },
  'access.not_allowed': {
    status: 403,
    zh: '您的岗位无权办理此事项。请交由有权限的部门或人员办理。',
    en: 'Your post may not do this. Hand it to the office or officer in charge.',
  },
  'access.other_patch': {
    status: 403,
    zh: '此件不属于您的辖区或职责范围。请从自己的待办列表中选择。',
    en: 'This case is outside your area or duties. Choose one from your own queue.',
  },
  'access.same_person': {
    status: 403,
    zh: '经办人不能审批自己经办的事项。请由另一名工作人员审批。',
    en: 'Whoever prepared this may not also approve it. Ask another officer to approve.',
  },
  'command.changed': {
    status: 409,
    zh: '此件刚刚被其他人修改，您的更改没有保存。请查看最新内容后重新提交。',
    en: 'Somebody else has just changed this case; your change was not saved. Look at the latest version and submit again.',
  },
  'command.reused': {
    status: 409,
    zh: '此表单已用于另一项办理。请刷新页面后重新填写。',
    en: 'This form was already used for something else. Reload the page and fill it in again.',
  },
  'object.not_found': { status: 404, zh: '没有找到该记录。请核对编号。', en: 'No such record. Please check the number.' },
  'field.required': { status: 422, zh: '请填写此项。', en: 'Please fill this in.' },
  'field.too_long': { status: 422, zh: '内容过长，最多 {max} 个字。', en: 'Too long: at most {max} characters.' },
  'field.number': { status: 422, zh: '请填写数字，范围 {min} 至 {max}。', en: 'Enter a number from {min} to {max}.' },
  'field.whole_number': { status: 422, zh: '请填写整数，范围 {min} 至 {max}。', en: 'Enter a whole number from {min} to {max}.' },
  'field.too_many': { status: 422, zh: '最多填写 {max} 项。', en: 'Enter at most {max} numbers.' },
  'field.choice': { status: 422, zh: '请从列出的选项中选择。', en: 'Choose one of the options listed.' },
  'field.date': { status: 422, zh: '请填写有效日期，例如 2014-09-01。', en: 'Enter a valid date, for example 2014-09-01.' },
  'file.too_large': {
    status: 413,
    zh: '文件超过 {max} MB，没有保存。请压缩或重新拍照后再上传。',
    en: 'The file is larger than {max} MB and was not saved. Compress it or take the photo again.',
  },
  'file.empty': { status: 422, zh: '文件是空的，没有保存。请重新选择文件。', en: 'The file is empty and was not saved. Choose the file again.' },
  'file.type': {
    status: 415,
    zh: '文件内容不是 {allowed}，没有保存（只改扩展名无效）。请上传照片或 PDF。',
    en: 'The content is not {allowed}; the file was not saved (renaming it does not help). Upload a photo or a PDF.',
  },
} as const
