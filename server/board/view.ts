import type { Points } from '#policy'
import { isLate, standing } from './decide-report.ts'
import { assessmentIn } from './decide-task.ts'
import type { Period, Progress, ReportState, TaskState } from './types.ts'

/** A department or body by the name the document gives it, and in English where this installation knows one. */
export interface Organisation {
  readonly id: string
  readonly zh: string
  readonly en: string
}

/** Why a task is late: its lead has not reported in time, a milestone is past, its own day is past. */
export type Lateness = 'report' | 'milestone' | 'task'

/** Whether one department has signed its report on one task, and when. */
export interface Reported {
  readonly organisation: Organisation
  readonly lead: boolean
  readonly progress: Progress | undefined
  /** Day of the first signature in this period; undefined while nothing stands signed. */
  readonly signedOn: string | undefined
  readonly late: boolean
}

/** One task as the board shows it in one period. */
export interface TaskLine {
  readonly id: string
  readonly version: number
  readonly clause: string
  readonly quote: string
  /** English of the quotation where it is known. */
  readonly en: string | undefined
  readonly verbatim: boolean
  readonly lead: Organisation
  readonly partners: readonly Organisation[]
  /** By the lead's last report, of this period or an earlier one; undefined before there is any. */
  readonly progress: Progress | undefined
  readonly reports: readonly Reported[]
  /** What the lead wrote last in this period. */
  readonly text: string
  readonly difficulty: string
  readonly lateness: readonly Lateness[]
  readonly dueOn: string | undefined
  readonly milestones: { readonly total: number; readonly done: number; readonly late: number }
  readonly score: Points | undefined
  readonly comment: string
}

/** One organisation's part of the board in one period. */
export interface OrganisationLine {
  readonly organisation: Organisation
  /** Tasks it leads, takes part in, has signed reports on. */
  readonly leads: number
  readonly partner: number
  readonly signed: number
  /** Clause numbers of the tasks it has not reported on. */
  readonly missing: readonly string[]
  /** Tasks it leads that are late, for whatever reason. */
  readonly late: number
  readonly done: number
  /** Mean score of the tasks it leads, rounded half up to a hundredth; undefined while one is not scored. */
  readonly score: Points | undefined
}

export interface Stored<S> {
  readonly id: string
  readonly version: number
  readonly state: S
}

export interface Sources {
  readonly tasks: readonly Stored<TaskState>[]
  /** Of all periods. */
  readonly reports: readonly ReportState[]
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly english: (clause: string, quote: string) => string | undefined
}

export function taskLines(
  { tasks, reports, organisations, english }: Sources,
  period: Period,
  today: string,
): readonly TaskLine[] {
  const of = Map.groupBy(reports, ({ task }) => task)
  return tasks.map(({ id, version, state }) =>
    lineOf({ id, version, state }, of.get(id) ?? [], period, today, english(state.clause, state.quote), one =>
      nameOf(organisations, one),
    ),
  )
}

export function nameOf(organisations: ReadonlyMap<string, Organisation>, id: string): Organisation {
  return organisations.get(id) ?? { id, zh: id, en: id }
}

function lineOf(
  { id, version, state }: Stored<TaskState>,
  reports: readonly ReportState[],
  period: Period,
  today: string,
  en: string | undefined,
  name: (id: string) => Organisation,
): TaskLine {
  const { clause, quote, verbatim, lead, partners, dueOn } = state
  const reported = [lead, ...partners].map(one => reportedBy(one, one === lead, reports, period, today, name))
  const own = reports.filter(({ organisation }) => organisation === lead)
  const latest = own
    .filter(report => report.period <= period.number && standing(report))
    .toSorted((a, b) => b.period - a.period)[0]
  const now = own.find(report => report.period === period.number)
  const content = now && standing(now)?.content
  const progress = latest && standing(latest)?.content.progress
  const steps = milestonesOf(state, today)
  const unsigned = reported[0]?.late === true && !reported[0].signedOn
  const overdue = dueOn !== undefined && dueOn < today && progress !== 'done'
  const { score, comment = '' } = assessmentIn(state, period.number) ?? {}
  const shared = { id, version, clause, quote, en, verbatim, dueOn, progress, score, comment }
  return {
    ...shared,
    lead: name(lead),
    partners: partners.map(name),
    reports: reported,
    text: content?.text ?? '',
    difficulty: content?.difficulty ?? '',
    lateness: [
      ...(unsigned ? ['report' as const] : []),
      ...(steps.late > 0 ? ['milestone' as const] : []),
      ...(overdue ? ['task' as const] : []),
    ],
    milestones: steps,
  }
}

