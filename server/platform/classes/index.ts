/**
 * Every column of the database classified: what it holds of people, why, on what legal ground, for how long. A test reads
 * the real database and fails for a column that is missing here; `docs/personal-data.md` is written from it.
 */
import { direct } from './direct.ts'
import { ground } from './ground.ts'
import { office } from './office.ts'
import { outreach } from './outreach.ts'
import { points } from './points.ts'
import { BASES, CLASSES, KEPT, RETENTIONS, type Basis, type ColumnClass, type Kept, type Retention, type TableClass, type Words } from './types.ts'

export { BASES, CLASSES, KEPT, RETENTIONS } from './types.ts'
export type { Basis, ColumnClass, Kept, Retention, TableClass, Words } from './types.ts'

export const tables: Readonly<Record<string, TableClass>> = { ...ground, ...points, ...direct, ...outreach, ...office }

export interface ClassifiedColumn {
  readonly table: string
  readonly column: string
  readonly class: ColumnClass
  readonly kept: Kept
  readonly purpose: Words
  /** `none` of columns that hold nothing of people, whatever else is in their table. */
  readonly basis: Basis
  readonly retention: Retention
}

/** Every column that is classified, in the order of the tables. */
export function columns(of: Readonly<Record<string, TableClass>> = tables): readonly ClassifiedColumn[] {
  return Object.entries(of).flatMap(([table, { purpose, basis, retention, columns: shelves }]) =>
    Object.entries(shelves).flatMap(([shelf, names]) => {
      const [kind = 'none', kept = 'plain'] = shelf.split(' ')
      return names.split(' ').map((column): ClassifiedColumn => ({
        table, column, class: kind as ColumnClass, kept: kept as Kept, purpose, basis: kind === 'none' ? 'none' : basis, retention,
      }))
    }),
  )
}

/** A column as the database has it. */
export interface RealColumn {
  readonly table: string
  readonly column: string
}

/** Columns of the database nobody has classified, as `table.column`: what they hold nobody has thought about. */
export function unclassified(real: readonly RealColumn[], known: readonly ClassifiedColumn[] = columns()): readonly string[] {
  const names = new Set(known.map(({ table, column }) => `${table}.${column}`))
  return real.map(({ table, column }) => `${table}.${column}`).filter(name => !names.has(name))
}

/** What of the classification contradicts itself: a column named twice, personal data without a ground, a seal that is none. */
export function contradictions(known: readonly ClassifiedColumn[] = columns()): readonly string[] {
  const seen = new Set<string>()
  return known.flatMap(each => {
    const name = `${each.table}.${each.column}`
    const twice = seen.has(name)
    seen.add(name)
    const wrong = [
      twice ? 'twice' : '',
      each.class !== 'none' && each.basis === 'none' ? 'no legal basis' : '',
      each.class === 'sensitive' && each.basis !== 'sensitive_duty' ? 'sensitive without its own basis' : '',
      each.column.endsWith('_sealed') && each.kept !== 'sealed' ? 'named sealed, kept otherwise' : '',
      each.column.endsWith('_index') && each.kept !== 'keyed' ? 'named an index, kept otherwise' : '',
      each.column.startsWith('masked_') && each.class !== 'masked' ? 'named masked, classed otherwise' : '',
    ]
    return wrong.filter(Boolean).map(what => `${name}: ${what}`)
  })
}

/** The page of the documentation. */
export function documentation(): string {
  const rows = columns().filter(each => each.class !== 'none')
  const said = ({ zh, en }: Words) => `${zh} · ${en}`
  const list = (words: Readonly<Record<string, Words>>) => Object.entries(words).map(([id, each]) => `- \`${id}\`: ${said(each)}`)
  const none = columns().length - rows.length
  return [
    '# Personal data 个人信息', '',
    'Written from `server/platform/classes` by `node server/platform/classes/write.main.ts`. A test reads the columns of a real',
    'database: one that is not classified fails it.', '',
    `${columns().length} columns in ${Object.keys(tables).length} tables; ${none} hold nothing of people and are not listed.`, '',
    '## Classes', '', ...list(CLASSES), '', '## How a column is kept', '', ...list(KEPT), '', '## Legal basis', '', ...list(BASES), '',
    '## Retention', '', ...list(RETENTIONS), '', '## Columns', '',
    '| table | column | class | kept | purpose | basis | retention |', '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(({ table, column, class: kind, kept, purpose, basis, retention }) =>
      `| ${table} | ${column} | ${kind} | ${kept} | ${said(purpose)} | ${basis} | ${retention} |`), '',
  ].join('\n')
}
