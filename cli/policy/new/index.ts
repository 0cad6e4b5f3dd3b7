/** `luohu policy new ID [--title TITLE] [--kind points|direct|awards]` */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkFolder } from '../../../policies/check.ts'
import { complain, say, type Text } from '../../text.ts'
import { type Beginning, filesOf } from './template.ts'

const POLICIES = join(import.meta.dirname, '../../../policies')
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/
const LONGEST = 64

/** Why no pack of this id can be begun; undefined when one can. */
export function refusal(id: string, folder: string = POLICIES): Text | undefined {
  if (!ID.test(id) || id.length > LONGEST) {
    return {
      zh: '代号用小写字母、数字和连字符，写明地方和年份，如 yunxi-2026-points',
      en: 'an id is lower-case letters, digits and hyphens, with place and year: yunxi-2026-points',
    }
  }
  if (!existsSync(join(folder, id))) return undefined
  return { zh: `规则包 ${id} 已经有了`, en: `there is a pack ${id} already` }
}

/** Writes the folder. Nothing is ever written over. */
export function begin(beginning: Beginning, folder: string = POLICIES): void {
  const path = join(folder, beginning.id)
  mkdirSync(path)
  for (const [name, text] of Object.entries(filesOf(beginning))) writeFileSync(join(path, name), text, { flag: 'wx' })
}

const isKind = (kind: string): kind is Beginning['kind'] => ['points', 'direct', 'awards'].includes(kind)

function parse(args: readonly string[]): Beginning | undefined {
  const [id, ...options] = args
  const given = new Map<string, string>()
  for (let at = 0; at < options.length; at += 2) {
    const [name = '', value] = [options[at], options[at + 1]]
    if (!['--title', '--kind'].includes(name) || value === undefined || value.trim() === '') return undefined
    given.set(name, value.trim())
  }
  const kind = given.get('--kind') ?? 'points'
  if (id === undefined || !isKind(kind)) return undefined
  return { id, kind, title: given.get('--title') ?? id }
}

/** 0 when begun, 1 when refused, 2 for wrong arguments. */
export function start(args: readonly string[]): number {
  const beginning = parse(args)
  if (!beginning) {
    complain(
      '用法：npx luohu policy new 代号 [--title 名称] [--kind points|direct|awards]',
      'Usage: npx luohu policy new ID [--title TITLE] [--kind points|direct|awards]',
    )
    return 2
  }
  const refused = refusal(beginning.id)
  if (refused) {
    complain(`${refused.zh}。`, `${refused.en}.`)
    return 1
  }
  begin(beginning)
  const { id } = beginning
  const blanks = checkFolder(id).problems.length
  say(
    '已建立 policies/{id}，有 {blanks} 处待填写：运行 npx luohu policy check {id} 看是哪些行。写法见 docs/policy-language.zh.md。',
    'Made policies/{id} with {blanks|blank|blanks}: npx luohu policy check {id} says which lines. How to write it: docs/policy-language.md.',
    { id, blanks },
  )
  return 0
}
