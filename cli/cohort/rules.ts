/** The rules a command evaluates by: a pack, changed numbers from a file, a day. */
import { readFileSync } from 'node:fs'
import { isDate } from '#calendar'
import type { Pack, Text } from '#policy'
import { changeable, changed, changesInWords, checkChanges, type Changeable, type Changes } from '../../packages/policy/simulate/index.ts'
import { loadPack, PackError, packIds } from '../../policies/load.ts'
import { fine, wrong, type Outcome, type Problem } from '../ranking/problem.ts'
import { reasonOf } from './output.ts'

export interface Rules {
  readonly pack: Pack
  readonly parameters: Readonly<Record<string, number>>
  /** What the file changed, in words: `分数线 60 → 70`. */
  readonly changes: readonly Text[]
}

/** A pack with the numbers of a JSON file in place of its own. */
export function readRules(id: string, changesFile: string | undefined): Outcome<Rules> {
  const pack = openPack(id)
  if (!pack.ok) return pack
  const changes = changesFile === undefined ? fine({}) : readChanges(pack.value, changesFile)
  return changes.ok ? fine({ ...changed(pack.value, changes.value), changes: changesInWords(pack.value, changes.value) }) : changes
}

function openPack(id: string): Outcome<Pack> {
  if (!packIds().includes(id)) {
    return wrong('没有规则包“{id}”。可用：{ids}', 'There is no pack “{id}”. There are {ids}', { id, ids: packIds().join(' ') })
  }
  try {
    return fine(loadPack(id))
  } catch (error) {
    if (!(error instanceof PackError)) throw error
    return wrong('规则包“{id}”有错，不能使用。请运行 npx luohu policy check {id}。',
      'The pack “{id}” has errors and cannot be used. Run npx luohu policy check {id}.', { id })
  }
}

export function readJson(file: string): Outcome<unknown> {
  try {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
    return fine(JSON.parse(text) as unknown)
  } catch (error) {
    if (error instanceof SyntaxError) {
      return wrong('{file} 不是有效的 JSON（{reason}）。请检查标点和引号。', '{file} is no valid JSON ({reason}). Check commas and quotes.',
        { file, reason: error.message })
    }
    return wrong('读不了文件 {file}（{reason}）。请核对文件名和权限。', 'Cannot read {file} ({reason}). Check its name and permissions.',
      { file, reason: reasonOf(error) })
  }
}

/** Points as people write them (`60.5`), counts, and options by their names; `{"threshold": 65, "education.4": 85}`. */
function readChanges(pack: Pack, file: string): Outcome<Changes> {
  const json = readJson(file)
  if (!json.ok) return json
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value)) {
    return wrong('{file} 应写成 {"编号": 数值} 的样子。', '{file} should look like {"id": number}.', { file })
  }
  const known = new Map(changeable(pack).map(each => [each.id, each]))
  const changes = Object.fromEntries(Object.entries(json.value).map(([id, value]) => [id, numberOf(known.get(id), value)]))
  const problems = checkChanges(pack, changes).map(({ at, message, hint }): Problem => ({
    zh: `${file} · ${at}：${message.zh}${hint ? `。${hint.zh}` : ''}`,
    en: `${file} · ${at}: ${message.en}${hint ? `; ${hint.en}` : ''}`,
  }))
  return problems.length > 0 ? { ok: false, problems } : fine(changes)
}

function numberOf(of: Changeable | undefined, value: unknown): number {
  if (of?.unit === 'option') return of.options?.findIndex(each => each.value === value) ?? -1
  if (typeof value !== 'number') return Number.NaN
  if (of?.unit !== 'points') return value
  const hundredths = Math.round(value * 100)
  return Math.abs(value * 100 - hundredths) < 1e-6 ? hundredths : Number.NaN
}

/** The day of evaluation; `today` where none is given. */
export function readDay(text: string | undefined, today: string): Outcome<string> {
  if (text === undefined) return fine(today)
  return isDate(text)
    ? fine(text)
    : wrong('日期“{text}”不存在。请写成 2014-09-01 的样子。', 'There is no day “{text}”. Write it as 2014-09-01.', { text })
}
