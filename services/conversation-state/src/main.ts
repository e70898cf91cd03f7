/** The process of conversation-state in a cluster: configuration, clients, adapters, service. */
import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createRedisReadModel } from '@relance/read-model/redis'
import { createLog, readConfig, runService } from '@relance/service-kit'
import { connect } from '@nats-io/transport-node'
import { createClient } from 'redis'
import { configShape } from './config.ts'
import { createConversationState } from './service.ts'

const config = readConfig(configShape, process.env)
const log = createLog({ service: 'conversation-state', level: config.RELANCE_LOG_LEVEL })
const clock = createSystemClock()

const connection = await connect({
  servers: config.NATS_URL.split(','),
  name: 'conversation-state',
  maxReconnectAttempts: -1,
})
const engine = await createNatsEngine({ connection, clock, replicas: config.RELANCE_NATS_REPLICAS })
// Views are a cache of the truth (I1): folding starts without them, and what cannot be shown fails at once instead of
// waiting in a queue while people wait for an answer. The client reconnects by itself.
const redis = createClient({ url: config.REDIS_URL, disableOfflineQueue: true })
redis.on('error', (error: unknown) => log.warn({ err: error }, 'Redis is not to be reached; views lag behind.'))
void redis.connect().catch((error: unknown) => log.error({ err: error }, 'Redis was given up.'))

const service = createConversationState({
  ...engine,
  readModel: createRedisReadModel(redis),
  clock,
  log,
  options: {
    concurrency: config.RELANCE_CONCURRENCY,
    cacheSize: config.RELANCE_CACHE_SIZE,
    sweepPerSecond: config.RELANCE_SWEEP && config.RELANCE_SWEEP_PER_SECOND,
  },
})

await runService({
  service,
  log,
  host: config.RELANCE_HOST,
  grpcPort: config.RELANCE_GRPC_PORT,
  opsPort: config.RELANCE_OPS_PORT,
  ready: () => !connection.isClosed(),
  owned: [{ stop: () => connection.drain() }, { stop: async () => redis.destroy() }, { stop: () => engine.close() }],
})
