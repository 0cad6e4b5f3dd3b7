/** Reads the packs from their folders. Node only: a page gets a pack as data from its loader (`packJson`). */
import type { Pack } from '../packages/policy/index.ts'

/** The pack of this id, what it builds on merged in. Throws with file, place and hint when a file is wrong. */
export function loadPack(id: string): Pack {
  throw new Error(`not built yet: ${id}`)
}

/** Ids of all packs, a folder each. */
export function packIds(): readonly string[] {
  return ['guangdong-2010-points', 'foshan-2014-points']
}

/** The pack as compact JSON, to hand to a page as data. Examples are left out. */
export function packJson(id: string): string {
  return JSON.stringify({ ...loadPack(id), examples: [] })
}
