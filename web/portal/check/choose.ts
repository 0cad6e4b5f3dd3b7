import type { Saved } from './saved.ts'
import { evaluationOf, type Scheme } from './schemes.ts'

/** Questions that can still change a scheme's verdict, the one it would ask next first. */
export type Open = readonly string[]

/**
 * What each scheme still hangs on; what has been put off is not asked again. Decided schemes ask nothing, unless the exact
 * points are wanted too.
 */
export function openIn(schemes: readonly Scheme[], saved: Saved, exact = false): readonly Open[] {
  const off = new Set(saved.skipped)
  return schemes.map((scheme) => {
    const evaluation = evaluationOf(scheme, saved)
    const open = exact ? scheme.compiled.questionsIn(evaluation) : scheme.compiled.decidingIn(evaluation)
    return open.filter((id) => !off.has(id))
  })
}

/**
 * The next question for all schemes together: the one that matters to most of them; among those, the one that some scheme
 * would ask first. Undefined when nothing can change a verdict any more.
 */
export function nextOf(lists: readonly Open[]): string | undefined {
  const found = new Map<string, { schemes: number; place: number }>()
  for (const list of lists) {
    for (const [place, id] of list.entries()) {
      const known = found.get(id)
      found.set(id, { schemes: (known?.schemes ?? 0) + 1, place: Math.min(place, known?.place ?? place) })
    }
  }
  const order = [...found].sort(([, a], [, b]) => b.schemes - a.schemes || a.place - b.place)
  return order[0]?.[0]
}

/** How many questions could still come. */
export function stillOpen(lists: readonly Open[]): number {
  return new Set(lists.flat()).size
}
