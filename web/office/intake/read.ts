import type { Facts, Pack } from '#policy'
import { ok, type Refusal, type Result } from '#platform/result.ts'
import {
  askedFacts,
  readClaims,
  type Dependant,
  type Entry,
  type Personal,
  type Tick,
} from '#server/applications/index.ts'
import { personalFields } from '../cases/words.ts'

/** Rows for dependants: shown at first, added at once, at most. */
export const ROWS = { first: 2, more: 2, most: 12 } as const

export type Values = Readonly<Record<string, string>>

/** How many rows for dependants a form shows: what it said, within reason. */
export function rowCount(values: Values): number {
  const said = Number(values['rows'])
  return Number.isInteger(said) ? Math.min(Math.max(said, ROWS.first), ROWS.most) : ROWS.first
}

export function rowKeys(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `d${at + 1}`)
}

/** The particulars that stand in the form, as written. */
export function readPersonal(values: Values): Personal {
  return Object.fromEntries(
    personalFields.flatMap(({ id }) => (values[id] === undefined ? [] : [[id, values[id].trim()]])),
  )
}

/** Rows with anything written in them; an empty row is no person. */
export function readDependants(values: Values): readonly Dependant[] {
  return rowKeys(rowCount(values)).flatMap(key => {
    const name = values[`dependants-${key}-name`]?.trim() ?? ''
    const idNumber = values[`dependants-${key}-idNumber`]?.trim() ?? ''
    const relation = values[`dependants-${key}-relation`] === 'spouse' ? 'spouse' : 'child'
    return name === '' && idNumber === '' ? [] : [{ key, relation, name, idNumber }]
  })
}

/** How dependants already stored stand in a form's rows; the reverse of `readDependants`. */
export function writeDependants(dependants: readonly Dependant[]): Values {
  const texts = dependants.flatMap(({ relation, name, idNumber }, at) =>
    Object.entries({
      [`dependants-d${at + 1}-relation`]: relation,
      [`dependants-d${at + 1}-name`]: name,
      [`dependants-d${at + 1}-idNumber`]: idNumber,
    }),
  )
  return { rows: String(Math.max(ROWS.first, dependants.length)), ...Object.fromEntries(texts) }
}

/** The two ticks of every document named in the form that has one. */
export function readTicks(pack: Pack, values: Values): readonly Tick[] {
  return pack.documents.flatMap(({ id }) => {
    const [originalSeen, copyKept] = [values[`seen-${id}`] === 'yes', values[`kept-${id}`] === 'yes']
    return originalSeen || copyKept ? [{ document: id, originalSeen, copyKept }] : []
  })
}

/** A paper application as typed in. Claims that cannot be read are refused with their field; the rest is checked on saving. */
export function readEntry(pack: Pack, values: Values): Result<Entry> & { readonly readable: Entry } {
  const claims = readClaims(pack, values)
  const entry = (facts: Facts): Entry => ({
    pack: pack.id,
    personal: readPersonal(values),
    claims: facts,
    dependants: readDependants(values),
    place: values['place'] ?? '',
    ticks: readTicks(pack, values),
    ...(values['receivedOn'] ? { receivedOn: values['receivedOn'] } : {}),
  })
  const readable = entry(claims.ok ? claims.value : readableClaims(pack, values))
  return claims.ok ? { ...ok(readable), readable } : { ...claims, readable }
}

function readableClaims(pack: Pack, values: Values): Facts {
  return Object.assign(
    {},
    ...askedFacts(pack).map(({ id }) => {
      const read = readClaims(pack, { [id]: values[id] })
      return read.ok ? read.value : {}
    }),
  ) as Facts
}

/** All that is wrong, in the order of the form's fields; a field that cannot be read is not also called missing. */
export function together(unreadable: readonly Refusal[], others: readonly Refusal[]): readonly Refusal[] {
  const named = new Set(unreadable.map(({ field }) => field))
  return [...unreadable, ...others.filter(({ field }) => field === undefined || !named.has(field))]
}
