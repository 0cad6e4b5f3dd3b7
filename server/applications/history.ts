import type { Platform } from '#platform/platform.ts'
import type { HistoryEntry } from './contract.ts'
import { isUuid } from './store.ts'
import type { ApplicationEvent } from './types.ts'

/** What happened to an application, from its own events, with the names of the staff who did it. */
export async function historyOf({ db, city }: Platform, id: string): Promise<readonly HistoryEntry[]> {
  if (!isUuid(id)) return []
  const rows = await db
    .selectFrom('events')
    .select(['data', 'actor', 'at'])
    .where('city', '=', city)
    .where('stream', '=', `application:${id}`)
    .where('kind', '<>', 'saved')
    .orderBy('version')
    .execute()
  const actors = [...new Set(rows.map(row => row.actor).filter(isUuid))]
  const staff =
    actors.length === 0
      ? []
      : await db.selectFrom('staff').select(['id', 'name']).where('city', '=', city).where('id', 'in', actors).execute()
  const names = new Map(staff.map(one => [one.id, one.name]))
  return rows.map(({ data, actor, at }) => {
    const name = names.get(actor)
    const by = name !== undefined ? { staff: name } : actor === 'system' ? 'system' : 'applicant'
    return { at, by, ...told(data as ApplicationEvent) }
  })
}

/** Only what says nothing about the person beyond what the case's own page shows. */
function told(event: ApplicationEvent): Omit<HistoryEntry, 'at' | 'by'> {
  const { kind } = event
  switch (kind) {
    case 'evidence_added':
      return { kind, documents: [event.document] }
    case 'ticked':
      return { kind, documents: event.ticks.map(tick => tick.document) }
    case 'submitted':
      return { kind, documents: [], number: event.number, dueOn: event.answerBy }
    case 'correction_requested': {
      const documents = event.items.flatMap(({ target }) => ('document' in target ? [target.document] : []))
      return { kind, documents, dueOn: event.dueOn }
    }
    case 'correction_supplied':
      return { kind, documents: [], dueOn: event.answerBy }
    case 'refused':
      return { kind, documents: [], clause: event.clause }
    default:
      return { kind, documents: [] }
  }
}
