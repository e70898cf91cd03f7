/** The process of conversation-state in a cluster: configuration, clients, adapters, service. */
import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createRedisReadModel } from '@relance/read-model/redis'
import { createLog, runMain, runService } from '@relance/service-kit'
import { connectNats, natsAt } from '@relance/service-kit/nats'
import { connectRedis, redisAt } from '@relance/service-kit/redis'
import { configShape } from './config.ts'
import { createConversationState } from './service.ts'

await runMain(configShape, process.env, async (config) => {
  const name = 'conversation-state'
  const log = createLog({ service: name, level: config.RELANCE_LOG_LEVEL })
  const clock = createSystemClock()
  const nats = await connectNats({ ...natsAt(config), name, log })
  const engine = await createNatsEngine({ connection: nats.connection, clock, replicas: config.RELANCE_NATS_REPLICAS })
  const redis = await connectRedis({ ...redisAt(config), name, log })

  await runService({
    service: createConversationState({
      ...engine,
      readModel: createRedisReadModel(redis.client),
      clock,
      log,
      options: {
        concurrency: config.RELANCE_CONCURRENCY,
        cacheSize: config.RELANCE_CACHE_SIZE,
        sweepPerSecond: config.RELANCE_SWEEP && config.RELANCE_SWEEP_PER_SECOND,
      },
    }),
    log,
    config,
    // Views are a cache of the truth (I1): conversations are folded without Redis, too.
    ready: () => nats.isUp(),
    owned: [nats, { stop: () => engine.close() }, redis],
  })
})
