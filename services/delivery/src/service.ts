/** delivery: gate, claim, consent, call. Sends a message once, or not at all. */
import type { Clock, Ledger, Mailbox, Settings, WorkQueue } from '@relance/engine'
import type { Budget } from '@relance/read-model'
import type { Log, Service } from '@relance/service-kit'
import { createAccounts } from './accounts.ts'
import type { Channels } from './adapters/channels/channels.ts'
import { createDeliver } from './deliver.ts'
import { createDeliveryGrpc } from './grpc.ts'
import { createMetrics } from './metrics.ts'
import { createOutcomes } from './outcomes.ts'
import { createRecords } from './records.ts'
import { createTestSend } from './test-send.ts'

export { type Channels, createChannels } from './adapters/channels/channels.ts'
export { createSandboxChannel } from './adapters/channels/sandbox.ts'

export interface DeliveryDeps {
  /** The queue of deliveries. */
  queue: WorkQueue
  mailbox: Mailbox
  settings: Settings
  ledger: Ledger
  budget: Budget
  channels: Channels
  /** The secret behind a reference such as `env:NAME`; throws where there is none. */
  secret: (reference: string) => string
  clock: Clock
  log: Log
  /** A value that nobody else comes up with: by it a worker knows its own claim again. */
  nonce: () => string
}

/** Calls mostly wait for the channel, so that many can be in hand. */
const CONCURRENCY = 64

export function createDelivery({
  queue,
  mailbox,
  settings,
  ledger,
  budget,
  channels,
  secret,
  clock,
  log,
  nonce,
}: DeliveryDeps): Service {
  const metrics = createMetrics()
  const stopping = new AbortController()
  const records = createRecords(settings)
  const accounts = createAccounts(settings, clock)
  const outcomes = createOutcomes({ mailbox, ledger, records, clock, log, metrics, stopping: stopping.signal })
  const deliver = createDeliver({ mailbox, records, budget, channels, outcomes, secret, clock, nonce, log, metrics })
  const testSend = createTestSend({ accounts, records, channels, budget, nonce })
  return {
    name: 'delivery',
    grpc: [createDeliveryGrpc({ accounts, sandbox: channels.sandbox, testSend })],
    start() {
      const consuming = queue.consume({ concurrency: CONCURRENCY }, deliver)
      return {
        stop() {
          stopping.abort()
          return consuming.stop()
        },
      }
    },
  }
}
