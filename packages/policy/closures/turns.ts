import type { Run } from './leaves.ts'

const nothing: Run = () => undefined

/**
 * One run after the other. Written out because an engine learns for every place in the source what is called there, and
 * can then do it in place; a loop would call everything from one.
 */
export function inTurn(runs: readonly Run[]): Run {
  const [only = nothing] = runs
  if (runs.length <= 1) return only
  const [a = nothing, b = nothing, c = nothing, d = nothing, ...more] = runs
  const [e = nothing, f = nothing, g = nothing, h = nothing, i = nothing, j = nothing, ...rest] = more
  if (more.length === 0) {
    return () => {
      a()
      b()
      c()
      d()
    }
  }
  const others = rest.length === 0 ? nothing : inTurn(rest)
  return () => {
    a()
    b()
    c()
    d()
    e()
    f()
    g()
    h()
    i()
    j()
    others()
  }
}
