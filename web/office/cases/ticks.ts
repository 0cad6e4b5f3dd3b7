import type { Pack } from '#policy'
import type { DocumentState, Tick } from '#server/applications/index.ts'

export interface ChangedTicks {
  readonly ticks: readonly Tick[]
  /** The same documents as they were: what an undo sends. */
  readonly before: readonly Tick[]
}

/** Which documents' ticks a form changes. Documents that had no boxes in the form (`ticked` names those that did) stay. */
export function changedTicks(
  pack: Pack,
  documents: readonly DocumentState[],
  values: Readonly<Record<string, string>>,
): ChangedTicks {
  const shown = new Set((values['ticked'] ?? '').split(' '))
  const pairs = pack.documents
    .filter(({ id }) => shown.has(id))
    .map(({ id }) => {
      const found = documents.find(one => one.document === id)
      const before = { document: id, originalSeen: found?.originalSeen ?? false, copyKept: found?.copyKept ?? false }
      return {
        before,
        after: { document: id, originalSeen: values[`seen-${id}`] === 'yes', copyKept: values[`kept-${id}`] === 'yes' },
      }
    })
    .filter(({ before, after }) => before.originalSeen !== after.originalSeen || before.copyKept !== after.copyKept)
  return { ticks: pairs.map(({ after }) => after), before: pairs.map(({ before }) => before) }
}

/** Ticks in an address: `id_card.10_diploma.01`, original first. Document ids only; nothing of the person. */
export function writeUndo(ticks: readonly Tick[]): string {
  return ticks
    .map(({ document, originalSeen, copyKept }) => `${document}.${Number(originalSeen)}${Number(copyKept)}`)
    .join('~')
}

export function readUndo(text: string | null): readonly Tick[] {
  return [...(text ?? '').matchAll(/([a-z0-9_]+)\.([01])([01])(?:~|$)/g)].map(([, document = '', seen, kept]) => ({
    document,
    originalSeen: seen === '1',
    copyKept: kept === '1',
  }))
}
