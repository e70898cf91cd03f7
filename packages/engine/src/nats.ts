import type { ConnectionOptions, NatsConnection } from '@nats-io/nats-core'
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import type { Clock } from './clock.ts'
import type { Engine } from './engine.ts'
import { createNatsEvents } from './events/nats-events.ts'
import { createNatsLedger } from './ledger/nats-ledger.ts'
import { createNatsMailbox } from './mailbox/nats-mailbox.ts'
import { checkNats } from './nats/check.ts'
import { createDirect } from './nats/direct.ts'
import { createLeader } from './nats/leader.ts'
import type { Link } from './nats/link.ts'
import { persist, unreachable } from './nats/patience.ts'
import { createRequests } from './nats/requests.ts'
import { createNatsSettings } from './settings/nats-settings.ts'
import { createNatsStateStore } from './state-store/nats-state-store.ts'
import { createNatsTimers } from './timers/nats-timers.ts'
import { createNatsWorkQueue } from './work-queue/nats-work-queue.ts'

export { checkNats } from './nats/check.ts'
export { inboxPrefixOf } from './nats/inbox.ts'
export { NATS_OPERATOR, NATS_USERS, type NatsUser, natsUsers, passwordVariable } from './nats/users.ts'
export { type SetUpOptions, type StorageRecord, setUpNats } from './nats/set-up.ts'

export type NatsEngine = Engine

/**
 * How to connect. Reconnects for ever, and takes a broker whose machine is gone without a word for lost after 6 s, not after the
 * client's 4 minutes. Without traces of the call in errors, which cost a tenth of what a client can publish.
 */
export const NATS_CONNECTION = {
  maxReconnectAttempts: -1,
  reconnectTimeWait: 250,
  reconnectJitter: 250,
  pingInterval: 2000,
  maxPingOut: 2,
  noAsyncTraces: true,
} as const satisfies ConnectionOptions

/**
 * The engine on NATS JetStream, as `setUpNats` has made it; rejects with a TerminalError where it was not, or differs.
 *
 * The connection is the caller's: made with `NATS_CONNECTION`, and closed after the engine. `replicas`, where given, is checked
 * against what was set up.
 */
export async function createNatsEngine(options: {
  connection: NatsConnection
  clock: Clock
  replicas?: number
}): Promise<NatsEngine> {
  const { connection, clock, replicas } = options
  const storage = await persist(clock, () =>
    checkNats(connection, replicas === undefined ? {} : { replicas }).catch((cause: unknown) => {
      const isExplained = cause instanceof TerminalError || cause instanceof RetryableError
      throw isExplained || connection.isClosed() ? cause : unreachable('What was set up', cause)
    }),
  )
  const closing = new AbortController()
  const requests = createRequests(connection)
  const direct = createDirect(connection, requests, clock)
  const leader = await createLeader(connection, clock)
  const link: Link = { connection, requests, clock, storage, direct, leader, closing: closing.signal }
  return {
    mailbox: createNatsMailbox(link),
    stateStore: createNatsStateStore(link),
    queues: {
      decisions: createNatsWorkQueue(link, 'decisions'),
      deliveries: createNatsWorkQueue(link, 'deliveries'),
      timerCommands: createNatsWorkQueue(link, 'timer-commands'),
    },
    timers: createNatsTimers(link),
    events: createNatsEvents(link),
    settings: createNatsSettings(link),
    ledger: createNatsLedger(link),
    async close() {
      closing.abort()
      direct.close()
      requests.close()
    },
  }
}
