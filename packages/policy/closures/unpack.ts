/**
 * Takes a person's answers out of an object whose keys are known only when a pack is loaded. Written out line by line
 * because an engine learns for every place in the source which key is read there: a loop would look each one up anew,
 * at several times the cost of all the rules together.
 */
import type { Answer, Facts } from '../types.ts'

type Raw = (Answer | undefined)[]

/** Facts by their places in `ids`, into the same places of `raw`. */
export function unpack(facts: Facts, ids: readonly string[], raw: Raw): void {
  raw[0] = facts[ids[0] ?? '']
  raw[1] = facts[ids[1] ?? '']
  raw[2] = facts[ids[2] ?? '']
  raw[3] = facts[ids[3] ?? '']
  raw[4] = facts[ids[4] ?? '']
  raw[5] = facts[ids[5] ?? '']
  raw[6] = facts[ids[6] ?? '']
  raw[7] = facts[ids[7] ?? '']
  if (ids.length <= 8) return
  raw[8] = facts[ids[8] ?? '']
  raw[9] = facts[ids[9] ?? '']
  raw[10] = facts[ids[10] ?? '']
  raw[11] = facts[ids[11] ?? '']
  raw[12] = facts[ids[12] ?? '']
  raw[13] = facts[ids[13] ?? '']
  raw[14] = facts[ids[14] ?? '']
  raw[15] = facts[ids[15] ?? '']
  if (ids.length <= 16) return
  raw[16] = facts[ids[16] ?? '']
  raw[17] = facts[ids[17] ?? '']
  raw[18] = facts[ids[18] ?? '']
  raw[19] = facts[ids[19] ?? '']
  raw[20] = facts[ids[20] ?? '']
  raw[21] = facts[ids[21] ?? '']
  raw[22] = facts[ids[22] ?? '']
  raw[23] = facts[ids[23] ?? '']
  if (ids.length <= 24) return
  raw[24] = facts[ids[24] ?? '']
  raw[25] = facts[ids[25] ?? '']
  raw[26] = facts[ids[26] ?? '']
  raw[27] = facts[ids[27] ?? '']
  raw[28] = facts[ids[28] ?? '']
  raw[29] = facts[ids[29] ?? '']
  raw[30] = facts[ids[30] ?? '']
  raw[31] = facts[ids[31] ?? '']
  if (ids.length <= 32) return
  raw[32] = facts[ids[32] ?? '']
  raw[33] = facts[ids[33] ?? '']
  raw[34] = facts[ids[34] ?? '']
  raw[35] = facts[ids[35] ?? '']
  raw[36] = facts[ids[36] ?? '']
  raw[37] = facts[ids[37] ?? '']
  raw[38] = facts[ids[38] ?? '']
  raw[39] = facts[ids[39] ?? '']
  if (ids.length <= 40) return
  raw[40] = facts[ids[40] ?? '']
  raw[41] = facts[ids[41] ?? '']
  raw[42] = facts[ids[42] ?? '']
  raw[43] = facts[ids[43] ?? '']
  raw[44] = facts[ids[44] ?? '']
  raw[45] = facts[ids[45] ?? '']
  raw[46] = facts[ids[46] ?? '']
  raw[47] = facts[ids[47] ?? '']
  if (ids.length <= 48) return
  raw[48] = facts[ids[48] ?? '']
  raw[49] = facts[ids[49] ?? '']
  raw[50] = facts[ids[50] ?? '']
  raw[51] = facts[ids[51] ?? '']
  raw[52] = facts[ids[52] ?? '']
  raw[53] = facts[ids[53] ?? '']
  raw[54] = facts[ids[54] ?? '']
  raw[55] = facts[ids[55] ?? '']
  if (ids.length <= 56) return
  raw[56] = facts[ids[56] ?? '']
  raw[57] = facts[ids[57] ?? '']
  raw[58] = facts[ids[58] ?? '']
  raw[59] = facts[ids[59] ?? '']
  raw[60] = facts[ids[60] ?? '']
  raw[61] = facts[ids[61] ?? '']
  raw[62] = facts[ids[62] ?? '']
  raw[63] = facts[ids[63] ?? '']
  for (let place = 64; place < ids.length; place += 1) raw[place] = facts[ids[place] ?? '']
}
