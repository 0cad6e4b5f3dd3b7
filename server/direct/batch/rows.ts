import { cities } from '#identity'
import type { Answer, Pack } from '#policy'
import type { Refusal } from '#platform/result.ts'
import { readClaims } from '#server/applications/index.ts'
import { HEAD_ROWS, type Cell, type SheetContent } from '#server/sheets/index.ts'
import type { DirectDraft, EmployerInput, RowProblem } from '../contract.ts'
import type { Scheme } from '../scheme.ts'
import type { FamilyRule } from '../rules/index.ts'
import type { DirectDependant, Relation } from '../types.ts'
import { cellName, textOf, type BatchColumn } from './columns.ts'

/** One filled-in row with its line in Excel. */
export interface BatchRow {
  readonly line: number
  readonly draft: DirectDraft
  /** What is wrong with single cells already. */
  readonly wrong: readonly Refusal[]
  /** All cells as shown, for the report. */
  readonly cells: readonly string[]
}

/** Cuts a checked sheet into rows; empty lines are left out. */
export function readRows(
  scheme: Scheme,
  columns: readonly BatchColumn[],
  employer: EmployerInput,
  { rows }: SheetContent,
): readonly BatchRow[] {
  return rows.slice(HEAD_ROWS).flatMap((cells, at): BatchRow[] => {
    const texts = columns.map((_, index) => textOf(cells[index]))
    const filled = columns.some((_, index) => texts[index] !== '' || isBroken(cells[index]))
    return filled ? [rowOf(scheme, columns, employer, cells, texts, at + HEAD_ROWS + 1)] : []
  })
}

const isBroken = (cell: Cell | undefined): boolean => typeof cell === 'object' && cell !== null && !('date' in cell)

function rowOf(
  scheme: Scheme,
  columns: readonly BatchColumn[],
  employer: EmployerInput,
  cells: readonly Cell[],
  texts: readonly string[],
  line: number,
): BatchRow {
  const values = new Map(columns.map(({ key }, index) => [key, texts[index] ?? '']))
  const of = (key: string): string => values.get(key) ?? ''
  const read = readFacts(scheme.pack, columns, of)
  const where = whereOf(scheme.pack, of)
  const family = familyOf(scheme, of)
  return {
    line,
    wrong: [
      ...columns.flatMap(({ key }, index) => cellProblem(key, cells[index])),
      ...read.wrong,
      ...family.wrong,
      ...where.wrong,
    ],
    cells: texts,
    draft: {
      personal: personalOf(scheme, employer, of),
      claims: read.facts,
      dependants: family.dependants,
      employerTown: employer.town,
      ...where.draft,
    },
  }
}

/** Own home and settlement place, by their names. */
function whereOf(pack: Pack, of: (key: string) => string): { draft: DirectDraft; wrong: readonly Refusal[] } {
  const place = pack.places.find(({ name, id }) => [name.zh, name.en, id].includes(of('place')))?.id
  const home = of('homeTown')
  const homeTown = home === '' ? undefined : /^(无|没有|none)$/i.test(home) ? 'none' : townCode(pack, home)
  return {
    draft: { ...(homeTown === undefined ? {} : { homeTown }), ...(place === undefined ? {} : { place }) },
    wrong: [
      ...(of('place') !== '' && place === undefined ? [{ code: 'direct.place', field: 'place' } as const] : []),
      ...(home !== '' && homeTown === undefined ? [{ code: 'direct.route', field: 'homeTown' } as const] : []),
    ],
  }
}

/** Eighteen digits do not fit an Excel number: the last ones are gone before the file arrives here. */
function cellProblem(key: string, cell: Cell | undefined): readonly Refusal[] {
  if (typeof cell === 'number' && key.endsWith('idNumber') && cell >= 1e15)
    return [{ code: 'direct.batch_number_cell', field: key }]
  if (typeof cell !== 'object' || cell === null || 'date' in cell) return []
  return 'formula' in cell
    ? [{ code: 'sheet.formula', field: key }]
    : [{ code: 'sheet.cell_error', field: key, params: { value: cell.error } }]
}

