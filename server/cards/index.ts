export type { CardRoute, CardState, CardStatus, ReturnedPlace } from './card.ts'
export type * from './contract.ts'
export { readCode, readNumber, spacedCode } from './code.ts'
