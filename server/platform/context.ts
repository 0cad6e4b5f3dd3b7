import type { Actor } from './access.ts'

/** What a command or a read is handed: who acts, when, under which command id. Nothing is taken from the air. */
export interface Ctx {
  readonly actor: Actor
  /** The instant, ISO-8601 UTC. In demo mode the moved clock's. */
  readonly now: string
  /** The civil date in Asia/Shanghai at that instant. */
  readonly today: string
  /** Idempotency key: a retry carries the same one. */
  readonly commandId: string
  /** A fresh UUIDv7. */
  readonly newId: () => string
}
