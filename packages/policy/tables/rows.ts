/** The rows tables are made of. */
import type { Clause, Grade, Source, Text } from '../types.ts'
import type { RuleLine } from '../wording/index.ts'

/** One row of a pack's table as an office signs it: what is needed, what it gives, on which clause, from which source. */
export interface TableRow {
  readonly heading: Text
  /** The indicator, the benefit or the condition the row belongs to, and its id in the pack. */
  readonly item: Text
  readonly id: string
  readonly what: Text
  /** `reading`: how an open wording is read. `open`: what the city or district has not chosen. */
  readonly kind: RuleLine['kind'] | 'asks' | 'reading' | 'open'
  /** In hundredths; absent in notes, conditions, and where no value is published. */
  readonly points: number | undefined
  /** 分 where it is points, else the benefit's own. */
  readonly unit: Text
  readonly parameter: string | undefined
  /** Empty where the document has none. */
  readonly clause: string
  readonly source: (Omit<Source, 'grade'> & { readonly grade?: Grade }) | undefined
  /** It rests on a reading, which a row below says: the document does not print it like this. */
  readonly rests?: boolean
}

export interface TableSection {
  readonly id: 'conditions' | 'routes' | 'threshold' | 'ties' | 'entitlements' | 'derivations' | 'settings' | `group-${string}`
  readonly name: Text
  readonly rows: readonly TableRow[]
}

export const POINTS: Text = { zh: '分', en: 'points' }
const NONE: Text = { zh: '', en: '' }

export interface Item {
  readonly id: string
  readonly name: Text
  readonly clause: string
}

export function given(heading: Text, { id, name, clause }: Item, lines: readonly RuleLine[], unit: Text): readonly TableRow[] {
  return lines.map(({ what, kind, points, parameter, source }) => ({
    heading,
    item: name,
    id,
    what,
    kind,
    points,
    unit,
    parameter,
    clause,
    source,
  }))
}

/** A row in words. */
export function asked(heading: Text, { id, name, clause }: Item, what: Text, kind: TableRow['kind'] = 'asks'): TableRow {
  return {
    heading,
    item: name,
    id,
    what,
    kind,
    points: undefined,
    unit: NONE,
    parameter: undefined,
    clause,
    source: undefined,
  }
}

/**
 * How well a row is attested: its source's grade; where the rule itself has it, whether its clause is the official text.
 * A reading is attested by nobody.
 */
export function gradeOf(
  { source, clause, rests }: Pick<TableRow, 'source' | 'clause' | 'rests'>,
  clauses: readonly Clause[],
): Grade | 'reported' | undefined {
  if (rests) return undefined
  if (source) return source.grade
  const wording = clauses.find(each => each.id === clause)?.wording
  return wording === undefined ? undefined : wording === 'official' ? 'A' : 'reported'
}
