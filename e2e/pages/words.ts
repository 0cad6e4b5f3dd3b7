import type { Page } from 'playwright-core'

/** Latin words a Chinese page may show: names of things that have no Chinese one, units, file kinds, and codes. */
const LATIN = new Set([
  'Luohu', 'Excel', 'PDF', 'PNG', 'JPEG', 'JPG', 'MB', 'KB', 'QR', 'English', 'SHA', 'xlsx', 'csv', 'CSV', 'GB', 'ID', 'TOTP', 'App', 'AA', 'AAA',
])

/** What is called the same in every language: documents by their number, places as in an ID number, our own sheet. */
const PROPER = /[\p{Script=Han}]+〔\d{4}〕\d+号|\p{Script=Han}{2,}(?:省|自治区|市)\p{Script=Han}+[县区市旗]|\p{Script=Han}{1,2}\*+|填写说明/gu

/**
 * Words in the wrong language among what a reader sees: text, labels and hints, but not what is marked as another
 * language or as code, nor `given`: names, addresses, and what invented people wrote, which says (虚构) itself.
 */
export async function strayWords(page: Page, lang: 'zh' | 'en', given: ReadonlySet<string> = new Set()): Promise<string[]> {
  const known = [...given].filter(each => each !== '').toSorted((a, b) => b.length - a.length)
  const own = (text: string): string => known.reduce((rest, each) => rest.replaceAll(each, ' '), text).replaceAll(PROPER, ' ')
  const texts = (await page.evaluate(readable, lang)).filter(text => !text.includes('虚构')).map(own)
  const stray = texts.filter(text => (lang === 'en' ? /\p{Script=Han}/u.test(text) : latinIn(text).length > 0))
  return [...new Set(stray.map(text => text.slice(0, 120)))]
}

/** Words of two letters and more that are neither allowed nor part of a code such as `FS-11` or `440604-2014-000001`. */
function latinIn(text: string): string[] {
  const plain = text.replaceAll(/https?:\S+|\S+@\S+|[\w.-]*[\d_][\w.-]*|\b[\w-]+\.(?:png|jpe?g|pdf|xlsx|csv)\b/gi, ' ')
  return (plain.match(/(?<![-/\w])[A-Za-z]{2,}(?![-/\w])/g) ?? []).filter(word => !LATIN.has(word))
}

/** In the page: the texts of its own language. Kept free of anything from outside, as it is sent there. */
function readable(lang: 'zh' | 'en'): string[] {
  const found: string[] = []
  const foreign = (element: Element | null): boolean => {
    const marked = element?.closest('[lang]')
    const own = (marked?.getAttribute('lang') ?? '').startsWith(lang)
    return !own || element?.closest('code, kbd, samp, pre, script, style, noscript, textarea, svg title, [translate=no]') !== null
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    if (text !== '' && !foreign(node.parentElement)) found.push(text)
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      const text = element.getAttribute(name)?.trim() ?? ''
      if (text !== '' && !foreign(element)) found.push(text)
    }
  }
  if (document.title !== '') found.push(document.title)
  return found
}
