import process from 'node:process'
import { parseArgs } from 'node:util'
import { findCity, findDistrict } from '#identity'
import { openDatabase } from '#platform/database.ts'
import { createPlatform } from '#platform/platform.ts'
import { testDatabase } from '#platform/postgres/index.ts'
import { walkYear, type YearOptions } from '#server/demo/year/index.ts'
import { throwawaySecrets } from '../demo/secrets.ts'
import { progressBar } from '../demo/progress.ts'
import { printSummary } from '../demo/summary.ts'
import { complain, say } from '../text.ts'

export const summary = {
  zh: '不看屏幕走完虚构的一年：demo year [--district 禅城] [--applicants 2000] [--seed 1] [--quota N] [--tie 规则]',
  en: 'walk an invented year without a screen: demo year [--district 禅城] [--applicants 2000] [--seed 1] [--quota N] [--tie RULE]',
}

const MOST = 100_000
const TIES = ['all-in', 'none-in', 'chain-all-in', 'chain-earliest'] as const

/** 佛山市: the year of points plays there. */
const CITY = '440600'

/** `luohu demo year …`: 0 when the year was walked, 2 for wrong arguments. Works on a database of its own and removes it. */
export async function run(args: string[]): Promise<number> {
  const options = args[0] === 'year' ? optionsOf(args.slice(1)) : undefined
  if (!options) {
    const usage = 'npx luohu demo year [--district 禅城] [--applicants 2000] [--seed 1] [--quota N] [--tie RULE] [--year 2014]'
    complain(`用法：${usage}`, `Usage: ${usage}`)
    return 2
  }
  say('【演示】以下人员和数据全部为虚构。', '[Demonstration] All people and data below are invented.')
  const { config, drop } = await testDatabase()
  const db = openDatabase(config)
  try {
    const platform = await createPlatform({ city: CITY, mode: 'demo', db, secrets: throwawaySecrets() })
    printSummary(options, await walkYear(platform, options))
    return 0
  } finally {
    await db.destroy()
    await drop()
  }
}

function optionsOf(args: string[]): YearOptions | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        district: { type: 'string', default: '禅城' }, applicants: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' },
        quota: { type: 'string' }, tie: { type: 'string', default: 'chain-all-in' }, year: { type: 'string', default: '2014' },
      },
    })
    const district = findDistrict(values.district)
    if (!district?.code.startsWith(CITY.slice(0, 4))) return wrong(`没有“${values.district}”这个区。可用：${names()}`, `No district “${values.district}”. Known: ${names()}`)
    const applicants = whole(values.applicants, 1, MOST)
    if (!applicants) return wrong(`--applicants 应为 1 至 ${MOST} 的整数。`, `--applicants must be a whole number from 1 to ${MOST}.`)
    const quota = whole(values.quota ?? String(Math.max(1, Math.round(applicants / 4))), 1, MOST)
    if (!quota) return wrong(`--quota 应为 1 至 ${MOST} 的整数。`, `--quota must be a whole number from 1 to ${MOST}.`)
    const tie = TIES.find(rule => rule === values.tie)
    if (!tie) return wrong(`--tie 应为 ${TIES.join('、')} 之一。`, `--tie must be one of ${TIES.join(', ')}.`)
    const year = whole(values.year, 2014, 2024)
    if (!year) return wrong('--year 应为 2014 至 2024。', '--year must be from 2014 to 2024.')
    return { district: district.code, year, applicants, seed: values.seed, quota, tie, progress: progressBar(process.stderr) }
  } catch (error) {
    return wrong(`参数不对：${reason(error)}`, `Wrong arguments: ${reason(error)}`)
  }
}

function wrong(zh: string, en: string): undefined {
  complain(zh, en)
  return undefined
}

function whole(text: string, least: number, most: number): number | undefined {
  const value = Number(text)
  return /^\d+$/.test(text) && value >= least && value <= most ? value : undefined
}

const names = (): string => (findCity(CITY)?.districts ?? []).map(({ name }) => name.zh).join('、')
const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))
