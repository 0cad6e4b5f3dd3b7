/** A comparison as one page that stands alone: tables, and bars drawn beside the counts. No script, prints well. */
import type { Comparison } from '../../packages/policy/simulate/index.ts'
import type { Language } from '../evaluate/options.ts'
import { count, tablesOf, type Table } from './tables.ts'

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2530; --soft: #5a6675; --line: #c9d1da; --ground: #fff; --before: #8a98a8; --after: #1f5fae }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf1; --soft: #a3b0bf; --line: #3a4653; --ground: #151b22; --before: #8796a6; --after: #6fa8ee } }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; font: 16px/1.6 system-ui, "Noto Sans SC", sans-serif; color: var(--ink); background: var(--ground) }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
.frame { overflow-x: auto } table { border-collapse: collapse; min-width: 20rem }
th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
th:first-child, td:first-child { text-align: left } thead th { color: var(--soft); font-weight: 600 }
summary { cursor: pointer; color: var(--after) } p.note, .key { color: var(--soft); font-size: .9rem }
svg { display: block; width: 100%; max-width: 46rem; height: auto } .before { fill: var(--before) } .after { fill: var(--after) }
svg text { fill: var(--soft); font-size: 12px } svg path { stroke: var(--line); fill: none }
@media print { body { margin: 0; max-width: none } h2 { break-after: avoid } tr, svg { break-inside: avoid } }`

function tableHtml({ title, heads, rows, note }: Table): string {
  const head = heads.map(each => `<th scope="col">${escape(each)}</th>`).join('')
  const body = rows.map(([name = '', ...cells]) => `<tr><th scope="row">${escape(name)}</th>${cells.map(each => `<td>${escape(each)}</td>`).join('')}</tr>`)
  return `<h2>${escape(title)}</h2>\n<div class="frame"><table><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>
${note ? `<p class="note">${escape(note)}</p>\n` : ''}`
}

const [WIDTH, HEIGHT, LEFT, FOOT, TOP] = [736, 240, 56, 26, 10]

/** Pairs of bars; a bin put together from several is as wide as those and as high as their mean. */
function histogramSvg({ histogram }: Comparison, label: string): string {
  const [first, last] = [histogram[0], histogram.at(-1)]
  if (!first || !last) return ''
  const least = Math.min(...histogram.map(bin => bin.below - bin.from))
  const dense = (people: number, bin: { from: number; below: number }) => (people * least) / (bin.below - bin.from)
  const most = Math.max(1, ...histogram.flatMap(bin => [dense(bin.before, bin), dense(bin.after, bin)]))
  const x = (points: number) => LEFT + ((points - first.from) / (last.below - first.from)) * (WIDTH - LEFT)
  const y = (people: number) => HEIGHT - FOOT - (people / most) * (HEIGHT - FOOT - TOP)
  const bar = (kind: string, from: number, width: number, people: number) =>
    `<rect class="${kind}" x="${from.toFixed(1)}" y="${y(people).toFixed(1)}" width="${Math.max(0.5, width).toFixed(1)}" height="${(HEIGHT - FOOT - y(people)).toFixed(1)}"/>`
  const bars = histogram.flatMap(bin => {
    const half = (x(bin.below) - x(bin.from)) / 2
    return [bar('before', x(bin.from), half - 0.5, dense(bin.before, bin)), bar('after', x(bin.from) + half, half - 0.5, dense(bin.after, bin))]
  })
  const marks = [first.from, Math.round((first.from + last.below) / 200) * 100, last.below]
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escape(label)}">
<path d="M${LEFT} ${HEIGHT - FOOT}H${WIDTH}"/><text x="${LEFT - 6}" y="${TOP + 8}" text-anchor="end">${count(Math.round(most))}</text>
${bars.join('')}
${marks.map((mark, at) => `<text x="${x(mark).toFixed(1)}" y="${HEIGHT - 6}" text-anchor="${['start', 'middle', 'end'][at]}">${mark / 100}</text>`).join('')}
</svg>`
}

/** What the page says above the tables. */
export interface Heading {
  readonly title: string
  readonly lines: readonly string[]
}

export function pageOf(comparison: Comparison, { title, lines }: Heading, language: Language): string {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const tables = tablesOf(comparison, language)
  const { histogram } = tables
  const drawn = comparison.histogram.length === 0 ? '' : `<h2>${escape(histogram.title)}</h2>
<p class="key">${t('左为改前，右为改后', 'left: before, right: after')}</p>
${histogramSvg(comparison, histogram.title)}`
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><style>${STYLE}</style>
<h1>${escape(title)}</h1>
${lines.map(line => `<p>${escape(line)}</p>`).join('\n')}
${tables.overall.map(tableHtml).join('')}${drawn}
<details><summary>${t('数据表', 'As a table')}</summary>${tableHtml(histogram)}</details>
${comparison.change.length > 0 ? tableHtml(tables.change) : ''}${tables.by.map(tableHtml).join('')}
<p class="note">${t('只有人数，不含任何人的资料。', 'Counts only; nothing about anyone.')}</p>
</html>
`
}
