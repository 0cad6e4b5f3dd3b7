/** Refusals of simulations: what a change of the rules would do. */
export const simulationErrors = {
  'simulations.pack': {
    status: 422,
    zh: '没有这个规则包。请从列表中选择。',
    en: 'There is no such policy pack. Choose one from the list.',
  },
  'simulations.change': {
    status: 422,
    zh: '“{name}”：{why}。请改正后再试算。',
    en: '“{name}”: {why}. Correct it and try again.',
  },
  'simulations.quota': {
    status: 422,
    zh: '名额应为 0 至 10,000,000 之间的整数，不设名额的留空。',
    en: 'The quota is a whole number from 0 to 10,000,000; leave it empty for none.',
  },
  'simulations.tie': {
    status: 422,
    zh: '没有这个同分规则。请从列表中选择。',
    en: 'There is no such tie rule. Choose one from the list.',
  },
  'simulations.day': {
    status: 422,
    zh: '计算日期不存在。请填写如 2014-09-01 的日期。',
    en: 'There is no such day. Give one such as 2014-09-01.',
  },
  'simulations.choose_file': {
    status: 422,
    zh: '请选择一个 CSV 文件。',
    en: 'Choose a CSV file.',
  },
  'simulations.too_large': {
    status: 413,
    zh: '文件超过 {max} MB。请分几次试算，或在服务器上使用 npx luohu policy simulate。',
    en: 'The file has more than {max} MB. Try it in parts, or run npx luohu policy simulate on the server.',
  },
  'simulations.file': {
    status: 422,
    zh: '文件不能使用：{place}{what}。{todo}请改正后重新上传。',
    en: 'The file cannot be used: {place}{what}. {todo} Correct it and upload it again.',
  },
  'simulations.too_few': {
    status: 422,
    zh: '只有 {people} 人。不足 {least} 人的不试算，以免看出是谁。请换一份人数更多的名单。',
    en: 'There are {people} people. Nothing is told about fewer than {least}, so that nobody can be picked out. Choose a larger cohort.',
  },
  'simulations.busy': {
    status: 503,
    zh: '现在有几项试算正在进行。请一分钟后再试。',
    en: 'Several simulations are running. Try again in a minute.',
  },
  'simulations.stopped': {
    status: 503,
    zh: '试算超过 {seconds} 秒，已停止。请减少人数，或在服务器上使用 npx luohu policy simulate。',
    en: 'The simulation took more than {seconds} seconds and was stopped. Use fewer people, or run npx luohu policy simulate on the server.',
  },
} as const
