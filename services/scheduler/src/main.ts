import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createRedisReadModel } from '@relance/read-model/redis'
import { createLog, runService } from '@relance/service-kit'
import { connectNats } from '@relance/service-kit/nats'
import { connectRedis } from '@relance/service-kit/redis'
import { readSchedulerConfig } from './config.ts'
import { createScheduler } from './service.ts'

const config = readSchedulerConfig(process.env)
const log = createLog({ service: 'scheduler', level: config.RELANCE_LOG_LEVEL })
const clock = createSystemClock()

const nats = await connectNats({ url: config.NATS_URL, name: 'scheduler', log })
const redis = await connectRedis({ url: config.REDIS_URL, name: 'scheduler', log })
// Refuses a broker that was not set up as it must be, and says why.
const engine = await createNatsEngine({ connection: nats.connection, clock })

await runService({
  service: createScheduler({
    timers: engine.timers,
    queue: engine.queues.timerCommands,
    mailbox: engine.mailbox,
    settings: engine.settings,
    readModel: createRedisReadModel(redis.client),
    clock,
    log,
  }),
  log,
  host: config.RELANCE_HOST,
  grpcPort: config.RELANCE_GRPC_PORT,
  opsPort: config.RELANCE_OPS_PORT,
  ready: () => nats.isUp(),
  owned: [nats, redis, { stop: () => engine.close() }],
})
