/**
 * The form of direct settlement as texts of a page, both ways: names of fields, what stands in them, and what they say.
 * The window and the applicant fill in the same fields; which ones is the scheme's (QY-7, DG-11, JM-5).
 */
import type { Facts, Pack } from '#policy'
import type { Refusal } from '#platform/result.ts'
import { readClaims, writeClaim } from '#server/applications/index.ts'
import {
  readChoice,
  type DirectDependant,
  type DirectDraft,
  type DirectPersonal,
  type DirectScheme,
  type Household,
  type Relation,
} from '#server/direct/index.ts'

export type Values = Readonly<Record<string, string>>

export const HOUSEHOLD_PARTS = [
  'province',
  'city',
  'county',
  'town',
  'station',
] as const satisfies readonly (keyof Household)[]

/** Family members a form takes at most. */
export const MOST_ROWS = 12

const RELATIONS: readonly Relation[] = ['spouse', 'child', 'parent']

export const rowField = (key: string, part: string): string => `dependants-${key}-${part}`

const KEY = /^[a-z]?\d{1,4}$/

/** The rows for family members a form shows, by their keys: what it said, within reason; at least an empty one. */
export function rowKeys(values: Values): readonly string[] {
  const said = [...new Set((values['rows'] ?? '').split(',').filter(key => KEY.test(key)))].slice(0, MOST_ROWS)
  return said.length > 0 ? said : ['d1']
}

/** A key no row has. */
function freshKey(keys: readonly string[]): string {
  return `d${1 + Math.max(0, ...keys.map(key => Number(key.replace(/\D/g, ''))))}`
}

/** The id of a row, where the page goes on after it was added. */
export const rowId = (key: string): string => `row-${key}`

/** Where the button that adds a row leads. */
export const nextRow = (values: Values): string => `#${rowId(freshKey(rowKeys(values)))}`

/** What the buttons of the rows ask for, without script: one more, or one less. Undefined: another button was pressed. */
export function rearranged(values: Values): Values | undefined {
  const keys = rowKeys(values)
  if (values['intent'] === 'rows') return { ...values, rows: [...keys, freshKey(keys)].slice(0, MOST_ROWS).join() }
  const [, gone] = /^remove:(\w+)$/.exec(values['intent'] ?? '') ?? []
  if (gone === undefined) return undefined
  const left = keys.filter(key => key !== gone)
  const others = Object.entries(values).filter(([name]) => !name.startsWith(rowField(gone, '')))
  return { ...Object.fromEntries(others), rows: (left.length > 0 ? left : [freshKey(keys)]).join() }
}

/** What is typed over what is stored; of the family what is typed alone, or a row taken away would come back. */
export function overlaid(stored: Values, typed: Values | undefined): Values {
  if (typed?.['rows'] === undefined) return { ...stored, ...typed }
  const others = Object.entries(stored).filter(([name]) => !name.startsWith('dependants-'))
  return { ...Object.fromEntries(others), ...typed }
}

/** A draft or case as it stands in the fields; the reverse of `readForm`. */
export function writeForm({
  personal = {},
  claims = {},
  dependants = [],
  homeTown,
  employerTown,
  place,
}: DirectDraft): Values {
  const { household = {}, ...texts } = personal
  const listed = Object.fromEntries(
    Object.entries(texts).map(([field, value]) => [field, value && (readChoice(field, value) ?? value)]),
  )
  return {
    ...known(listed),
    ...known(Object.fromEntries(HOUSEHOLD_PARTS.map(part => [`household.${part}`, household[part]]))),
    ...Object.fromEntries(Object.entries(claims).map(([fact, value]) => [fact, writeClaim(value)])),
    ...known({ homeTown, employerTown, place }),
    ...writeDependants(dependants),
  }
}

function writeDependants(dependants: readonly DirectDependant[]): Values {
  const texts = dependants.map(one => {
    const field = (part: string) => rowField(one.key, part)
    return known({
      [field('relation')]: one.relation,
      [field('name')]: one.name,
      [field('idNumber')]: one.idNumber,
      [field('birthDate')]: one.birthDate,
      [field('unmarried')]: one.unmarried ? 'yes' : undefined,
      [field('livesTogether')]: one.livesTogether ? 'yes' : undefined,
    })
  })
  return { rows: dependants.map(({ key }) => key).join(), ...(Object.assign({}, ...texts) as Values) }
}

function known(values: Readonly<Record<string, string | undefined>>): Values {
  return Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined))
}

/** What one page of the form says: only its own part; parts it does not ask are absent. */
export interface Asked {
  readonly personal?: readonly string[]
  readonly facts?: readonly string[]
  readonly family?: boolean
  readonly where?: boolean
}

/** The whole form. */
export function allOf({ fields, facts }: DirectScheme): Asked {
  return { personal: fields.map(({ field }) => field), facts: facts.map(({ id }) => id), family: true, where: true }
}

/** Reads the fields. A claim that cannot be read is refused with its field; all others are read nevertheless. */
export function readForm(
  pack: Pack,
  asked: Asked,
  values: Values,
): { readonly draft: DirectDraft; readonly wrong: readonly Refusal[] } {
  const claims: Record<string, Facts[string]> = {}
  const wrong: Refusal[] = []
  for (const id of asked.facts ?? []) {
    const read = readClaims(pack, { [id]: values[id] })
    if (read.ok) Object.assign(claims, read.value)
    else wrong.push(...read.refusals)
  }
  const text = (name: string) => values[name]?.trim() || undefined
  return {
    wrong,
    draft: {
      ...(asked.personal ? { personal: readPersonal(asked.personal, values) } : {}),
      ...(asked.facts ? { claims } : {}),
      ...(asked.family ? { dependants: readDependants(values) } : {}),
      ...(asked.where ? { homeTown: text('homeTown'), employerTown: text('employerTown'), place: text('place') } : {}),
    },
  }
}

function readPersonal(fields: readonly string[], values: Values): DirectPersonal {
  const texts = fields
    .filter(field => field !== 'household')
    .flatMap(field => (values[field]?.trim() ? [[field, values[field].trim()]] : []))
  const parts = HOUSEHOLD_PARTS.flatMap(part =>
    values[`household.${part}`]?.trim() ? [[part, values[`household.${part}`]?.trim()]] : [],
  )
  return {
    ...(Object.fromEntries(texts) as DirectPersonal),
    ...(fields.includes('household') && parts.length > 0 ? { household: Object.fromEntries(parts) as Household } : {}),
  }
}

/** Rows with anything written in them; an empty row is no person. */
function readDependants(values: Values): readonly DirectDependant[] {
  return rowKeys(values).flatMap((key): DirectDependant[] => {
    const of = (part: string) => values[rowField(key, part)]?.trim() ?? ''
    const relation = RELATIONS.find(each => each === of('relation')) ?? 'spouse'
    if (of('name') === '' && of('idNumber') === '') return []
    return [
      {
        key,
        relation,
        name: of('name'),
        idNumber: of('idNumber'),
        ...(of('birthDate') ? { birthDate: of('birthDate') } : {}),
        ...(of('unmarried') === 'yes' ? { unmarried: true } : {}),
        ...(of('livesTogether') === 'yes' ? { livesTogether: true } : {}),
      },
    ]
  })
}

/** All that is wrong; a field that cannot be read is not also called missing. */
export function together(unreadable: readonly Refusal[], others: readonly Refusal[]): readonly Refusal[] {
  const named = new Set(unreadable.map(({ field }) => field))
  return [...unreadable, ...others.filter(({ field }) => field === undefined || !named.has(field))]
}