function personalOf(
  { rules }: Scheme,
  { name, phone, address }: EmployerInput,
  of: (key: string) => string,
): DirectDraft['personal'] {
  const fields = rules.fields.map(({ field }) => field)
  const texts = fields
    .filter(field => field !== 'household')
    .map(field => [field, of(field)] as const)
    .filter(([, value]) => value !== '')
  const parts = ['province', 'city', 'county', 'town', 'station']
    .map(part => [part, of(`household.${part}`)] as const)
    .filter(([, value]) => value !== '')
  const own = { employer: name, employerPhone: phone, employerAddress: address }
  return {
    ...Object.fromEntries(texts),
    ...Object.fromEntries(Object.entries(own).filter(([field, value]) => fields.includes(field) && value !== '')),
    ...(parts.length > 0 ? { household: Object.fromEntries(parts) } : {}),
  }
}

function readFacts(pack: Pack, columns: readonly BatchColumn[], of: (key: string) => string) {
  const wrong: Refusal[] = []
  const facts: Record<string, Answer> = {}
  for (const { key, fact } of columns) {
    const read = fact ? readClaims(pack, { [key]: valueText(fact, of(key)) }) : undefined
    if (read?.ok) Object.assign(facts, read.value)
    else if (read) wrong.push(...read.refusals)
  }
  return { facts, wrong }
}

function valueText({ type, options }: NonNullable<BatchColumn['fact']>, typed: string): string {
  const plain = typed.normalize('NFKC').trim()
  if (type === 'boolean')
    return /^(是|有|yes|y|true)$/i.test(plain) ? 'yes' : /^(否|无|没有|no|n|false)$/i.test(plain) ? 'no' : plain
  const bare = (name: string) => name.normalize('NFKC').replace(/\(.*\)$/, '')
  return (
    options?.find(({ name, value }) => [value, name.zh.normalize('NFKC'), bare(name.zh), name.en].includes(plain))
      ?.value ?? plain
  )
}

/** What people call a relative: as on the web form, and as they talk. */
const CALLED: Readonly<Record<Relation, RegExp>> = {
  spouse: /^(配偶|妻子?|丈夫|夫|爱人)$/,
  child: /^(子女|未成年子女|儿子|女儿|子|女|孩子)$/,
  parent: /^(父母|父亲?|母亲?)$/,
}

/** By a name of the list; by another word only where the list's own says nothing more that would be declared by it. */
function relationOf(family: Scheme['rules']['family'], typed: string): FamilyRule | undefined {
  return (
    family.find(each => [each.text.zh, each.text.en, each.relation].includes(typed)) ??
    family.find(each => !each.unmarried && !each.together && CALLED[each.relation].test(typed))
  )
}

/** Choosing 「未成年子女」 or 「共同居住生活的父母」 says that it is so. */
function familyOf(
  { rules }: Scheme,
  of: (key: string) => string,
): { dependants: readonly DirectDependant[]; wrong: readonly Refusal[] } {
  const wrong: Refusal[] = []
  const dependants = [1, 2, 3].flatMap((at): DirectDependant[] => {
    const [relation, name, idNumber] = (['relation', 'name', 'idNumber'] as const).map(part =>
      of(`dependants-${at}-${part}`),
    )
    if (!relation && !name && !idNumber) return []
    const rule = relationOf(rules.family, relation ?? '')
    if (!rule) {
      const field = `dependants-${at}-relation`
      const examples = rules.family.map(({ text }) => text.zh).join('、')
      const params = { text: relation ?? '', name: { zh: '随迁人员关系', en: 'Relation' }, examples }
      wrong.push(relation ? { code: 'direct.choice', field, params } : { code: 'field.required', field })
      return []
    }
    return [
      {
        key: String(at),
        relation: rule.relation,
        name: name ?? '',
        idNumber: idNumber ?? '',
        ...(rule.unmarried ? { unmarried: true } : {}),
        ...(rule.together ? { livesTogether: true } : {}),
      },
    ]
  })
  return { dependants, wrong }
}

function townCode(pack: Pack, name: string): string | undefined {
  const towns = cities.find(({ code }) => code === pack.place.code)?.districts.flatMap(({ towns: each }) => each) ?? []
  const plain = (text: string) => text.replace(/(街道|镇)$/, '')
  return towns.find(town => town.code === name || plain(town.name.zh) === plain(name))?.code
}

/** A refusal as a row's problem: with the column and the cell where it is about one. */
export function problem(columns: readonly BatchColumn[], line: number, { field = '', ...rest }: Refusal): RowProblem {
  const at = columns.findIndex(({ key }) => key === field || key.startsWith(`${field}.`))
  const column = columns[at]
  return column
    ? { line, column: column.heading, cell: cellName(at, line), refusal: rest }
    : { line, refusal: field ? { field, ...rest } : rest }
}
