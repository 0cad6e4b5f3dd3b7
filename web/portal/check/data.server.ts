import { createHash } from 'node:crypto'
import type { Packs } from '#server/packs/index.ts'
import type { Lang } from '../../lang.ts'
import { slimPacks } from './slim.ts'

/** All schemes as a browser evaluates them. `tag` changes when they do. */
export interface CheckData {
  readonly text: string
  readonly tag: string
}

const made = new WeakMap<Packs, Map<Lang, CheckData>>()

/** Made once for each language; the packs of a running site never change. */
export function checkData(packs: Packs, lang: Lang): CheckData {
  const known = made.get(packs) ?? new Map<Lang, CheckData>()
  made.set(packs, known)
  const before = known.get(lang)
  if (before) return before
  const text = slimPacks(packs.ids.map((id) => packs.get(id)), lang)
  const data = { text, tag: createHash('sha256').update(text).digest('base64url').slice(0, 16) }
  known.set(lang, data)
  return data
}
