import type { Modules } from './modules.ts'

/** Groups of modules that need each other to load (types and dynamic imports do not count), each group sorted. */
export function cycles(modules: Modules): string[][] {
  const state: State = { modules, index: new Map(), stack: [], groups: [] }
  for (const path of modules.keys()) if (!state.index.has(path)) visit(path, state)
  return state.groups.map(group => group.sort())
}

interface State {
  readonly modules: Modules
  readonly index: Map<string, number>
  readonly stack: string[]
  readonly groups: string[][]
}

/** Tarjan's strongly connected components. */
function visit(path: string, state: State): number {
  const at = state.index.size
  let low = at
  state.index.set(path, at)
  state.stack.push(path)
  for (const next of eagerImports(path, state.modules)) {
    const seen = state.index.get(next)
    if (next === path) state.groups.push([path])
    else if (seen === undefined) low = Math.min(low, visit(next, state))
    else if (state.stack.includes(next)) low = Math.min(low, seen)
  }
  if (low === at) close(path, state)
  return low
}

function close(path: string, { stack, groups }: State): void {
  const group = stack.splice(stack.indexOf(path))
  if (group.length > 1) groups.push(group)
}

function eagerImports(path: string, modules: Modules): string[] {
  const imports = modules.get(path) ?? []
  return imports.filter(one => one.inTree && one.eager && modules.has(one.target)).map(one => one.target)
}
