import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { writeXlsx } from 'hucre/xlsx'
import { openDatabase, type Db } from '#platform/database.ts'
import { testDatabase } from '#platform/postgres/index.ts'
import { createPacks } from '#server/packs/index.ts'
import { createScheme } from '../scheme.ts'
import { idNumber } from '../testing.ts'
import { columnsOf, SHEET } from './columns.ts'

const PACK = 'qingyuan-2012-skilled'
const WORKERS = 300
const child = fileURLToPath(new URL('./kill.child.ts', import.meta.url))

async function workbook(): Promise<Uint8Array> {
  const scheme = createScheme(createPacks().get(PACK))
  const columns = scheme ? columnsOf(scheme) : []
  const rows = Array.from({ length: WORKERS }, (_, n): Record<string, string> => ({
    name: '测试工',
    idNumber: idNumber(n),
    phone: `136${String(n).padStart(8, '0')}`,
    'household.province': '湖南省',
    skill_level: '技师',
    employed_by_enterprise: '是',
    works_here: '是',
    place: '自有合法住房',
  }))
  const cells = rows.map(row => columns.map(({ key }) => row[key] ?? null))
  return writeXlsx({
    sheets: [{ name: SHEET, rows: [columns.map(({ key }) => key), columns.map(({ heading }) => heading), ...cells] }],
  })
}

/** Runs the import and kills it `after` milliseconds from the moment it begins to read; undefined lets it finish. */
function importAndKill(input: object, after: number | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const importing = spawn(process.execPath, [child, JSON.stringify(input)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    importing.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (after !== undefined && chunk.toString().includes('reading'))
        setTimeout(() => importing.kill('SIGKILL'), after)
    })
    importing.on('error', reject)
    importing.on('close', () => resolve(out))
  })
}

describe("killing the server while it makes an employer's cases", () => {
  it('leaves all of them or none, with their numbers, counts, accounts and messages; the same file again finishes it', async () => {
    const { config, drop } = await testDatabase()
    const db = openDatabase(config)
    const folder = await mkdtemp(join(tmpdir(), 'luohu-direct-'))
    try {
      const file = join(folder, 'workers.xlsx')
      await writeFile(file, await workbook())
      const employer = {
        name: '清远市虚构机械有限公司',
        phone: '0763-0000000',
        address: '虚构路 1 号',
        town: '441881001',
      }
      const input = { config, file, now: '2012-09-18T02:00:00.000Z', employer, pack: PACK }
      for (const after of [300, 500, 700, 900]) {
        await importAndKill(input, after)
        await sound(db)
      }
      assert.match(await importAndKill(input, undefined), new RegExp(`made ${WORKERS}`))
      assert.equal(await sound(db), WORKERS)
    } finally {
      await rm(folder, { recursive: true, force: true })
      await db.destroy()
      await drop()
    }
  })
})

/** Cases, commands, counts, messages and the record agree: all there or none. Answers how many cases there are. */
async function sound(db: Db): Promise<number> {
  const count = async (table: 'direct_cases' | 'commands' | 'outbox' | 'direct_batches' | 'people') =>
    Number(
      (
        await db
          .selectFrom(table)
          .select(eb => eb.fn.countAll<string>().as('n'))
          .where('city', '=', '441800')
          .executeTakeFirstOrThrow()
      ).n,
    )
  const [cases, batches] = [await count('direct_cases'), await count('direct_batches')]
  const tallied = await db
    .selectFrom('direct_tallies')
    .select(eb => eb.fn.sum<string>('n').as('n'))
    .where('measure', '=', 'submitted')
    .executeTakeFirstOrThrow()
  const last = await db.selectFrom('direct_numbers').select('last').executeTakeFirst()
  assert.ok(cases === 0 || cases === WORKERS, String(cases))
  assert.deepEqual(
    [
      await count('commands'),
      await count('outbox'),
      await count('people'),
      Number(tallied.n ?? 0),
      last?.last ?? 0,
      batches,
    ],
    [cases, cases, cases, cases, cases, cases === 0 ? 0 : 1],
  )
  return cases
}
