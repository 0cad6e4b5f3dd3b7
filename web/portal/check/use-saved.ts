import { useMemo, useSyncExternalStore } from 'react'
import type { Fact } from '#policy'
import { STORAGE_KEY, isEmpty, parseSaved, written, type Saved } from './saved.ts'

/** The answers, kept in this browser's storage and nowhere else. `undefined` until the page runs in a browser. */
export function useSaved(facts: readonly Fact[]): [Saved | undefined, (saved: Saved) => void] {
  const json = useSyncExternalStore(subscribe, read, () => undefined)
  const saved = useMemo(() => (json === undefined ? undefined : parseSaved(json, facts)), [json, facts])
  return [saved, keep]
}

const listeners = new Set<() => void>()
/** Stands in where a private window refuses storage: then the answers last as long as the page. */
let memory: string | null = null

/** Also hears of another tab of this site changing the answers. */
function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  window.addEventListener('storage', changed)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('storage', changed)
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return memory
  }
}

function keep(saved: Saved): void {
  memory = isEmpty(saved) ? null : written(saved)
  try {
    if (memory === null) localStorage.removeItem(STORAGE_KEY)
    else localStorage.setItem(STORAGE_KEY, memory)
  } catch {
    // `memory` has it.
  }
  for (const changed of listeners) changed()
}
