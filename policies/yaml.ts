/** Reads one YAML file within bounds; what is wrong with it as problems with line and column. */
import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { type Document, isScalar, LineCounter, parseDocument, visit, type YAMLError } from 'yaml'
import type { Problem } from '../packages/policy/pack.ts'

/** Larger than any table of a real scheme. */
export const MOST_BYTES = 1_000_000
/** Levels of nesting. */
export const MOST_LEVELS = 60
const MOST_ALIASES = 100

export interface YamlFile {
  /** As it stands in the pack's folder: `indicators.yaml`, `../vocabulary.yaml`. */
  readonly name: string
  readonly text: string
  /** Undefined when the file cannot be read at all. */
  readonly document: Document.Parsed | undefined
  readonly lines: LineCounter
  readonly value: unknown
  readonly problems: readonly Problem[]
}

const SENTENCES: Readonly<Partial<Record<YAMLError['code'], { readonly zh: string; readonly en: string }>>> = {
  TAB_AS_INDENT: { zh: '缩进不能用制表符，请用空格', en: 'indentation is written with spaces, not tabs' },
  BAD_INDENT: { zh: '缩进不对', en: 'the indentation is wrong' },
  MISSING_CHAR: { zh: '缺少引号、括号或冒号', en: 'a quote, bracket or colon is missing' },
  UNEXPECTED_TOKEN: { zh: '这里不应有这个符号', en: 'this sign does not belong here' },
  MULTILINE_IMPLICIT_KEY: { zh: '键不能跨行，可能缺少冒号', en: 'a key goes over two lines; a colon may be missing' },
  BAD_ALIAS: { zh: '引用的锚点不存在', en: 'the anchor it refers to does not exist' },
}

const QUOTE_HINT = {
  zh: '文字里有冒号、井号、引号或方括号时，整段用单引号括起来',
  en: 'a text that holds a colon, #, a quote or a bracket is put in single quotes',
}
const TWICE = { zh: '同一个键写了两次', en: 'the same key is written twice' }
const TWICE_HINT = { zh: '删去其中一个', en: 'remove one of them' }

/** One slip makes many errors after it: only the first is told. */
function worthTelling(errors: readonly YAMLError[]): readonly YAMLError[] {
  return [...errors].sort((a, b) => a.pos[0] - b.pos[0]).slice(0, 1)
}

/** Every key that a map has already. The parser's own search would compare each with all before it. */
function duplicates(name: string, document: Document.Parsed, lines: LineCounter): readonly Problem[] {
  const found: Problem[] = []
  visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        if (!isScalar(key) || key.value === '<<') continue
        if (seen.has(key.value)) {
          const { line, col } = lines.linePos(key.range?.[0] ?? 0)
          found.push({ code: 'yaml', at: name, message: TWICE, hint: TWICE_HINT, file: name, line, column: col })
        }
        seen.add(key.value)
      }
    },
  })
  return found
}

function hintFor(code: YAMLError['code']): Pick<Problem, 'hint'> {
  if (code === 'TAB_AS_INDENT') return { hint: { zh: '每层缩进两个空格', en: 'two spaces a level' } }
  if (code === 'BAD_ALIAS') return {}
  return { hint: QUOTE_HINT }
}

const tabbed = (text: string, line: number): boolean => /^ *\t/.test(text.split('\n')[line - 1] ?? '')

function yamlProblem(name: string, error: YAMLError, lines: LineCounter, text: string): Problem {
  const { line, col } = lines.linePos(error.pos[0])
  const first = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? ''
  const code = tabbed(text, line) ? 'TAB_AS_INDENT' : error.code
  const message = SENTENCES[code] ?? { zh: 'YAML 格式有误', en: first }
  return { code: 'yaml', at: name, message, ...hintFor(code), file: name, line, column: col }
}

function whole(name: string, code: string, zh: string, en: string, line = 1): Problem {
  return { code, at: name, message: { zh, en }, file: name, line, column: 1 }
}

/** How deep a value nests, without recursion; stops once it is too deep. */
function tooDeep(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return true
    level = level.flatMap(each => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  }
  return false
}

