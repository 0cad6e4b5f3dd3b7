import type { Text } from '#policy'
import type { Refusal } from '#platform/result.ts'
import { cellField, monthName, TOTAL_NAME } from './names.ts'
import { placeKey } from './read-table.ts'
import { SUM, TOTAL, type TargetTable, type Units } from './types.ts'

/** A sum that is off, or a county without a row. The cell is the printed sum. */
export type Mismatch =
  | {
      readonly kind: 'row' | 'column'
      readonly unit: string
      readonly column: string
      readonly printed: number
      readonly sum: number
    }
  | { readonly kind: 'missing'; readonly unit: string }

/**
 * Checks a table in both directions: every row's months against its whole, every column against 合计, 合计 itself, and
 * that no county of the city is left out. Empty when everything agrees.
 */
export function mismatches({ months, rows, sum }: TargetTable, units: Units): readonly Mismatch[] {
  const add = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  const across = [...rows, { unit: SUM, ...sum }].flatMap(({ unit, total, cells }): Mismatch[] => {
    const found = add(cells)
    return found === total ? [] : [{ kind: 'row', unit, column: TOTAL, printed: total, sum: found }]
  })
  const columns = [
    { column: TOTAL, printed: sum.total, sum: add(rows.map(({ total }) => total)) },
    ...months.map((column, n) => ({
      column,
      printed: sum.cells[n] ?? 0,
      sum: add(rows.map(({ cells }) => cells[n] ?? 0)),
    })),
  ]
  const down = columns.flatMap((each): Mismatch[] =>
    each.printed === each.sum ? [] : [{ kind: 'column', unit: SUM, ...each }],
  )
  const missing = units.all.flatMap(({ code }): Mismatch[] =>
    rows.some(({ unit }) => unit === code) ? [] : [{ kind: 'missing', unit: code }],
  )
  return [...missing, ...across, ...down]
}

/** Every mismatch as a sentence that names its cell, and where it stands in what was pasted or uploaded. */
export function mismatchRefusals(
  all: readonly Mismatch[],
  units: Units,
  places: Readonly<Record<string, Text>> = {},
): Refusal[] {
  const nameOf = (code: string): Text => units.all.find(unit => unit.code === code)?.name ?? { zh: '合计', en: 'Total' }
  return all.map((each): Refusal => {
    const name = nameOf(each.unit)
    if (each.kind === 'missing')
      return { code: 'targets.unit_missing', field: cellField(each.unit, TOTAL), params: { name } }
    const { kind, unit, column, printed, sum } = each
    const at = places[placeKey(unit, column)]
    return {
      code: kind === 'row' ? 'targets.row_sum' : 'targets.column_sum',
      field: cellField(unit, column),
      params: {
        name,
        column: column === TOTAL ? TOTAL_NAME : monthName(column),
        printed,
        sum,
        difference: Math.abs(printed - sum),
        at: at ? { zh: `（${at.zh}）`, en: ` (${at.en})` } : '',
      },
    }
  })
}
