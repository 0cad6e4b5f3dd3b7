import type { Pack, Text } from '#policy'
import { useLang } from '../../language.tsx'
import type { Standing, Word } from './standing.ts'

const WORDS = {
  can: { text: { zh: '能', en: 'Yes' }, tone: 'good', sign: 'M3 8.5 6.5 12 13 4.5' },
  short: { text: { zh: '还差分', en: 'Points short' }, tone: 'warn', sign: 'M8 13V4M4.5 7.5 8 4l3.5 3.5' },
  move: { text: { zh: '先在当地积累', en: 'Not yet: build it up there' }, tone: 'warn', sign: 'M3 8h9M8.5 4.5 12 8l-3.5 3.5' },
  open: { text: { zh: '未定', en: 'Undecided' }, tone: 'info', sign: 'M5.5 6a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1 .8-1 1.7M8 12.6v.4' },
  cannot: { text: { zh: '不能', en: 'No' }, tone: 'bad', sign: 'M4 4l8 8M12 4l-8 8' },
} as const satisfies Record<Word, { text: Text; tone: string; sign: string }>

const CAN = {
  points: { zh: '能申请', en: 'May apply' },
  direct: { zh: '能直接入户', en: 'Yes, directly' },
  awards: { zh: '能申报', en: 'May be put forward' },
} as const satisfies Record<Pack['kind'], Text>
const CAN_THERE: Text = { zh: '去当地工作就能', en: 'Yes, once you work there' }

/** The answer of one scheme: a sign, a word and a colour that all say the same. */
export function Verdict({ standing: { word, here, scheme: { pack } } }: { readonly standing: Standing }) {
  const { text } = useLang()
  const { tone, sign, text: plain } = WORDS[word]
  return (
    <span className={`verdict ${tone}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={sign} /></svg>
      <span>{text(word !== 'can' ? plain : here ? CAN[pack.kind] : CAN_THERE)}</span>
    </span>
  )
}

/** How many schemes say what: 「能 1 · 还差分 2 · 未定 3」. */
export function useTally(): (standings: readonly Standing[]) => string {
  const { text, t } = useLang()
  return (standings) => (Object.keys(WORDS) as Word[])
    .map((word) => ({ word, count: standings.filter((each) => each.word === word).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${text(WORDS[word].text)} ${count}`)
    .join(t(' · ', ' · '))
}
