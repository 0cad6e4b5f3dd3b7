/** The policy language: packs as data, checked, evaluated and explained. Pure: browser and server. */
export type * from './types.ts'
export type * from './ast.ts'
export type * from './pack.ts'
export type { CompiledPack, Score } from './compile.ts'
export { compile } from './compile.ts'
export { checkPack } from './check.ts'
export { amountsOfRule, factsOfCondition, factsOfRule } from './walk.ts'
