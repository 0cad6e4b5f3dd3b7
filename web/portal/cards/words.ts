import type { Text } from '#policy'
import type { CardStatus, PublicCard } from '#server/cards/index.ts'

type Tone = 'info' | 'good' | 'warn' | 'bad' | 'quiet'

/** What a card's standing is called, and what it means to who checks it. */
export const standingWords: Record<PublicCard['standing'], { readonly name: Text; readonly meaning: Text; readonly tone: 'info' | 'good' | 'warn' | 'bad' }> = {
  valid: {
    name: { zh: '有效', en: 'Valid' }, tone: 'good',
    meaning: { zh: '持卡人可以凭此卡办理入户。', en: 'The holder may settle with this card.' },
  },
  expired: {
    name: { zh: '已过期失效', en: 'Expired' }, tone: 'bad',
    meaning: { zh: '有效期已满，不能再凭此卡办理入户。', en: 'Its year is over; nobody can settle with it any more.' },
  },
  settled: {
    name: { zh: '已办理入户', en: 'Used to settle' }, tone: 'info',
    meaning: { zh: '此卡已经使用，不能再次办理。', en: 'This card has been used and cannot be used again.' },
  },
  revoked: {
    name: { zh: '已撤销', en: 'Revoked' }, tone: 'bad',
    meaning: { zh: '签发单位已撤销此卡，不能办理入户。', en: 'The issuing bureau has revoked this card; nobody can settle with it.' },
  },
}

/** The four states of a card as the office counts them. */
export const cardStatusWords: Record<CardStatus, Text & { readonly tone: Tone }> = {
  issued: { zh: '已签发', en: 'Issued', tone: 'good' },
  settled: { zh: '已入户', en: 'Settled', tone: 'info' },
  lapsed: { zh: '已失效', en: 'Lapsed', tone: 'warn' },
  revoked: { zh: '已撤销', en: 'Revoked', tone: 'bad' },
}
