import { createHash } from 'node:crypto'

/** The failures that happen before the web app is asked, or inside it where it cannot answer itself. */
const WORDS = {
  400: {
    zh: ['网址有误', '网址中有无法识别的字符。请检查网址，或从首页重新进入。'],
    en: ['This address is not right', 'It holds characters no address has. Check it, or start from the home page.'],
  },
  403: {
    zh: ['此请求不是从本网站发出的', '为保护您的账户，我们没有执行它。请回到本网站的页面，重新操作一次。'],
    en: ['This request did not come from this site', 'To protect your account it was not carried out. Go back to the page on this site and do it again.'],
  },
  413: {
    zh: ['发送的内容过大', '每个文件不超过 10 MB，一次合计不超过 32 MB。请压缩或分几次上传。'],
    en: ['What you sent is too large', 'Each file may have 10 MB, all together 32 MB. Make the files smaller or send them one by one.'],
  },
  500: {
    zh: ['系统出现故障', '您的操作没有完成，已保存的内容不受影响。请稍后再试；如果仍然不行，请告诉我们下面的编号。'],
    en: ['Something went wrong on our side', 'What you did was not completed; what was saved is untouched. Try again later; if it goes on, tell us the reference below.'],
  },
} as const

const CSS = `body{margin:0;padding:3rem 1rem;font:18px/1.65 "PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;\
color:#14211f;background:#f2f6f5}main{max-width:40rem;margin:auto}h1{font-size:1.6rem;margin:0}section{margin-bottom:2.5rem}\
a{color:#0b5c55}@media(prefers-color-scheme:dark){body{background:#0e1615;color:#e4edea}a{color:#76cbbc}}`
const CSS_HASH = createHash('sha256').update(CSS).digest('base64')
const POLICY = `default-src 'none'; style-src 'sha256-${CSS_HASH}'; base-uri 'none'; frame-ancestors 'self'`

export type FailureStatus = keyof typeof WORDS

/** A whole page in both languages that needs nothing else to work. `reference` is the request's id, made by us. */
export function failurePage(status: FailureStatus, reference: string): Response {
  const { zh, en } = WORDS[status]
  const html = `<!DOCTYPE html><html lang="zh-Hans-CN"><head><meta charset="utf-8"><title>${zh[0]} · ${en[0]}</title>\
<meta name="viewport" content="width=device-width,initial-scale=1"><style>${CSS}</style></head><body><main>\
<section><h1>${zh[0]}</h1><p>${zh[1]}</p><p><a href="/">回到首页</a></p></section>\
<section lang="en"><h2>${en[0]}</h2><p>${en[1]}</p><p><a href="/en">To the home page</a></p></section>\
<p>编号 <span lang="en">Reference</span> <code>${reference}</code></p></main></body></html>`
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }
  return new Response(html, { status, headers })
}