function milestonesOf({ milestones }: TaskState, today: string): TaskLine['milestones'] {
  const done = milestones.filter(one => one.doneOn).length
  const late = milestones.filter(one => !one.doneOn && one.dueOn < today).length
  return { total: milestones.length, done, late }
}

function reportedBy(
  organisation: string,
  lead: boolean,
  reports: readonly ReportState[],
  period: Period,
  today: string,
  name: (id: string) => Organisation,
): Reported {
  const report = reports.find(one => one.organisation === organisation && one.period === period.number)
  const stands = report && standing(report)
  return {
    organisation: name(organisation),
    lead,
    progress: stands?.content.progress,
    signedOn: stands ? report.signed[0]?.on : undefined,
    late: report?.signed[0] ? isLate(report, today) : today > period.dueOn,
  }
}

/** Everybody on the board: who leads most first. */
export function organisationLines(lines: readonly TaskLine[]): readonly OrganisationLine[] {
  const all = new Map(lines.flatMap(({ lead, partners }) => [lead, ...partners]).map(one => [one.id, one]))
  return [...all.values()]
    .map(organisation => organisationLine(organisation, lines))
    .toSorted((a, b) => b.leads - a.leads || b.partner - a.partner)
}

function organisationLine(organisation: Organisation, lines: readonly TaskLine[]): OrganisationLine {
  const leads = lines.filter(({ lead }) => lead.id === organisation.id)
  const own = lines.flatMap(line =>
    line.reports.filter(one => one.organisation.id === organisation.id).map(one => ({ line, one })),
  )
  const scores = leads.flatMap(({ score }) => score ?? [])
  return {
    organisation,
    leads: leads.length,
    partner: own.length - leads.length,
    signed: own.filter(({ one }) => one.signedOn !== undefined).length,
    missing: own.filter(({ one }) => one.signedOn === undefined).map(({ line }) => line.clause),
    late: leads.filter(({ lateness }) => lateness.length > 0).length,
    done: leads.filter(({ progress }) => progress === 'done').length,
    score: scores.length === leads.length ? mean(scores) : undefined,
  }
}

/** In hundredths, half up. */
function mean(scores: readonly Points[]): Points | undefined {
  const { length } = scores
  return length === 0
    ? undefined
    : Math.floor((2 * scores.reduce((sum, score) => sum + score, 0) + length) / (2 * length))
}

export interface BoardCounts {
  readonly tasks: number
  /** By the state the lead reported; `none` where there is no report yet. */
  readonly progress: Readonly<Record<Progress | 'none', number>>
  /** Tasks whose lead has signed in this period. */
  readonly reported: number
  readonly late: number
  /** Organisations with not one signed report in this period. */
  readonly silent: number
  readonly assessed: number
}

export function countsOf(lines: readonly TaskLine[], organisations: readonly OrganisationLine[]): BoardCounts {
  const at = (progress: Progress | undefined): number => lines.filter(line => line.progress === progress).length
  return {
    tasks: lines.length,
    progress: {
      none: at(undefined),
      not_started: at('not_started'),
      under_way: at('under_way'),
      done: at('done'),
      difficult: at('difficult'),
    },
    reported: lines.filter(({ reports }) => reports[0]?.signedOn !== undefined).length,
    late: lines.filter(({ lateness }) => lateness.length > 0).length,
    silent: organisations.filter(({ signed }) => signed === 0).length,
    assessed: lines.filter(({ score }) => score !== undefined).length,
  }
}

/** What is said of every mean: no document gives tasks a weight (JM-10). */
export const EQUAL_WEIGHT = '文件没有规定各项任务的权重，平均分按各项任务同等计算。'

/** 一、4、7、11；二、（一）3: clause numbers with what they share said once. */
export function clausesInWords(clauses: readonly string[]): string {
  const groups = Map.groupBy(clauses, clause => clause.replace(/[^、）]*$/, ''))
  return [...groups]
    .map(([prefix, all]) => `${prefix}${all.map(clause => clause.slice(prefix.length)).join('、')}`)
    .join('；')
}
