import { validityOn, type Clause, type Pack } from '#policy'

/**
 * The clauses that print how long no application is accepted: births beyond policy (GD-7), false material (QY-5, repeated in
 * the notes of its form; DGP-21). A test compares them with the wording of every pack.
 */
const PRINTED: ReadonlySet<string> = new Set(['GD-7', 'QY-5', 'QY-11', 'DGP-21'])

/** What a bar may rest on in a scheme on a day: nothing else is a ground for one (QY-7). Empty where the text prints no term. */
export function barringClauses(pack: Pack, today: string): readonly Clause[] {
  return validityOn(pack, today) === 'in_force' ? pack.clauses.filter(({ id }) => PRINTED.has(id)) : []
}
