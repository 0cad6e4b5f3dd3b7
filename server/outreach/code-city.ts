import type { Db } from '#platform/database.ts'

const EMPLOYER = /^\/(?:en\/)?survey\/employer\/([^/]+)/
const PERSON = /^\/(?:en\/)?s\/([^/]+)/

/**
 * The city whose survey handed out the code of an address: an employer's link, or the one in somebody's message. Where
 * cities share a host name, whoever opens such a link has chosen no city, and the code alone says which. Undefined for
 * any other address and for a code nobody handed out.
 */
export async function cityOfCode(db: Db, path: string): Promise<string | undefined> {
  const [, employer] = EMPLOYER.exec(path) ?? []
  if (employer) {
    const row = await db.selectFrom('survey_links').select('city').where('code', '=', employer).executeTakeFirst()
    return row?.city
  }
  const [, person] = PERSON.exec(path) ?? []
  if (!person) return undefined
  const row = await db.selectFrom('skilled_contacts').select('city').where('code', '=', person).executeTakeFirst()
  return row?.city
}
