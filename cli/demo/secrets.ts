import { randomBytes } from 'node:crypto'
import type { Secrets } from '#platform/crypto.ts'

/** Keys for a database that is removed when the command ends. */
export function throwawaySecrets(): Secrets {
  return { master: randomBytes(32), index: randomBytes(32) }
}
