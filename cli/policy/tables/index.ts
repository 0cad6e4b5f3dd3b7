/** `luohu policy tables PACK --out FILE.xlsx` and `--read FILE.xlsx` */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { parseYaml } from '../../../policies/yaml.ts'
import { openPack } from '../../../policies/load.ts'
import { tablesSheet } from '#server/library/index.ts'
import { describe } from '#platform/errors/index.ts'
import { readSheet, writeWorkbook } from '#server/sheets/index.ts'
import { formatPoints, type Parameter } from '#policy'
import { complain, say } from '../../text.ts'
import { edited } from './edit.ts'
import { type Change, readParameters, type WrongCell } from './read.ts'
import { notesOf, parametersSheet, SHEET } from './sheet.ts'

const POLICIES = join(import.meta.dirname, '../../../policies')

/** The workbook of a pack: its parameters to be changed, and its tables to be signed. */
export async function workbook(id: string, folder: string = POLICIES): Promise<Uint8Array> {
  const { pack } = openPack(id, folder)
  return writeWorkbook([parametersSheet(pack), tablesSheet(pack)], notesOf(pack))
}

export type TakenBack =
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly wrong: readonly WrongCell[] }

/** Takes changed numbers back into the pack's parameters.yaml: all of them, or none when one cell is wrong. */
export async function takeBack(id: string, bytes: Uint8Array, folder: string = POLICIES): Promise<TakenBack> {
  const sheet = await readSheet(bytes, { sheet: SHEET })
  if (!sheet.ok) {
    const wrong = sheet.refusals.map(each => ({ cell: '', zh: describe(each, 'zh'), en: describe(each, 'en') }))
    return { ok: false, wrong }
  }
  const { pack, files } = openPack(id, folder)
  const own = new Set(Object.keys(files.get('parameters')?.value ?? {}))
  const { changes, wrong } = readParameters(sheet.value, pack, own)
  if (wrong.length > 0) return { ok: false, wrong }
  if (changes.length === 0) return { ok: true, changes }
  const path = join(folder, id, 'parameters.yaml')
  const before = files.get('parameters')?.text ?? ''
  const after = edited(before, changes)
  const problems = after === undefined ? [] : parseYaml('parameters.yaml', after).problems
  if (after === undefined || problems.length > 0) return { ok: false, wrong: [NO_PLACE] }
  writeFileSync(path, after)
  // What stands there now must say exactly what the sheet says.
  if (!holds(openPack(id, folder).pack.parameters, changes)) {
    writeFileSync(path, before)
    return { ok: false, wrong: [NO_PLACE] }
  }
  return { ok: true, changes }
}

const NO_PLACE: WrongCell = {
  cell: '',
  zh: 'parameters.yaml 的写法使程序无法只改数值，请手工修改',
  en: 'parameters.yaml is written in a way in which the numbers alone cannot be changed; change them by hand',
}

function holds(parameters: readonly Parameter[], changes: readonly Change[]): boolean {
  return changes.every(({ parameter, to }) => parameters.find(each => each.id === parameter.id)?.value === to)
}

function shown(parameter: Parameter, value: number | undefined): string {
  if (value === undefined) return '—'
  if (parameter.unit === 'option') return parameter.options?.[value]?.value ?? ''
  return parameter.unit === 'points' ? formatPoints(value) : String(value)
}

function usage(): number {
  complain(
    '用法：npx luohu policy tables 规则包 --out 文件.xlsx 或 --read 文件.xlsx',
    'Usage: npx luohu policy tables PACK --out FILE.xlsx, or --read FILE.xlsx',
  )
  return 2
}

function tellWrong(wrong: readonly WrongCell[]): number {
  for (const { cell, zh, en } of wrong) {
    const place = cell === '' ? ['', ''] : [`${SHEET}!${cell}：`, `${SHEET}!${cell}: `]
    complain(`${place[0]}${zh}`, `${place[1]}${en}`)
  }
  complain('有 {n} 处不对，什么都没有写入。', '{n|place is|places are} wrong; nothing was written.', { n: wrong.length })
  return 1
}

/** 0 when written or read, 1 when the file is wrong, 2 for wrong arguments. */
export async function tables(args: readonly string[], known: readonly string[]): Promise<number> {
  const [id = '', option, file, ...more] = args
  if (!known.includes(id) || !file || more.length > 0) return usage()
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file)
  if (option === '--out') {
    if (extname(path).toLowerCase() !== '.xlsx') {
      complain('请写 .xlsx 文件名：{file}', 'Name a file that ends in .xlsx: {file}', { file })
      return 2
    }
    writeFileSync(path, await workbook(id))
    say('已写入 {file}。', 'Wrote {file}.', { file })
    return 0
  }
  if (option !== '--read') return usage()
  if (!existsSync(path)) {
    complain('没有文件 {file}。', 'There is no file {file}.', { file })
    return 2
  }
  const taken = await takeBack(id, readFileSync(path))
  if (!taken.ok) return tellWrong(taken.wrong)
  for (const { parameter, to } of taken.changes)
    process.stdout.write(`${parameter.id}: ${shown(parameter, parameter.value)} → ${shown(parameter, to)}\n`)
  if (taken.changes.length === 0) say('没有改动。', 'Nothing has changed.')
  else
    say(
      '已写入 {n} 个数。请提高 pack.yaml 的 version，再运行 npx luohu policy test {id}。',
      'Wrote {n|number|numbers}. Raise version in pack.yaml, then run npx luohu policy test {id}.',
      { n: taken.changes.length, id },
    )
  return 0
}
