import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Queryable } from '#platform/database.ts'
import type { Database } from '#platform/tables.ts'
import type { PersonFilter, PersonRow, ServiceRate, Tally, Unverified } from './shapes.ts'
import type { SkilledState } from './types.ts'

export const PAGE = 50
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** `PersonFilter.helper` of those who have none yet. */
export const NO_HELPER = 'none'

type People = ExpressionBuilder<Database & { p: Database['skilled_people'] }, 'p'>

/** What a filter means on `skilled_people as p`; who is forgotten is among them only where history counts. */
export function matching(city: string, filter: PersonFilter, { ever = false } = {}) {
  return (eb: People): Expression<SqlBool> => {
    const columns = ['district', 'town', 'grade', 'wish', 'employer', 'source', 'standing'] as const
    return eb.and([
      eb('p.city', '=', city),
      ...(ever ? [] : [eb('p.forgotten', '=', false)]),
      ...columns.flatMap(column => (filter[column] === undefined ? [] : [eb(`p.${column}`, '=', filter[column])])),
      // Who has settled wishes no more, whatever they once said; who has applied needs no message to apply.
      ...(filter.wish === undefined && !filter.unreached ? [] : [eb('p.standing', '<>', 'settled')]),
      ...(filter.messaged ? [eb('p.standing', 'in', ['none', 'ended'])] : []),
      ...(filter.helper === undefined
        ? []
        : [filter.helper === NO_HELPER ? eb('p.helper_id', 'is', null) : eb('p.helper_id', '=', filter.helper)]),
      ...(filter.unreached ? [eb('p.wish', '=', 'yes'), eb('p.reached', '=', false)] : []),
    ])
  }
}

/** Masked, those nobody has spoken to for longest first. */
export async function peopleOf(
  db: Queryable,
  city: string,
  filter: PersonFilter,
  page: number,
): Promise<{ readonly rows: readonly PersonRow[]; readonly total: number }> {
  const some = db.selectFrom('skilled_people as p').where(matching(city, filter))
  const { total } = await some.select(sql<string>`count(*)`.as('total')).executeTakeFirstOrThrow()
  const rows = await some
    .innerJoin('skilled_contacts as c', join => join.onRef('c.city', '=', 'p.city').onRef('c.person_id', '=', 'p.id'))
    .select(['p.id', 'p.state', 'p.reached', 'p.last_contact_on', 'c.masked_name'])
    .orderBy('p.last_contact_on', order => order.asc().nullsFirst())
    .orderBy('p.id')
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute()
  return { total: Number(total), rows: rows.map(({ state, ...row }) => rowOf(state as SkilledState, row)) }
}

interface Beside {
  readonly id: string
  readonly reached: boolean
  readonly last_contact_on: string | null
  readonly masked_name: string
}

function rowOf(state: SkilledState, { id, reached, last_contact_on, masked_name }: Beside): PersonRow {
  const { town, employer, grade, trade, wish, source, helper, optedOut, case: own } = state
  const told = { town, employer, grade, trade, wish, source, standing: own?.standing, optedOut: optedOut !== undefined }
  const helped = { helper: helper?.name, tracked: reached, lastContactOn: last_contact_on ?? undefined }
  return { id, maskedName: masked_name, ...told, ...helped }
}

/** Counts by town or by employer, the largest first. */
export async function tallies(
  db: Queryable,
  city: string,
  filter: PersonFilter,
  by: 'town' | 'employer',
  most: number,
): Promise<readonly Tally[]> {
  const rows = await db
    .selectFrom('skilled_people as p')
    .where(matching(city, filter))
    .select(({ fn }) => [
      `p.${by} as key`,
      fn.countAll<string>().as('n'),
      counted`p.wish = 'yes'`.as('yes'),
      counted`p.wish = 'no'`.as('no'),
      counted`p.wish = 'undecided'`.as('undecided'),
      counted`p.wish = 'yes' and p.reached`.as('tracked'),
      sql<string>`count(*) filter (where p.standing = 'settled')`.as('settled'),
    ])
    .groupBy(`p.${by}`)
    .orderBy('n', 'desc')
    .orderBy('key')
    .limit(most)
    .execute()
  return rows.map(({ key, yes, no, undecided, tracked, settled }) => ({
    key,
    yes: Number(yes),
    no: Number(no),
    undecided: Number(undecided),
    tracked: Number(tracked),
    settled: Number(settled),
  }))
}

/** Of those who have not settled: how many answer to a condition. */
const counted = (condition: TemplateStringsArray) =>
  sql<string>`count(*) filter (where p.standing <> 'settled' and ${sql.raw(condition.join(''))})`

export async function serviceRate(db: Queryable, city: string, filter: PersonFilter): Promise<ServiceRate> {
  const { wish: _, ...patch } = filter
  const row = await db
    .selectFrom('skilled_people as p')
    .where(matching(city, patch))
    .select([
      counted`p.wish = 'yes'`.as('wishing'),
      counted`p.wish = 'yes' and p.reached`.as('tracked'),
      counted`p.wish = 'yes' and p.helper_id is null`.as('without'),
      sql<string>`count(*) filter (where p.standing = 'settled')`.as('settled'),
    ])
    .executeTakeFirstOrThrow()
  const { wishing, tracked, without, settled } = row
  return {
    wishing: Number(wishing),
    tracked: Number(tracked),
    withoutHelper: Number(without),
    settled: Number(settled),
  }
}

/** The person of a number; undefined when there is none or they were forgotten. */
export async function personOfPhone(db: Queryable, city: string, index: Buffer): Promise<string | undefined> {
  const row = await db
    .selectFrom('skilled_contacts')
    .select('person_id')
    .where('city', '=', city)
    .where('phone_index', '=', index)
    .executeTakeFirst()
  return row?.person_id
}

export async function personOfCode(db: Queryable, city: string, code: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('skilled_contacts')
    .select('person_id')
    .where('city', '=', city)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.person_id
}

/** Staff in service who may follow up somebody of this town: its window, its district's officers, the bureau. */
export async function helpersFor(
  db: Queryable,
  city: string,
  district: string,
  town: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('city', '=', city)
    .where('disabled', '=', false)
    .where(eb =>
      eb.or([
        eb('role', '=', 'bureau'),
        eb.and([eb('role', '=', 'officer'), eb('district', '=', district)]),
        eb.and([eb('role', '=', 'clerk'), eb('town', '=', town)]),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** Public answers nobody has verified, of a patch, the newest first. */
export async function unverifiedOf(
  db: Queryable,
  city: string,
  { district, town }: Pick<PersonFilter, 'district' | 'town'>,
): Promise<readonly Unverified[]> {
  return db
    .selectFrom('survey_pending')
    .select(['id', 'masked_name as maskedName', 'town', 'employer', 'at'])
    .where('city', '=', city)
    .$if(district !== undefined, query => query.where('district', '=', district ?? ''))
    .$if(town !== undefined, query => query.where('town', '=', town ?? ''))
    .orderBy('at', 'desc')
    .limit(PAGE)
    .execute()
}
