import type { MsgHdrs } from '@nats-io/nats-core'

/** A message as a stream keeps it. */
export interface Stored {
  seq: number
  subject: string
  /** When the broker stored it, ms since the epoch. */
  at: number
  headers: MsgHdrs | undefined
  body: Uint8Array
}
