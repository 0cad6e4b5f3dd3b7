/** `luohu policy replay FILE`: whether an auditor's record comes to the same result today. */
import { replay, type ReplayFault, type ReplayRecord } from '#policy/explain'
import { loadPack, loadVersion, packIds } from '../../policies/load.ts'
import { readJson } from '../cohort/rules.ts'
import { tellProblems } from '../cohort/tell.ts'
import { complain, say, type Text } from '../text.ts'

const FAULTS: Readonly<Record<ReplayFault, Text>> = {
  tampered: { zh: '记录被改动过：内容与它的哈希值不符。', en: 'The record was changed: its content does not fit its hash.' },
  other_pack: { zh: '规则不同：这里的规则包与记录所用的不是同一版。', en: 'Other rules: the pack here is not the one the record was made by.' },
  other_result: { zh: '结果不同：同样的规则和事实，重新计算得到另一个结果。', en: 'Another result: the same rules and facts come to something else.' },
}

function isRecord(value: unknown): value is ReplayRecord {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 'luohu-replay-1' && 'pack' in value && 'hash' in value
}

/** 0 when the record holds, 1 when it does not, 2 when there is none to read. */
export async function replayFile(file: string | undefined): Promise<number> {
  if (file === undefined) {
    complain('用法：npx luohu policy replay 文件.json', 'Usage: npx luohu policy replay FILE.json')
    return 2
  }
  const json = readJson(file)
  if (!json.ok) {
    tellProblems(json.problems)
    return 2
  }
  const record = json.value
  if (!isRecord(record)) {
    complain('{file} 不是 npx luohu evaluate --for auditor 写出的记录。', '{file} is no record as npx luohu evaluate --for auditor writes it.', { file })
    return 2
  }
  const { id, version } = record.pack
  if (!packIds().includes(id)) {
    complain('没有规则包“{id}”。', 'There is no pack “{id}”.', { id })
    return 2
  }
  const current = loadPack(id)
  const pack = current.version === version ? current : loadVersion(id, version)
  const fault = pack ? await replay(record, pack) : 'other_pack'
  if (fault) {
    complain(FAULTS[fault].zh, FAULTS[fault].en)
    return 1
  }
  say('记录属实：{id} {version}，{on}，{outcome}，哈希值 {hash}。', 'The record holds: {id} {version}, {on}, {outcome}, hash {hash}.',
    { id, version, on: record.on, outcome: record.result.outcome, hash: record.hash })
  return 0
}
