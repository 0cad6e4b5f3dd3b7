/** Rules in words: what a condition asks, and what a rule gives, row by row. For readers of the policy itself. */
export { type Book, bookOf } from './book.ts'
export { conditionText } from './condition.ts'
export { derivationText } from './derivation.ts'
export { type RuleLine, ruleLines } from './lines.ts'
