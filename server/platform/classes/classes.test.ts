import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { testPlatform, type TestPlatform } from '#platform/testing.ts'
import { columns, contradictions, documentation, tables, unclassified, type RealColumn } from './index.ts'
import { table } from './types.ts'

describe('the classification of columns', () => {
  let tested: TestPlatform
  before(async () => {
    tested = await testPlatform()
  })
  after(() => tested.close())

  /** The columns of the real, migrated database. */
  async function real(): Promise<readonly RealColumn[]> {
    const { rows } = await sql<RealColumn>`
      select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' order by table_name, ordinal_position`.execute(tested.platform.db)
    return rows
  }

  it('knows every column of the real database', async () => {
    const found = await real()
    assert.ok(found.length > 300, String(found.length))
    assert.deepEqual(unclassified(found), [])
  })

  it('finds a column that a migration adds and nobody classifies, and a whole table', async () => {
    const { db } = tested.platform
    await sql`alter table staff add column home_address text`.execute(db)
    await sql`create table diary (city text, entry text)`.execute(db)
    assert.deepEqual(unclassified(await real()), ['diary.city', 'diary.entry', 'staff.home_address'])
    await sql`alter table staff drop column home_address`.execute(db)
    await sql`drop table diary`.execute(db)
  })

  it('never keeps a number, a phone or an address readable: only staff sign with their names', () => {
    const plain = columns().filter(each => each.class === 'personal' && each.kept === 'plain')
    assert.deepEqual(plain.filter(({ column }) => column !== 'state').map(each => `${each.table}.${each.column}`), ['staff.username', 'staff.name'])
    assert.ok(plain.every(({ basis, table: name }) => basis === 'staff' || ['notices', 'issuings'].includes(name)))
    assert.deepEqual(columns().filter(each => each.class === 'sensitive' && each.kept === 'plain'), [])
  })
})

describe('what the classification says', () => {
  it('contradicts itself nowhere', () => {
    assert.deepEqual(contradictions(), [])
  })

  it('is told when it does', () => {
    const wrong = {
      twice: table('', '', 'duty', 'record', { none: 'a', pseudonym: 'a' }),
      free: table('', '', 'none', 'record', { 'personal sealed': 'name_sealed' }),
      loose: table('', '', 'duty', 'record', { 'sensitive sealed': 'scan', pseudonym: 'phone_index', none: 'x_sealed' }),
    }
    assert.deepEqual(contradictions(columns(wrong)), [
      'twice.a: twice', 'free.name_sealed: no legal basis', 'loose.scan: sensitive without its own basis',
      'loose.phone_index: named an index, kept otherwise', 'loose.x_sealed: named sealed, kept otherwise',
    ])
  })

  it('says of every table what it is for', () => {
    for (const [name, { purpose }] of Object.entries(tables)) assert.ok(purpose.zh !== '' && purpose.en !== '', name)
  })

  it('is what the documentation shows', async () => {
    assert.equal(await readFile(new URL('../../../docs/personal-data.md', import.meta.url), 'utf8'), documentation(), 'run node server/platform/classes/write.main.ts')
  })
})
