/**
 * Takes a person's answers out of an object whose keys are known only when a pack is loaded. Written out line by line
 * because an engine learns for every place in the source which key is read there: a loop would look each one up anew,
 * at several times the cost of all the rules together.
 */
import type { Answer, Facts } from '../types.ts'

/** An array of numbers keeps yes as 1, no as 0, and an answer that is missing, as all that is no number, as NaN. */
type Places = Record<number, Answer | undefined>

/** Answers that are texts by their places in `ids`, into the same places of `texts`. */
export function unpackTexts(facts: Facts, ids: readonly string[], texts: Places): void {
  texts[0] = facts[ids[0] ?? '']
  texts[1] = facts[ids[1] ?? '']
  texts[2] = facts[ids[2] ?? '']
  texts[3] = facts[ids[3] ?? '']
  texts[4] = facts[ids[4] ?? '']
  texts[5] = facts[ids[5] ?? '']
  texts[6] = facts[ids[6] ?? '']
  texts[7] = facts[ids[7] ?? '']
  if (ids.length <= 8) return
  texts[8] = facts[ids[8] ?? '']
  texts[9] = facts[ids[9] ?? '']
  texts[10] = facts[ids[10] ?? '']
  texts[11] = facts[ids[11] ?? '']
  texts[12] = facts[ids[12] ?? '']
  texts[13] = facts[ids[13] ?? '']
  texts[14] = facts[ids[14] ?? '']
  texts[15] = facts[ids[15] ?? '']
  for (let place = 16; place < ids.length; place += 1) texts[place] = facts[ids[place] ?? '']
}

/** The same of all others, into an array of numbers. */
export function unpackNumbers(facts: Facts, ids: readonly string[], answers: Places): void {
  answers[0] = facts[ids[0] ?? '']
  answers[1] = facts[ids[1] ?? '']
  answers[2] = facts[ids[2] ?? '']
  answers[3] = facts[ids[3] ?? '']
  answers[4] = facts[ids[4] ?? '']
  answers[5] = facts[ids[5] ?? '']
  answers[6] = facts[ids[6] ?? '']
  answers[7] = facts[ids[7] ?? '']
  if (ids.length <= 8) return
  answers[8] = facts[ids[8] ?? '']
  answers[9] = facts[ids[9] ?? '']
  answers[10] = facts[ids[10] ?? '']
  answers[11] = facts[ids[11] ?? '']
  answers[12] = facts[ids[12] ?? '']
  answers[13] = facts[ids[13] ?? '']
  answers[14] = facts[ids[14] ?? '']
  answers[15] = facts[ids[15] ?? '']
  if (ids.length <= 16) return
  answers[16] = facts[ids[16] ?? '']
  answers[17] = facts[ids[17] ?? '']
  answers[18] = facts[ids[18] ?? '']
  answers[19] = facts[ids[19] ?? '']
  answers[20] = facts[ids[20] ?? '']
  answers[21] = facts[ids[21] ?? '']
  answers[22] = facts[ids[22] ?? '']
  answers[23] = facts[ids[23] ?? '']
  if (ids.length <= 24) return
  answers[24] = facts[ids[24] ?? '']
  answers[25] = facts[ids[25] ?? '']
  answers[26] = facts[ids[26] ?? '']
  answers[27] = facts[ids[27] ?? '']
  answers[28] = facts[ids[28] ?? '']
  answers[29] = facts[ids[29] ?? '']
  answers[30] = facts[ids[30] ?? '']
  answers[31] = facts[ids[31] ?? '']
  if (ids.length <= 32) return
  answers[32] = facts[ids[32] ?? '']
  answers[33] = facts[ids[33] ?? '']
  answers[34] = facts[ids[34] ?? '']
  answers[35] = facts[ids[35] ?? '']
  answers[36] = facts[ids[36] ?? '']
  answers[37] = facts[ids[37] ?? '']
  answers[38] = facts[ids[38] ?? '']
  answers[39] = facts[ids[39] ?? '']
  if (ids.length <= 40) return
  answers[40] = facts[ids[40] ?? '']
  answers[41] = facts[ids[41] ?? '']
  answers[42] = facts[ids[42] ?? '']
  answers[43] = facts[ids[43] ?? '']
  answers[44] = facts[ids[44] ?? '']
  answers[45] = facts[ids[45] ?? '']
  answers[46] = facts[ids[46] ?? '']
  answers[47] = facts[ids[47] ?? '']
  if (ids.length <= 48) return
  answers[48] = facts[ids[48] ?? '']
  answers[49] = facts[ids[49] ?? '']
  answers[50] = facts[ids[50] ?? '']
  answers[51] = facts[ids[51] ?? '']
  answers[52] = facts[ids[52] ?? '']
  answers[53] = facts[ids[53] ?? '']
  answers[54] = facts[ids[54] ?? '']
  answers[55] = facts[ids[55] ?? '']
  if (ids.length <= 56) return
  answers[56] = facts[ids[56] ?? '']
  answers[57] = facts[ids[57] ?? '']
  answers[58] = facts[ids[58] ?? '']
  answers[59] = facts[ids[59] ?? '']
  answers[60] = facts[ids[60] ?? '']
  answers[61] = facts[ids[61] ?? '']
  answers[62] = facts[ids[62] ?? '']
  answers[63] = facts[ids[63] ?? '']
  for (let place = 64; place < ids.length; place += 1) answers[place] = facts[ids[place] ?? '']
}
