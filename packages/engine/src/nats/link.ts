import type { NatsConnection } from '@nats-io/nats-core'
import type { Clock } from '../clock.ts'
import type { Direct } from './direct.ts'
import type { Leader } from './leader.ts'
import type { Requests } from './requests.ts'
import type { StorageRecord } from './set-up.ts'

/** What the adapters of one engine share. */
export interface Link {
  connection: NatsConnection
  requests: Requests
  clock: Clock
  storage: StorageRecord
  direct: Direct
  leader: Leader
  /** Aborted when the engine closes: whatever runs then ends without waiting. */
  closing: AbortSignal
}
