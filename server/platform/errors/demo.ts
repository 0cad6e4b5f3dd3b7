export const demoErrors = {
  'demo.date': { status: 422, zh: '请填写有效日期，例如 2014-09-01。', en: 'Enter a valid date, for example 2014-09-01.' },
  'demo.backwards': {
    status: 422,
    zh: '演示时间只能向前走，现在是 {today}。请选择更晚的日期；要从头再来，请停止服务，删除 .luohu 目录后重新启动。',
    en: 'The demo clock only moves forward; it is {today} now. Choose a later date. To begin again, stop the server and delete the .luohu folder.',
  },
  'demo.off': { status: 404, zh: '这里不是演示环境。', en: 'This is not a demonstration.' },
} as const
