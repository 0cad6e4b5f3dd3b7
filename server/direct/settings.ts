import { checkParameters, type Pack } from '#policy'
import { run, type Aggregate } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import type { DirectSettings } from './contract.ts'
import type { Desk } from './desk.ts'
import type { Scheme } from './scheme.ts'

type SettingsState = Omit<DirectSettings, 'version'>
interface SettingsCommand {
  readonly kind: 'save'
  readonly scheme: Scheme
  readonly settings: SettingsState
}
interface SettingsEvent {
  readonly kind: 'direct_settings.saved'
  readonly settings: SettingsState
}

const MOST_DAYS = 250

/** The bureau's settings of one scheme: limits of steps (DG-9) and numbers the text leaves to city or county (QY-8, JM-3, JM-4). */
const settingsAggregate: Aggregate<SettingsState, SettingsCommand, SettingsEvent> = {
  name: 'direct_settings',
  table: 'direct_settings',
  action: () => 'direct.settings',
  patch: (_, __, ctx) => ({ city: ctx.actor.city }),
  decide: (_, { scheme, settings }) =>
    refuseAll([...limitObjections(scheme, settings), ...parameterObjections(scheme.pack, settings)]) ??
    ok([{ kind: 'direct_settings.saved', settings }]),
  evolve: (_, event) => event.settings,
  columns: ({ pack }) => ({ pack }),
}

function limitObjections({ rules }: Scheme, { limits }: SettingsState): readonly Refusal[] {
  const known = new Set<string>(rules.steps.map(({ id }) => id))
  return Object.entries(limits).flatMap(([step, days]) =>
    known.has(step) && Number.isInteger(days) && days >= 1 && days <= MOST_DAYS
      ? []
      : refuse('direct.limit', { field: `limit-${step}` }).refusals,
  )
}

/** Only what the scheme has not published itself may be set, and only within bounds. */
function parameterObjections(pack: Pack, { parameters }: SettingsState): readonly Refusal[] {
  return Object.entries(parameters).flatMap(([id, value]) => {
    const parameter = pack.parameters.find(each => each.id === id)
    const free = parameter !== undefined && (parameter.value === undefined || parameter.options !== undefined)
    const sound = free && checkParameters(pack, { [id]: value }).length === 0
    return sound
      ? []
      : refuse('direct.parameter', { field: `parameter-${id}`, params: { parameter: parameter?.name ?? id } }).refusals
  })
}

const none = (pack: string): DirectSettings => ({ pack, version: 0, limits: {}, parameters: {} })

export async function readSettings(
  { platform: { db, city } }: Pick<Desk, 'platform'>,
  pack: string,
): Promise<DirectSettings & { readonly id?: string }> {
  const row = await db
    .selectFrom('direct_settings')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .where('pack', '=', pack)
    .executeTakeFirst()
  return row ? { ...(row.state as SettingsState), version: row.version, id: row.id } : none(pack)
}

export async function saveSettings(
  desk: Desk,
  ctx: Ctx,
  { version, ...settings }: Omit<DirectSettings, 'version'> & { readonly version?: number },
): Promise<Result<DirectSettings>> {
  const scheme = desk.findScheme(settings.pack)
  if (!scheme) return refuse('direct.no_scheme')
  const known = await readSettings(desk, settings.pack)
  const { pack, limits, parameters } = settings
  const command = { kind: 'save', scheme, settings: { pack, limits, parameters } } as const
  const expected = known.id ? version : undefined
  const done = await run(
    desk.platform,
    { ...settingsAggregate, constraints: { direct_settings_pack: 'command.changed' } },
    known.id ?? 'new',
    command,
    ctx,
    { expected },
  )
  return done.ok ? ok({ ...done.value.state, version: done.value.version }) : done
}
