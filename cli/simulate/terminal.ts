/** Tables on a terminal. A Chinese character is two columns wide. */
import type { Table } from './tables.ts'

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/gu

export const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0)

const padded = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return right ? space + text : text + space
}

/** Names to the left, numbers to the right. */
export function tableText({ title, heads, rows, note }: Table): string {
  const widths = heads.map((head, at) => Math.max(widthOf(head), ...rows.map(row => widthOf(row[at] ?? ''))))
  const line = (cells: readonly string[]) => `  ${cells.map((cell, at) => padded(cell, widths[at] ?? 0, at > 0)).join('  ')}`.trimEnd()
  return [title, line(heads), `  ${widths.map(width => '─'.repeat(width)).join('  ')}`, ...rows.map(line), ...(note ? [`  ${note}`] : []), ''].join('\n')
}
