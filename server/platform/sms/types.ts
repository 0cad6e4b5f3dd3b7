/** One message for the gateway. `reference` is ours: it is asked for before a message is handed over again. */
export interface Outgoing {
  readonly reference: string
  readonly phone: string
  readonly text: string
}

export interface Receipt {
  readonly reference: string
  readonly state: 'delivered' | 'failed'
}

export interface Reply {
  readonly phone: string
  readonly text: string
}

/** A page of what happened since a cursor; the next page begins at `next`. */
export interface Since<T> {
  readonly items: readonly T[]
  readonly next: string
}

/** A request of the gateway to us, as it came. */
export interface Call {
  readonly method: string
  /** Path and query as called. */
  readonly path: string
  readonly headers: Headers
  readonly body: string
}

/** What a call of the gateway tells. */
export interface News {
  readonly receipts: readonly Receipt[]
  readonly replies: readonly Reply[]
}

/** What a short-message service must offer. Implementations throw `GatewayError` when it cannot be reached. */
export interface SmsGateway {
  /** The references taken over; those missing were refused and are not tried again. At most 100 a call. */
  send(messages: readonly Outgoing[]): Promise<ReadonlySet<string>>
  /** Which of these references it took over earlier: asked before anything is handed over a second time. */
  known(references: readonly string[]): Promise<ReadonlySet<string>>
  receipts(after: string): Promise<Since<Receipt>>
  replies(after: string): Promise<Since<Reply>>
  /** Reads a call of the gateway; undefined when its signature, key or instant is not right. */
  read(call: Call): News | undefined
}

/** The gateway was not reached, or answered what cannot be understood. Carries neither numbers nor texts. */
export class GatewayError extends Error {
  /** Whether the same request may succeed later. */
  readonly passing: boolean
  constructor(message: string, passing: boolean) {
    super(message)
    this.passing = passing
  }
}
