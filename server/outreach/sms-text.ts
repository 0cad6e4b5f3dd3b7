/** One short message of Chinese text: longer ones are split by the network and cost twice. */
export const MOST_UNITS = 70
/** The occasion of policy messages in the outbox, by which they are found again to be forgotten. */
export const OUTREACH = 'outreach'
const SIGNATURE = '【落户】'
const STOP = '退订回R'
/** What people write to stop; the carriers' own words besides the one we name. */
const STOP_WORDS = new Set(['R', 'T', 'TD', 'STOP', '退订', '退订R', '拒收', '不要再发'])
/** Characters of a person's own code in its link. */
export const CODE_LENGTH = 10

const GSM = new Set(
  '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà'
  + '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ',
)
const GSM_TWICE = new Set('^{}\\[~]|€')

/**
 * The length of a text as the network counts it: septets while every character is in the GSM alphabet (some take two),
 * else UTF-16 units, so that an emoji takes two.
 */
export function smsUnits(text: string): number {
  const characters = [...text]
  const plain = characters.every(each => GSM.has(each) || GSM_TWICE.has(each))
  return plain ? characters.reduce((sum, each) => sum + (GSM_TWICE.has(each) ? 2 : 1), 0) : text.length
}

/** The message as the phone shows it: signature, text, the person's own link where asked for, the word to stop. */
export function composed(text: string, link?: string, code = '0'.repeat(CODE_LENGTH)): string {
  return `${SIGNATURE}${text.trim()}${link === undefined ? '' : ` ${link}/s/${code} `}${STOP}`
}

/** The first character a short message cannot carry as it is written. */
export function unfitCharacter(text: string): string | undefined {
  return /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029【】]/u.exec(text.trim())?.[0]
}

/** Whether a reply asks for no further messages. */
export function asksToStop(reply: string): boolean {
  return STOP_WORDS.has(reply.normalize('NFKC').replaceAll(/[\s"“”'‘’。.!,，！]/g, '').toUpperCase())
}

/** What makes two messages the same: the words, whatever their spacing or width. */
export function sameness(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{P}]/gu, '').toLowerCase()
}
