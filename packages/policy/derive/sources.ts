import type { Derivation } from '../pack.ts'

/** The facts a derivation reads. */
export function sourcesOfDerivation(derivation: Derivation): readonly string[] {
  return derivation.kind === 'total' ? derivation.of : [derivation.from]
}
