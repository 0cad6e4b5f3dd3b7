/** Scoring and ranking 100,000 stored applications, against only reading the same rows. A ratio of one run. */
import assert from 'node:assert/strict'
import { openDatabase, type Db } from '#platform/database.ts'
import { testDatabase } from '#platform/postgres/index.ts'
import { createPacks } from '#server/packs/index.ts'
import { computeRanking } from '../server/ranking/compute.ts'
import { roundInputs } from '../server/ranking/store.ts'
import type { Figure } from './figure.ts'
import { BENCH_CITY, BENCH_DISTRICT, BENCH_PACK, BENCH_YEAR, median, storeRound } from './stored-round.ts'

const APPLICATIONS = 100_000
const ROUNDS = 7
const MOST = 3

const round = { district: BENCH_DISTRICT, year: BENCH_YEAR, pack: BENCH_PACK }
const settings = { evaluator: createPacks().evaluator(BENCH_PACK, {}), parameters: {}, quota: 5000, tie: 'chain-all-in' } as const

async function timed(work: () => Promise<number>): Promise<number> {
  const start = performance.now()
  assert.equal(await work(), APPLICATIONS)
  return performance.now() - start
}

/** Reading what ranking reads, and nothing more. */
const read = (db: Db): Promise<number> => timed(async () => (await roundInputs(db, BENCH_CITY, round)).length)

/** All that freezing a ranking does before it stores it: read, score, rank, hash inputs, rules and result. */
const rank = (db: Db): Promise<number> =>
  timed(async () => computeRanking(await roundInputs(db, BENCH_CITY, round), settings).entries.length)

export async function run(): Promise<Figure[]> {
  const { config, drop } = await testDatabase()
  const db = openDatabase(config)
  try {
    await storeRound(db, APPLICATIONS, 1)
    const ratios: number[] = []
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      const bare = await read(db)
      ratios.push((await rank(db)) / bare)
    }
    // The first rounds warm up.
    const value = Math.round(median(ratios.slice(2)) * 100) / 100
    return [{ name: 'ranking: 100,000 applications scored and ranked, against reading them', value, unit: '×', reach: `≤ ${MOST} ×`, ok: value <= MOST }]
  } finally {
    await db.destroy()
    await drop()
  }
}
