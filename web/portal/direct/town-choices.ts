import type { Choice } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { groupedTowns, type TownChoice } from './towns.ts'

/** Towns as a list of this language offers them. */
export function useTownChoices(towns: readonly TownChoice[]): readonly Choice[] {
  return groupedTowns(towns, useLang().text)
}
