import { toConfirm, type ConfirmedTask, type NewBoard, type ReadDocument, type ReadRest } from '#server/board/index.ts'
import { textOf } from '../../forms.ts'

/** One task of the form that confirms a text. `take` says whether it becomes a task of the board. */
export interface Row extends ConfirmedTask {
  readonly take: boolean
  readonly lines: string
}

/** The whole form, as recognised or as sent. */
export interface Draft {
  readonly source: string
  readonly title: string
  readonly number: string
  readonly issued: string
  readonly period: string
  readonly from: string
  readonly dueOn: string
  readonly rows: readonly Row[]
  readonly rest: readonly ReadRest[]
  readonly missing: readonly string[]
  readonly organisations: number
  /** Units not known here that the person has ticked. */
  readonly confirmed: readonly string[]
}

const MOST_ROWS = 400

/** What was recognised. Tasks without departments are there, not ticked. */
export function draftOf(source: string, read: ReadDocument, today: string): Draft {
  const { title, number, issued, report, rest, missing, organisations } = read
  return {
    source,
    title,
    number,
    issued,
    rest,
    missing,
    organisations: organisations.length,
    confirmed: [],
    period: '首次报送',
    from: issued || today,
    dueOn: report?.on ?? '',
    rows: toConfirm(read).map(row => ({ ...row, take: row.lead !== '' })),
  }
}

/** The form as sent; lines ticked among the rest have become rows, at the end. */
export function sentDraft(form: FormData, read: ReadDocument, source: string): Draft {
  const count = Math.min(MOST_ROWS, Number(textOf(form, 'count', 4)) || 0)
  const rows = Array.from({ length: count }, (_, at) => rowOf(form, `t${at}`))
  const ticked = new Set(form.getAll('rest').map(String))
  const added = read.rest.filter(one => ticked.has(restKey(one)))
  const more = added.map(({ text, line }, at): Row => ({
    field: `t${count + at}`,
    clause: '',
    quote: text,
    assigned: '',
    lead: '',
    partners: '',
    take: true,
    lines: String(line),
  }))
  const all = [...rows, ...more]
  return {
    source,
    rows: all,
    missing: read.missing,
    organisations: read.organisations.length,
    confirmed: form.getAll('unit').map(String).slice(0, 500),
    rest: read.rest.filter(({ text }) => !all.some(row => row.take && row.quote === text)),
    title: textOf(form, 'title', 200),
    number: textOf(form, 'number', 60),
    issued: textOf(form, 'issued', 10),
    period: textOf(form, 'period', 60),
    from: textOf(form, 'from', 10),
    dueOn: textOf(form, 'dueOn', 10),
  }
}

/** What a tick among the rest sends. */
export const restKey = ({ line, text }: ReadRest): string => `${line} ${text.slice(0, 30)}`

function rowOf(form: FormData, field: string): Row {
  const text = (name: string, max: number): string => textOf(form, `${field}-${name}`, max)
  return {
    field,
    take: form.has(`${field}-take`),
    clause: text('clause', 20),
    quote: text('quote', 2500),
    assigned: text('assigned', 1000),
    lead: text('lead', 100),
    partners: text('partners', 1000),
    lines: text('lines', 100),
  }
}

export function boardOf({ source, title, number, issued, period, from, dueOn, rows, confirmed }: Draft): NewBoard {
  return {
    source,
    title,
    number,
    issued,
    period: { name: period, from, dueOn },
    tasks: rows.filter(({ take }) => take),
    confirmed,
  }
}
