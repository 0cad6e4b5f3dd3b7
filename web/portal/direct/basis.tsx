import type { Clause } from '#policy'
import { ClauseRef } from '../../design/index.ts'

interface BasisProps {
  readonly clauses: readonly Clause[]
  readonly id: string
  readonly pack: string
}

/** A clause of a scheme by its id, quoted on demand; nothing where there is none of that id. */
export function Basis({ clauses, id, pack }: BasisProps) {
  const clause = clauses.find(each => each.id === id)
  return clause ? <ClauseRef clause={clause} policy={pack} /> : null
}
