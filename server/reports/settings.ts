import { run, type Aggregate } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { storedSettings } from './store.ts'
import type { ReportSettings, SettingsCommand, SettingsEvent, SettingsState } from './types.ts'

/** The day of the month on which reports are due: the bureau's to set, the text names none (DG-13). */
const settingsAggregate: Aggregate<SettingsState, SettingsCommand, SettingsEvent> = {
  name: 'report-settings',
  table: 'report_settings',
  decide: decideDueDay,
  evolve: (_state, { kind: _, ...said }) => said,
  action: () => 'report.compile',
  patch: (_state, _command, ctx) => ({ city: ctx.actor.city }),
  columns: () => ({}),
  constraints: { report_settings_one: 'command.changed' },
}

/** 28 is the last day every month has. */
export function decideDueDay(
  _state: SettingsState | undefined,
  { typed }: SettingsCommand,
  { today, actor }: Pick<Ctx, 'today' | 'actor'>,
): Result<readonly SettingsEvent[]> {
  const said = typed.normalize('NFKC').trim()
  const day = Number(said)
  if (said !== '' && !(/^\d{1,2}$/.test(said) && day >= 1 && day <= 28))
    return refuse('reports.due_day', { field: 'dueDay' })
  return ok([{ kind: 'set', ...(said === '' ? {} : { dueDay: day }), on: today, byName: actor.name }])
}

export async function settingsOf({ db, city }: Platform): Promise<ReportSettings> {
  const stored = await storedSettings(db, city)
  return { dueDay: stored?.state.dueDay }
}

export async function saveDueDay(platform: Platform, ctx: Ctx, typed: string): Promise<Result<ReportSettings>> {
  const stored = await storedSettings(platform.db, platform.city)
  const ran = await run(platform, settingsAggregate, stored?.id ?? 'new', { kind: 'set', typed }, ctx)
  return ran.ok ? ok({ dueDay: ran.value.state.dueDay }) : ran
}
