/** The process of delivery in a cluster: configuration, clients, adapters, service. */
import { randomUUID } from 'node:crypto'
import { connect } from '@nats-io/transport-node'
import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createRedisBudget } from '@relance/read-model/redis'
import { createLog, readConfig, runService, secretOf } from '@relance/service-kit'
import { createClient } from 'redis'
import { configShape } from './config.ts'
import { createChannels, createDelivery, createSandboxChannel } from './service.ts'

const config = readConfig(configShape, process.env)
const log = createLog({ service: 'delivery', level: config.RELANCE_LOG_LEVEL })
const clock = createSystemClock()
const secret = (reference: string) => secretOf(reference, process.env)

const connection = await connect({ servers: config.NATS_URL.split(','), name: 'delivery', maxReconnectAttempts: -1 })
const engine = await createNatsEngine({ connection, clock })
const redis = createClient({ url: config.REDIS_URL })
redis.on('error', (error: unknown) =>
  log.warn({ err: error }, 'Redis is not to be reached; messages wait for their rates.'),
)
await redis.connect()
const sandbox = createSandboxChannel({ path: config.RELANCE_SANDBOX_PATH, clock, log })

const { mailbox, settings, ledger, queues } = engine
await runService({
  service: createDelivery({
    queue: queues.deliveries,
    mailbox,
    settings,
    ledger,
    budget: createRedisBudget(redis),
    channels: createChannels({ sandbox, secret }),
    secret,
    clock,
    log,
    nonce: randomUUID,
  }),
  log,
  host: config.RELANCE_HOST,
  grpcPort: config.RELANCE_GRPC_PORT,
  opsPort: config.RELANCE_OPS_PORT,
  ready: () => !connection.isClosed(),
  owned: [
    { stop: () => connection.drain() },
    { stop: async () => redis.destroy() },
    { stop: () => engine.close() },
    { stop: async () => sandbox.close() },
  ],
})
