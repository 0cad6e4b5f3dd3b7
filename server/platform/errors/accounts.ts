export const accountErrors = {
  'accounts.phone': { status: 422, zh: '手机号码不正确。请填写 11 位中国内地手机号码。', en: 'Not a valid mobile number. Enter the 11 digits of a mainland China number.' },
  'accounts.code_wrong': {
    status: 422,
    zh: '验证码不正确，还可以再试 {left} 次。请查看最新一条短信。',
    en: 'The code is not right; {left} tries left. Look at the newest message.',
  },
  'accounts.code_expired': { status: 422, zh: '验证码已失效。请重新获取。', en: 'The code is no longer valid. Please ask for a new one.' },
  'accounts.too_soon': { status: 429, zh: '验证码刚刚发送过。请 {seconds} 秒后再试。', en: 'A code was just sent. Try again in {seconds} seconds.' },
  'accounts.password': {
    status: 422,
    zh: '用户名、密码或动态码不正确。请核对后重试；忘记密码请联系本单位管理员。',
    en: 'User name, password or one-time code is wrong. Check and try again, or ask your administrator.',
  },
  'accounts.locked': {
    status: 429,
    zh: '登录失败次数过多，请 {minutes} 分钟后再试。',
    en: 'Too many failed sign-ins. Try again in {minutes} minutes.',
  },
  'accounts.username': {
    status: 422,
    zh: '用户名须为 3 至 30 个小写字母、数字或连字符，以字母开头。请重新填写。',
    en: 'A user name has 3 to 30 lower-case letters, digits or hyphens and begins with a letter. Enter another.',
  },
  'accounts.username_taken': { status: 409, zh: '此用户名已有人使用。请换一个用户名。', en: 'This user name is taken. Choose another.' },
  'accounts.own_account': {
    status: 409,
    zh: '不能停用自己的账号。请由另一名管理员办理。',
    en: 'You cannot disable your own account. Ask another administrator.',
  },
  'accounts.done_already': {
    status: 409,
    zh: '此操作已经办理，密码和密钥只显示一次。如未记下，请在名单中重置。',
    en: 'This has been done already; password and secret are shown once. If they were not noted, reset them from the list.',
  },
} as const
