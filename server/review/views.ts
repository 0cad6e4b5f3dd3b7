import type { CompiledPack, Pack } from '#policy'
import type { Vault } from '#platform/crypto.ts'
import { consequences, namesOf } from './consequence.ts'
import { closedOn, factOf } from './decide.ts'
import { claimsToCheck, dutyDocuments } from './duties.ts'
import { established } from './facts.ts'
import { personFor } from './person.ts'
import type { QueueItem, StatusCount } from './store.ts'
import type {
  CaseFinding, DepartmentProgress, FactView, FindingView, QueueRow, TaskSummary, TaskView,
} from './shapes.ts'
import type { CaseFile, Finding, TaskFact, TaskState } from './types.ts'
import { verdictsFor } from './verdicts.ts'

export interface Names {
  readonly vault: Vault
  readonly staff: ReadonlyMap<string, string>
}

export const isOverdue = (state: TaskState, today: string): boolean => state.status === 'open' && today > state.dueOn

export function queueRow(pack: Pack, { id, state, maskedName }: QueueItem, today: string): QueueRow {
  const { number, town, year, status, from, dueOn } = state
  return {
    id,
    number,
    maskedName,
    town,
    year,
    status,
    from,
    dueOn,
    overdue: isOverdue(state, today),
    reopened: state.reopened !== undefined,
    facts: state.facts.map(row => ({
      name: factName(pack, row.fact),
      done: row.finding !== undefined && !row.recheck,
    })),
  }
}

/** Claim beside documents, cut to what the duty matrix gives the task's department (FS-11). */
export function taskView(
  evaluator: CompiledPack,
  task: { id: string; version: number; state: TaskState },
  file: CaseFile,
  names: Names,
  today: string,
): TaskView {
  const { pack } = evaluator
  const { state } = task
  const reopened = state.reopened && { ...state.reopened, reason: names.vault.open('reason', state.reopened.reason) }
  return {
    id: task.id,
    version: task.version,
    state: reopened ? { ...state, reopened } : state,
    department: namesOf(pack, state.department),
    person: personFor(pack, state.department, file),
    facts: state.facts.map(row => factView(pack, state.department, row, file, names)),
    consequences: consequences(evaluator, state, file.claims),
    overdue: isOverdue(state, today),
    closed: closedOn(state, today),
  }
}

function factView(pack: Pack, department: string, row: TaskFact, file: CaseFile, names: Names): FactView {
  const fact = factOf(pack, row.fact)
  if (!fact) throw new Error(`the pack ${pack.id} lost the fact ${row.fact}`)
  const claim = claimsToCheck(pack, file.claims)[row.fact]
  const duty = pack.duties.find(each => each.fact === row.fact && each.department === department)
  const mine = dutyDocuments(pack, department)
  const documents = row.documents.filter(id => mine.has(id)).flatMap(id => {
    const kind = pack.documents.find(each => each.id === id)
    const shown = file.documents.find(each => each.document === id)
    return kind ? [{ document: id, originalSeen: false, copyKept: false, evidence: [], ...shown, kind }] : []
  })
  return {
    fact,
    claim,
    implied: file.claims[row.fact] === undefined && claim !== undefined,
    documents,
    clause: duty?.clause ?? 'FS-11',
    routing: duty?.routing ?? [],
    verdicts: verdictsFor(fact, claim),
    recheck: row.recheck,
    finding: row.finding && findingView(row.finding, names),
    earlier: row.earlier.map(finding => findingView(finding, names)),
  }
}

function findingView(finding: Finding, { vault, staff }: Names): FindingView {
  return {
    ...finding, by: staff.get(finding.by) ?? '',
    ...(finding.reason ? { reason: vault.open('reason', finding.reason) } : {}),
  }
}

/** Ids of everyone who recorded something in these tasks. */
export function recorders(tasks: readonly TaskState[]): string[] {
  return tasks
    .flatMap(task => task.facts)
    .flatMap(row => [...row.earlier, ...(row.finding ? [row.finding] : [])])
    .map(({ by }) => by)
}

export function taskSummary(pack: Pack, task: TaskState & { id: string }, today: string): TaskSummary {
  const { id, status, from, dueOn, facts } = task
  const done = facts.filter(({ finding, recheck }) => finding && !recheck).length
  return {
    id,
    department: namesOf(pack, task.department),
    status,
    from,
    dueOn,
    overdue: isOverdue(task, today),
    done,
    of: facts.length,
  }
}

export function caseFindings(pack: Pack, tasks: readonly (TaskState & { id: string })[], names: Names): CaseFinding[] {
  const { disputed } = established(tasks)
  return tasks.flatMap(task =>
    task.facts.flatMap(({ finding }) =>
      finding
        ? [
            {
              ...findingView(finding, names),
              task: task.id,
              department: namesOf(pack, task.department),
              disputed: disputed.includes(finding.fact),
            },
          ]
        : [],
    ),
  )
}

/** One line a department that has tasks, in the pack's order. */
export function progressOf(pack: Pack, counts: readonly StatusCount[]): DepartmentProgress[] {
  return pack.departments.flatMap(department => {
    const own = counts.filter(count => count.department === department.id)
    const n = (status: TaskState['status']): number => own.find(count => count.status === status)?.n ?? 0
    const overdue = own.find(count => count.status === 'open')?.late ?? 0
    return own.length > 0 ? [{ department, open: n('open'), done: n('done'), escalated: n('escalated'), overdue }] : []
  })
}

export function factName(pack: Pack, id: string): { zh: string; en: string } {
  return factOf(pack, id)?.name ?? { zh: id, en: id }
}
