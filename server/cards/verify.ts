import type { CardState } from './card.ts'
import type { PublicCard } from './contract.ts'

/** What the public learns of a card on a day. A card past its last day is expired, lapsed already or not (FS-9). */
export function publicCard(card: CardState, today: string): PublicCard {
  const { number, maskedName, district, pack, issuedOn, expiresOn, settledOn } = card
  return { number, standing: standingOf(card, today), maskedName, district, pack, issuedOn, expiresOn, settledOn }
}

export function standingOf({ status, expiresOn }: Pick<CardState, 'status' | 'expiresOn'>, today: string): PublicCard['standing'] {
  if (status === 'settled' || status === 'revoked') return status
  return status === 'lapsed' || today > expiresOn ? 'expired' : 'valid'
}
