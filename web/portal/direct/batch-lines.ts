/** The answer to an employer's file, line by line, as a page shows it: filtered, in pages. */
import { describe } from '#platform/errors/index.ts'
import type { Refusal } from '#platform/result.ts'
import type { BatchResult, RowProblem } from '#server/direct/index.ts'
import { pageOf } from '../../forms.ts'
import type { Lang } from '../../lang.ts'

export type LineState = 'made' | 'kept' | 'refused'

export interface LineAnswer {
  readonly line: number
  readonly state: LineState
  readonly number: string
  readonly id: string
  /** Masked; empty where the file was taken in before names were kept. */
  readonly name: string
  readonly problems: readonly LineProblem[]
}

interface LineProblem {
  readonly cell: string
  readonly column: string
  readonly cause: string
  readonly code: string
}

/** One kind of fault and on how many lines it is. */
export interface Cause {
  readonly code: string
  readonly title: string
  readonly lines: number
}

export interface Looked {
  readonly result: Pick<BatchResult, 'id' | 'at' | 'fileName' | 'employer' | 'mode' | 'rows' | 'refused'> & {
    readonly made: number
    readonly kept: number
  }
  /** Whether the file can be had back with its answers. */
  readonly answers: boolean
  readonly show: LineState | ''
  readonly cause: string | undefined
  readonly causes: readonly Cause[]
  /** Sheets of the file that were not read. */
  readonly unread: readonly string[]
  readonly lines: readonly LineAnswer[]
  readonly page: number
  readonly pages: number
}

type Param = NonNullable<Refusal['params']>[string]

const A_PAGE = 100
const STATES: readonly LineState[] = ['made', 'kept', 'refused']

export function look(batch: BatchResult, asked: URLSearchParams, lang: Lang): Looked {
  const { made, kept, problems, unread = [], ...result } = batch
  const show = STATES.find(state => state === asked.get('show')) ?? ''
  const causes = causesOf(problems, lang)
  const cause = causes.find(({ code }) => code === asked.get('cause'))?.code
  const all = linesOf(batch, lang).filter(
    line => (show === '' || line.state === show) && (!cause || line.problems.some(({ code }) => code === cause)),
  )
  const pages = Math.max(1, Math.ceil(all.length / A_PAGE))
  const page = Math.min(pageOf(asked), pages)
  return {
    result: { ...result, made: made.length, kept: kept.length },
    answers: batch.pack !== '',
    show,
    cause,
    causes,
    unread,
    lines: all.slice((page - 1) * A_PAGE, page * A_PAGE),
    page,
    pages,
  }
}

function linesOf({ made, kept, problems, names = [] }: BatchResult, lang: Lang): readonly LineAnswer[] {
  const named = new Map(names.map(({ line, name }) => [line, name]))
  const nameOf = (line: number) => named.get(line) ?? ''
  const refused = [...Map.groupBy(problems, ({ line }) => line)].map(([line, each]): LineAnswer => ({
    line,
    state: 'refused',
    number: '',
    id: '',
    name: nameOf(line),
    problems: each.map(({ cell = '', column = '', refusal }) => ({
      cell,
      column,
      cause: describe(refusal, lang),
      code: refusal.code,
    })),
  }))
  return [
    ...made.map(each => ({ ...each, name: nameOf(each.line), state: 'made' as const, problems: [] })),
    ...kept.map(each => ({ ...each, name: nameOf(each.line), state: 'kept' as const, problems: [] })),
    ...refused,
  ].sort((a, b) => a.line - b.line)
}

/** The most frequent first; called by the beginning of their sentence. */
function causesOf(problems: readonly RowProblem[], lang: Lang): readonly Cause[] {
  return [...Map.groupBy(problems, ({ refusal }) => refusal.code)]
    .map(([code, each]) => ({ code, title: titleOf(each, lang), lines: new Set(each.map(({ line }) => line)).size }))
    .sort((a, b) => b.lines - a.lines)
}

/** One sentence for all of them: what differs from person to person is left open. */
function titleOf(each: readonly RowProblem[], lang: Lang): string {
  const [first] = each
  if (!first) return ''
  const shared = Object.entries(first.refusal.params ?? {}).map(([name, value]): [string, Param] => {
    const same = each.every(({ refusal }) => JSON.stringify(refusal.params?.[name]) === JSON.stringify(value))
    return [name, same ? value : '……']
  })
  const sentence = describe({ ...first.refusal, params: Object.fromEntries(shared) }, lang)
  return (sentence.split(/[。：（(]|[.:] /)[0] ?? '').trim()
}
