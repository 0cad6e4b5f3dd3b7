import { tieRules, type Direction } from '../../packages/policy/ranking/index.ts'
import type { TieRuleId } from '#policy'
import { fine, wrong, type Outcome } from './problem.ts'

export interface KeyOption { readonly column: string; readonly direction: Direction }

export interface RankCommand {
  readonly file: string
  readonly out: string
  readonly quota: number
  readonly ties: TieRuleId
  readonly keys: readonly KeyOption[]
  readonly id: string
  readonly group: string | undefined
}

const NAMES = ['--quota', '--ties', '--key', '--group', '--id', '--out']

/** Reads the arguments of `luohu rank`. `--key` may be given several times; every other option once. */
export function parseOptions(args: readonly string[]): Outcome<RankCommand> {
  const split = splitArguments(args)
  if (!split.ok) return split
  const { files, given } = split.value
  const [file] = files
  if (file === undefined || files.length > 1) {
    return wrong('请给出一个 CSV 文件，现有 {count} 个。用法见 npx luohu rank --help。',
      'Give one CSV file; there are {count}. See npx luohu rank --help.', { count: files.length })
  }
  const missing = ['--quota', '--ties', '--key', '--out'].find(name => !given.has(name))
  if (missing) {
    return wrong('缺少选项 {name}。用法见 npx luohu rank --help。', 'The option {name} is missing. See npx luohu rank --help.',
      { name: missing })
  }
  return build(file, name => given.get(name) ?? [])
}

interface Arguments { readonly files: readonly string[]; readonly given: ReadonlyMap<string, readonly string[]> }

function splitArguments(args: readonly string[]): Outcome<Arguments> {
  const files: string[] = []
  const given = new Map<string, string[]>()
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (!arg.startsWith('-')) {
      files.push(arg)
      continue
    }
    const [name, ...inline] = arg.split('=')
    const value = inline.length > 0 ? inline.join('=') : args[at += 1]
    const refused = checkOption(name ?? '', value, given)
    if (refused) return refused
    given.set(name ?? '', [...given.get(name ?? '') ?? [], value ?? ''])
  }
  return fine({ files, given })
}

function checkOption(
  name: string, value: string | undefined, given: ReadonlyMap<string, unknown>,
): Extract<Outcome<never>, { ok: false }> | undefined {
  if (!NAMES.includes(name)) {
    return wrong('没有选项 {name}。可用选项：{names}。', 'There is no option {name}. There are {names}.',
      { name, names: NAMES.join(' ') })
  }
  if (value === undefined || value === '') {
    return wrong('选项 {name} 后面缺少内容。请补上。', 'The option {name} lacks its value. Add it.', { name })
  }
  if (name !== '--key' && given.has(name)) {
    return wrong('选项 {name} 出现了两次。请只保留一个。', 'The option {name} is given twice. Keep one.', { name })
  }
  return undefined
}

function build(file: string, given: (name: string) => readonly string[]): Outcome<RankCommand> {
  const [quota = '', ties = ''] = [given('--quota')[0], given('--ties')[0]]
  if (!/^\d+$/.test(quota) || !Number.isSafeInteger(Number(quota))) {
    return wrong('名额“{quota}”不是 0 或正整数。请填写不带小数的名额。',
      'The quota “{quota}” is not a whole number of 0 or more. Give one without decimals.', { quota })
  }
  const rule = tieRules.find(rule => rule === ties)
  if (!rule) {
    return wrong('没有同分规则“{ties}”。可用规则：{rules}。', 'There is no tie rule “{ties}”. There are {rules}.',
      { ties, rules: tieRules.join(' ') })
  }
  const keys = parseKeys(given('--key'))
  if (!keys.ok) return keys
  return fine({
    file, out: given('--out')[0] ?? '', quota: Number(quota), ties: rule, keys: keys.value,
    id: given('--id')[0] ?? 'id', group: given('--group')[0],
  })
}

/** `score:desc,months:desc`. Names may hold commas and colons: a key ends with its direction. */
function parseKeys(texts: readonly string[]): Outcome<readonly KeyOption[]> {
  const keys: KeyOption[] = []
  for (const text of texts) {
    const parts = [...text.matchAll(/(.+?):(asc|desc)(?:,|$)/gy)]
    if (parts.map(part => part[0]).join('') !== text || text.endsWith(',')) return badKey(text)
    for (const [, column = '', direction] of parts) {
      if (keys.some(key => key.column === column)) {
        return wrong('排序条件“{column}”出现了两次。请只保留一个。', 'The key “{column}” is given twice. Keep one.', { column })
      }
      keys.push({ column, direction: direction === 'asc' ? 'asc' : 'desc' })
    }
  }
  return fine(keys)
}

function badKey(text: string): Outcome<never> {
  return wrong('排序条件“{text}”写法不对。请写成“列名:desc”（从高到低）或“列名:asc”（从低到高），多项之间用英文逗号隔开。',
    'The key “{text}” is not understood. Write COLUMN:desc (highest first) or COLUMN:asc, several with commas between.',
    { text })
}
