import { attempt, Refused, runIn } from '#platform/aggregate.ts'
import { runManyIn } from '#platform/aggregate-many.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import type { Refusal, Result } from '#platform/result.ts'
import { boardAggregate, decideBoard } from './decide-board.ts'
import { decideTask, taskAggregate } from './decide-task.ts'
import { isName, keepOrganisations, namesIn, organisationId, unknownIn } from './organisations.ts'
import { readDocument, type ReadDocument, type ReadRest } from './read-document.ts'
import { piecesOf, tighten } from './read-lines.ts'
import { addressedIn, expanded } from './regions.ts'
import type { BoardCommand, TaskCommand } from './types.ts'

/** A task as the person confirmed it. Names as typed. */
export interface ConfirmedTask {
  /** Begins the names of the form's fields: `t3`. */
  readonly field: string
  readonly clause: string
  readonly quote: string
  readonly assigned: string
  readonly lead: string
  readonly partners: string
}

/**
 * What a text holds, as a form that a person confirms. Where the wording itself speaks to 各市、区 they stand among the
 * partners: the document has them report (JM-10).
 */
export function toConfirm({
  tasks,
}: Pick<ReadDocument, 'tasks'>): readonly (ConfirmedTask & { readonly lines: string })[] {
  return tasks.map(({ clause, quote, assigned, note, lead, partners, lines }, at) => ({
    field: `t${at}`,
    clause,
    quote,
    assigned: assigned + note,
    lead,
    partners: [...new Set([...partners, ...(lead === '' ? [] : [addressedIn(quote)])])].filter(Boolean).join('、'),
    lines: lines.join('、'),
  }))
}

/** A new board: what was recognised, read over and changed by a person. */
export interface NewBoard {
  readonly title: string
  readonly number: string
  /** `YYYY-MM-DD` or empty. */
  readonly issued: string
  readonly source: string
  readonly period: { readonly name: string; readonly from: string; readonly dueOn: string }
  readonly tasks: readonly ConfirmedTask[]
  /** Units not known here that the person confirmed, by name. Absent where nobody reads over: all are taken as they are. */
  readonly confirmed?: readonly string[]
}

/** Everybody the tasks name whom this city does not know yet, in the order of the tasks. */
export function unknownUnits({ db, city }: Platform, tasks: readonly ConfirmedTask[]): Promise<readonly string[]> {
  const names = tasks.flatMap(({ lead, partners }) => [...namesIn(lead), ...expanded(city, namesIn(partners))])
  return unknownIn(db, city, names.filter(isName))
}

/** Board, tasks and organisations in one transaction; all that is wrong with the form at once. */
export async function createBoard(
  platform: Platform,
  ctx: Ctx,
  input: NewBoard,
): Promise<Result<{ readonly id: string }>> {
  const { city } = platform
  const allowed = await permit(platform, ctx, 'board.manage', { city })
  if (!allowed.ok) return allowed
  const create = commandOf(input)
  const printed = piecesOf(input.source)
    .map(({ text }) => text)
    .join('')
  const tasks = input.tasks.map((task, at) => addOf(city, printed, task, at + 1))
  const wrong = [
    ...refusalsOf(decideBoard(undefined, create, ctx)),
    ...tasks.flatMap(task => refusalsOf(decideTask(undefined, task, ctx))),
    ...input.tasks.flatMap(wrongNames),
    ...(await unconfirmed(platform, input)),
  ]
  if (wrong.length > 0) return { ok: false, refusals: wrong }
  return attempt(platform, boardAggregate, ctx, { kind: 'create', id: 'new' }, async trx => {
    const { id, replayed } = await runIn(trx, boardAggregate, 'new', create, ctx)
    if (replayed) return { id }
    await keepOrganisations(
      trx,
      city,
      input.tasks.flatMap(({ lead, partners }) => [...namesIn(lead), ...expanded(city, namesIn(partners))]),
    )
    const items = tasks.map((command, at) => ({
      id: 'new',
      command: { ...command, board: id },
      commandId: `${ctx.commandId}:task:${at}`,
    }))
    const refused = (await runManyIn(trx, taskAggregate, items, ctx)).flatMap(refusalsOf)
    if (refused.length > 0) throw new Refused(refused)
    return { id }
  })
}

async function unconfirmed(platform: Platform, { tasks, confirmed }: NewBoard): Promise<readonly Refusal[]> {
  if (confirmed === undefined) return []
  const unknown = await unknownUnits(platform, tasks)
  const open = unknown.filter(name => !confirmed.includes(name))
  return open.length === 0
    ? []
    : [{ code: 'board.unknown', field: 'units', params: { names: open.slice(0, 5).join('、'), count: open.length } }]
}

const refusalsOf = (result: Result<unknown>): readonly Refusal[] => (result.ok ? [] : result.refusals)

function commandOf({
  title,
  number,
  issued,
  source,
  period,
  tasks,
}: NewBoard): Extract<BoardCommand, { kind: 'create' }> {
  const read = readDocument(source)
  const quote = read.report && read.report.on === period.dueOn ? read.report.quote : ''
  return {
    kind: 'create',
    title: title.trim(),
    number: number.trim(),
    issued,
    source,
    tasks: tasks.length,
    period: { ...period, name: period.name.trim(), quote },
    rest: restOf(source, tasks),
  }
}

/** What of the text is in no task, the tasks the person left out among it: nothing is lost. */
function restOf(source: string, tasks: readonly ConfirmedTask[]): readonly ReadRest[] {
  const read = readDocument(source)
  const taken = tasks.map(({ quote }) => tighten(quote))
  const left = read.tasks.filter(({ quote }) => !taken.includes(tighten(quote)))
  return [
    ...read.rest.filter(({ text }) => !taken.includes(text)),
    ...left.map(({ number, quote, assigned, note, lines }) => ({
      line: lines[0] ?? 0,
      text: `${number}.${quote}${assigned}${note}`,
      heading: false,
    })),
  ].toSorted((a, b) => a.line - b.line)
}

type Add = Extract<TaskCommand, { kind: 'add' }>

function addOf(
  city: string,
  printed: string,
  { field, clause, quote, assigned, lead, partners }: ConfirmedTask,
  position: number,
): Add {
  const [first, ...others] = namesIn(lead)
  const ids = expanded(city, [...others, ...namesIn(partners)]).map(name => organisationId(city, name))
  const own = first ? organisationId(city, first) : ''
  const words = quote.trim()
  return {
    kind: 'add',
    field,
    board: '',
    position,
    clause: clause.trim().slice(0, 20) || String(position),
    quote: words,
    assigned,
    verbatim: words !== '' && printed.includes(tighten(words)),
    lead: own,
    partners: [...new Set(ids)].filter(id => id !== own),
  }
}

function wrongNames({ field, lead, partners }: ConfirmedTask): readonly Refusal[] {
  const wrong = (which: string, typed: string): readonly Refusal[] => {
    const name = namesIn(typed).find(one => !isName(one))
    return name === undefined
      ? []
      : [{ code: 'board.organisation', field: `${field}-${which}`, params: { name: name.slice(0, 40) } }]
  }
  return [...wrong('lead', lead), ...wrong('partners', partners)]
}
