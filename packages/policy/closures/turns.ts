import type { Run } from './leaves.ts'

const nothing: Run = () => undefined

/**
 * One run after the other. Written out because an engine learns for every place in the source what is called there, and
 * can then do it in place; a loop would call everything from one.
 */
export function inTurn(runs: readonly Run[]): Run {
  const [a = nothing, b = nothing, c = nothing, d = nothing, e = nothing, f = nothing, ...more] = runs
  const [g = nothing, h = nothing, i = nothing, j = nothing, k = nothing, l = nothing, ...rest] = more
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
    k()
    l()
    for (let index = 0; index < rest.length; index += 1) rest[index]?.()
  }
}
