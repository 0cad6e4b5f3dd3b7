import type { Text } from '#policy'
import type { Waiting } from '#server/cards/index.ts'
import type { ReturnedPlace } from '#server/rounds/index.ts'

/** What an entry without a card waits for. */
export const waitingWords: Record<Waiting, Text> = {
  objection: { zh: '异议处理中', en: 'Objection open' },
  cut_off: { zh: '等其他异议（可能影响分数线）', en: 'Another objection may move the cut-off' },
  officer: { zh: '暂缓签发', en: 'Held back' },
  bar: { zh: '不予受理期限内', en: 'Barred' },
}

/** What becomes of the place of a card nobody used; the text of 2014 is silent. */
export const returnedWords: Record<ReturnedPlace, Text> = {
  kept: { zh: '由区留存，计入下一年度名额规划，本批次不再补发', en: 'kept by the district for planning its next round; not filled again in this one' },
  next: { zh: '由排名在后的依次递补', en: 'offered to the next in the ranking' },
  carried: { zh: '结转到下一年度名额', en: 'carried over to next year\'s quota' },
}
