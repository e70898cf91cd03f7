/** Names a conversation of a tenant. Both parts are safe in a subject and a key (`[A-Za-z0-9_-]`). */
export interface Address {
  tenant: string
  conversation: string
}

/** Context that travels beside a payload: `traceparent` and `tracestate`, nothing else. */
export type Carrier = Readonly<Record<string, string>>

/** Something that runs until it is stopped. `stop` waits for what is in hand, and resolves once all is settled. */
export interface Running {
  stop(): Promise<void>
}
