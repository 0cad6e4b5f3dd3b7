const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A civil date `YYYY-MM-DD` as people write it: `2014年9月1日` / `1 Sep 2014`. Undefined for what does not begin with one. */
export function writtenDate(date: string, lang: 'zh' | 'en'): string | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  if (!found) return undefined
  const [, year, month, day] = found.map(Number)
  return lang === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
}
