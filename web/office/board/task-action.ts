import type { Result } from '#platform/result.ts'
import type { TaskChange } from '#server/board/index.ts'
import { filesOf, textOf } from '../../forms.ts'
import type { Signed } from '../../session.ts'
import { versionOf } from '../answers.ts'

interface CarriedOut {
  readonly intent: string
  readonly result: Result<unknown>
}

/** What a form of the task's page asks for: `intent` says which. */
export async function carryOut(signed: Signed, task: string, form: FormData): Promise<CarriedOut> {
  const intent = textOf(form, 'intent', 30)
  return { intent, result: await resultOf(signed, task, form, intent) }
}

async function resultOf(
  { services: { boards }, ctx }: Signed,
  task: string,
  form: FormData,
  intent: string,
): Promise<Result<unknown>> {
  const report = textOf(form, 'report', 40)
  const expected = form.has('version') ? versionOf(form) : {}
  switch (intent) {
    case 'save':
      return boards.saveReport(ctx(form), task, await reportOf(form), expected)
    case 'undo':
      return boards.undo(ctx(form), report, expected)
    case 'discard':
      return boards.discard(ctx(form), report, expected)
    case 'sign':
      return boards.sign(ctx(form), report, expected)
    case 'return':
      return named(
        await boards.giveBack(ctx(form), report, textOf(form, `reason-${report}`, 1200), expected),
        'reason',
        `reason-${report}`,
      )
    default:
      return boards.changeTask(ctx(form), task, changeOf(form, intent))
  }
}

/** A page with several forms tells their fields apart by longer names. */
function named(result: Result<unknown>, field: string, as: string): Result<unknown> {
  return result.ok
    ? result
    : { ok: false, refusals: result.refusals.map(one => (one.field === field ? { ...one, field: as } : one)) }
}

async function reportOf(form: FormData) {
  return {
    progress: textOf(form, 'progress', 20),
    text: textOf(form, 'text', 2500),
    difficulty: textOf(form, 'difficulty', 1500),
    next: textOf(form, 'next', 1500),
    files: await filesOf(form, 'files'),
    remove: form
      .getAll('remove')
      .filter((one): one is string => typeof one === 'string')
      .slice(0, 20),
  }
}

function changeOf(form: FormData, intent: string): TaskChange {
  const id = textOf(form, 'milestone', 40)
  const dueOn = textOf(form, 'dueOn', 10)
  switch (intent) {
    case 'finish_milestone':
    case 'reopen_milestone':
    case 'remove_milestone':
      return { kind: intent, id }
    case 'add_milestone':
      return { kind: intent, title: textOf(form, 'title', 100), dueOn }
    case 'reassign':
      return {
        kind: intent,
        lead: textOf(form, 'lead', 60),
        partners: textOf(form, 'partners', 1000),
        reason: textOf(form, 'reason', 600),
      }
    default:
      return { kind: 'schedule', dueOn }
  }
}
