/** Arguments of the commands that read cohorts: `--name value` or `--name=value`, each once. */
import { fine, wrong, type Outcome } from '../ranking/problem.ts'

export interface Known {
  /** `luohu evaluate`, to point to its help. */
  readonly command: string
  /** Options with a value; those required first say so themselves. */
  readonly values: readonly string[]
  readonly flags?: readonly string[]
  readonly required?: readonly string[]
}

export interface Given {
  value(name: string): string | undefined
  flag(name: string): boolean
}

export function readOptions(args: readonly string[], { command, values, flags = [], required = [] }: Known): Outcome<Given> {
  const given = new Map<string, string>()
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', ...inline] = (args[at] ?? '').split('=')
    if (given.has(name)) return wrong('选项 {name} 出现了两次。请只保留一个。', 'The option {name} is given twice. Keep one.', { name })
    if (flags.includes(name) && inline.length === 0) given.set(name, '')
    else if (!values.includes(name)) {
      return wrong('没有选项 {name}。可用选项：{names}。', 'There is no option {name}. There are {names}.', {
        name, names: [...values, ...flags].join(' '),
      })
    } else {
      const value = inline.length > 0 ? inline.join('=') : args[(at += 1)]
      if (value === undefined || value === '') {
        return wrong('选项 {name} 后面缺少内容。请补上。', 'The option {name} lacks its value. Add it.', { name })
      }
      given.set(name, value)
    }
  }
  const missing = required.find(name => !given.has(name))
  if (missing) {
    return wrong('缺少选项 {name}。用法见 {command} --help。', 'The option {name} is missing. See {command} --help.', { name: missing, command })
  }
  return fine({ value: name => given.get(name), flag: name => given.has(name) })
}

/** `a,b` as a list; nothing where left out. */
export function listOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(/[,，]/).map(each => each.trim()).filter(each => each !== '')
}
