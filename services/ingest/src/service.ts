/** ingest: webhooks and gRPC in, inputs out. */
import type { DeliveryServiceClient } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import type { Clock, Mailbox, Settings } from '@relance/engine'
import type { Log, PromiseClient, Service, Tokens } from '@relance/service-kit'
import { createAccountDirectory } from './adapters/account-directory.ts'
import { createAssistantDirectory } from './adapters/assistant-directory.ts'
import { createContactBook } from './adapters/contact-book.ts'
import { createIngestGrpc } from './grpc.ts'
import { createWebhooks } from './http/app.ts'
import { createIntake } from './intake.ts'
import { type Limits, LIMITS_BY_DEFAULT } from './limits.ts'
import { createMetrics } from './metrics.ts'
import { createRecorder } from './recorder.ts'
import { createThrottle } from './throttle.ts'

export { limitsOf, limitsShape } from './limits.ts'

export interface IngestDeps {
  mailbox: Mailbox
  settings: Settings
  /** Who knows the channel accounts. */
  delivery: PromiseClient<DeliveryServiceClient>
  /** The secret behind a reference such as `env:NAME`; throws where there is none. */
  secret: (reference: string) => string
  /** Who may write to the sandbox; anybody where undefined. */
  tokens: Tokens | undefined
  clock: Clock
  log: Log
  /** `LIMITS_BY_DEFAULT` where absent. */
  limits?: Limits
}

export function createIngest(deps: IngestDeps): Service {
  const { mailbox, settings, delivery, secret, tokens, clock, log, limits = LIMITS_BY_DEFAULT } = deps
  const metrics = createMetrics()
  const directory = createAccountDirectory(delivery, clock)
  const assistants = createAssistantDirectory(settings, clock)
  const contacts = createContactBook(settings)
  const recorder = createRecorder({ mailbox, assistants, contacts, clock, metrics })
  const throttle = createThrottle({ limits, clock, metrics, log })
  const intake = createIntake({ accounts: directory, recorder, throttle, metrics })
  return {
    name: 'ingest',
    grpc: [createIngestGrpc({ intake, recorder, throttle })],
    http: createWebhooks({ directory, secret, tokens, intake, recorder, throttle, metrics, log }),
    // Nothing is consumed: everything begins with a call from outside.
    start: () => ({ stop: async () => {} }),
  }
}