/** The first place where more brackets or indents are open than any rule needs; 0 when there is none. */
function deepLine(text: string): number {
  const lines = text.split('\n')
  let open = 0
  for (const [index, line] of lines.entries()) {
    const dashes = /^[\s-]*/.exec(line)?.[0].replaceAll(/[^-]/g, '').length ?? 0
    const indent = /^ */.exec(line)?.[0].length ?? 0
    for (const sign of line.match(/[[\]{}]/g) ?? []) {
      open = Math.max(0, open + (sign === '[' || sign === '{' ? 1 : -1))
      if (open > MOST_LEVELS) return index + 1
    }
    if (dashes > MOST_LEVELS || indent > 4 * MOST_LEVELS) return index + 1
    if (line.trim() === '') open = 0
  }
  return 0
}

const LARGE = { zh: '文件太大，最多 1 MB', en: 'the file is too large; 1 MB at most' }
const DEEP = { zh: `嵌套超过 ${MOST_LEVELS} 层`, en: `nested more than ${MOST_LEVELS} levels deep` }

/** Parses a text; never throws. `name` is what its problems call the file. */
export function parseYaml(name: string, text: string): YamlFile {
  const lines = new LineCounter()
  const failed = (...problems: Problem[]): YamlFile => {
    return { name, text, document: undefined, lines, value: undefined, problems }
  }
  if (Buffer.byteLength(text) > MOST_BYTES) return failed(whole(name, 'too_large', LARGE.zh, LARGE.en))
  const deep = deepLine(text)
  if (deep > 0) return failed(whole(name, 'too_deep', DEEP.zh, DEEP.en, deep))
  const document = parseDocument(text, {
    lineCounter: lines,
    merge: true,
    prettyErrors: false,
    logLevel: 'error',
    uniqueKeys: false,
  })
  const found = [...document.errors, ...document.warnings]
  const overflow = found.find(each => each.message.includes('call stack'))
  if (overflow) return failed(whole(name, 'too_deep', DEEP.zh, DEEP.en, lines.linePos(overflow.pos[0]).line))
  const slips = worthTelling(found).map(each => yamlProblem(name, each, lines, text))
  const problems = slips.length > 0 ? slips : duplicates(name, document, lines)
  if (problems.length > 0) return { name, text, document, lines, value: undefined, problems }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES })
    if (tooDeep(value)) return failed(whole(name, 'too_deep', DEEP.zh, DEEP.en))
    return { name, text, document, lines, value, problems: [] }
  } catch {
    const [zh, en] = ['锚点引用太多或不存在', 'too many aliases, or one without an anchor']
    return failed(whole(name, 'aliases', zh, en, aliasLine(text)))
  }
}

function aliasLine(text: string): number {
  return text.split('\n').findIndex(line => /(^|[\s[{,:-])\*\w/.test(line)) + 1 || 1
}

/** Reads a file of a pack. A file that is missing or too large is a problem, not an exception. */
export function readYaml(path: string, name: string): YamlFile {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined || size > MOST_BYTES) {
    const problem =
      size === undefined
        ? whole(name, 'file', '缺少文件', 'file is missing')
        : whole(name, 'too_large', LARGE.zh, LARGE.en)
    return { name, text: '', document: undefined, lines: new LineCounter(), value: undefined, problems: [problem] }
  }
  const bytes = readFileSync(path)
  if (isUtf8(bytes)) return parseYaml(name, bytes.toString('utf8').replace(/^\uFEFF/, ''))
  const problem = { ...whole(name, 'encoding', '文件不是 UTF-8 编码', 'the file is not in UTF-8'), hint: UTF8_HINT }
  return { name, text: '', document: undefined, lines: new LineCounter(), value: undefined, problems: [problem] }
}

const UTF8_HINT = {
  zh: '多半是按 GB18030（ANSI）存的，请在编辑器里另存为 UTF-8',
  en: 'it was probably saved as GB18030 (ANSI); save it as UTF-8',
}
