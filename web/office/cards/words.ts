import type { Text } from '#policy'
import type { Waiting } from '#server/cards/index.ts'

/** What an entry without a card waits for. */
export const waitingWords: Record<Waiting, Text> = {
  objection: { zh: '异议处理中', en: 'Objection open' },
  cut_off: { zh: '等其他异议（可能影响分数线）', en: 'Another objection may move the cut-off' },
  officer: { zh: '暂缓签发', en: 'Held back' },
  bar: { zh: '不予受理期限内', en: 'Barred' },
}
