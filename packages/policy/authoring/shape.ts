/** What a wrong shape is called in both languages. Zod says it in English only, and of a union nothing useful. */
import type { z } from 'zod'
import { hint, meant, problem } from '../check/problem.ts'
import type { Problem } from '../pack.ts'
import type { Text } from '../types.ts'
import { keysOf } from './keys.ts'

type Issue = z.core.$ZodIssue

const TYPES: Readonly<Record<string, Text>> = {
  string: { zh: '一段文字', en: 'a text' },
  number: { zh: '一个数', en: 'a number' },
  int: { zh: '一个整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '一列条目（每条以「- 」开头）', en: 'a list, each entry beginning with "- "' },
  tuple: { zh: '[最低, 最高] 两个数', en: 'two numbers, [least, most]' },
  object: { zh: '一组「键: 值」', en: 'keys with values' },
  record: { zh: '一组「键: 值」', en: 'keys with values' },
}

/** What the shapes' own sentences are in Chinese. */
const SENTENCES: Readonly<Record<string, string>> = {
  'an id is lower-case letters, digits and underscores, a letter first': '代号只用小写字母、数字和下划线，以字母开头',
  'points have at most two decimals': '分值最多两位小数',
  'a parameter is written $name': '参数写作 $代号',
  'rounds to a number above 0': '取整的单位必须大于 0',
  'write either values or list': '只写 values 或 list 其中一个',
  'write either indicator or group': '只写 indicator 或 group 其中一个',
  'a cap has most, least or both': '封顶要写 most 或 least',
  'a clause id looks like FS-8 or FS-11.police': '条款代号形如 FS-8 或 FS-11.police',
  'a version begins with a digit, such as 2014.1': '版本以数字开头，如 2014.1',
  'a day of the year is MM-DD': '日期写作 MM-DD（月-日）',
}

const FORMATS: Readonly<Record<string, Text>> = {
  date: { zh: '日期写作 2014-09-01', en: 'a date is written 2014-09-01' },
  url: { zh: '网址写全，以 https:// 开头', en: 'an address is written in full, beginning with https://' },
}

/** How far an issue lies below the place it is reported at: the branch that fits best goes wrong last. */
const depth = (issue: Issue): number =>
  issue.path.length + (issue.code === 'invalid_union' ? Math.max(0, ...issue.errors.flat().map(depth)) : 0)

/** Of a union's branches the one meant: it names no unknown key, and goes wrong deepest. */
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const score = (issues: readonly Issue[]) =>
    Math.max(...issues.map(depth)) * 10 -
    issues.reduce((sum, each) => sum + (each.code === 'unrecognized_keys' ? 5 * each.keys.length : 0), 0) -
    issues.reduce((sum, each) => sum + (each.code === 'invalid_type' ? 1.5 : 1), 0)
  return branches.reduce((best, each) => (score(each) > score(best) ? each : best), branches[0] ?? [])
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
    value,
  )
}

const listed = (values: readonly unknown[]): string => values.map(String).join(' / ')

function sizeText(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Text {
  const least = issue.code === 'too_small'
  const number = String(least ? issue.minimum : issue.maximum)
  const many = issue.origin === 'array' || issue.origin === 'string'
  if (many && least && number === '1') return { zh: '不能为空', en: 'must not be empty' }
  const zh = { true: '至少', false: '至多' }[`${least}`]
  const unit = issue.origin === 'array' ? { zh: ' 条', en: ' entries' } : { zh: '', en: '' }
  return { zh: `${zh} ${number}${unit.zh}`, en: `${least ? 'at least' : 'at most'} ${number}${unit.en}` }
}

/** What stands there is wrong, or nothing stands there. */
function needed(issue: Issue, value: unknown, { zh, en }: Text): Text {
  const key = String(issue.path.at(-1) ?? '')
  return value === undefined
    ? { zh: `缺少「${key}」，${zh}`, en: `"${key}" is missing; it ${en}` }
    : { zh, en: `it ${en}` }
}

function textOf(issue: Issue, value: unknown): Text {
  switch (issue.code) {
    case 'invalid_type': {
      const type = TYPES[issue.expected] ?? { zh: issue.expected, en: issue.expected }
      return needed(issue, value, { zh: `应为${type.zh}`, en: `takes ${type.en}` })
    }
    case 'invalid_value': {
      const all = listed(issue.values)
      return needed(issue, value, { zh: `应为 ${all} 其中之一`, en: `takes one of ${all}` })
    }
    case 'unrecognized_keys':
      return { zh: `不认识的键「${issue.keys.join('」「')}」`, en: `unknown key "${issue.keys.join('", "')}"` }
    case 'too_small':
    case 'too_big':
      return sizeText(issue)
    case 'invalid_union':
      return { zh: '不认识的写法，请检查 kind', en: 'no such kind of node; check kind' }
    case 'invalid_format':
      return FORMATS[issue.format] ?? sentence(issue.message)
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues[0] ? textOf(issue.issues[0], undefined) : sentence(issue.message)
    default:
      return sentence(issue.message)
  }
}

function sentence(en: string): Text {
  return { zh: SENTENCES[en] ?? '写法不对', en }
}

function hintFor(issue: Issue, value: unknown, schema: z.ZodType): Text | undefined {
  if (issue.code === 'unrecognized_keys')
    return meant(issue.keys[0] ?? '', keysOf(schema).keys, hint('删去，或检查拼写', 'remove it, or check the spelling'))
  if (issue.code === 'invalid_union' && typeof value === 'string')
    return meant(
      value,
      keysOf(schema).kinds,
      hint('可用的 kind 见文档', 'the kinds there are stand in the documentation'),
    )
  return undefined
}

/** The problems of one file's content, each at its own place. `file` begins their paths. */
export function shapeProblems(file: string, root: unknown, schema: z.ZodType, issues: readonly Issue[]): Problem[] {
  return issues.flatMap(issue => {
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const inner = branchMeant(issue.errors).map(each => ({ ...each, path: [...issue.path, ...each.path] }))
      return shapeProblems(file, root, schema, inner)
    }
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
    const value = valueAt(root, issue.path)
    const { zh, en } = textOf(issue, value)
    return [problem('shape', [file, ...path.map(String)].join('/'), zh, en, hintFor(issue, value, schema))]
  })
}
