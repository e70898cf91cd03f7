import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createRedisReadModel } from '@relance/read-model/redis'
import { type ConfigOf, createLog } from '@relance/service-kit'
import { connectNats, natsAt } from '@relance/service-kit/nats'
import { connectRedis, redisAt } from '@relance/service-kit/redis'
import type { configShape } from './config.ts'

/** What the service has in a cluster: clients, adapters on them, and what its process is run with. */
export async function wire(config: ConfigOf<typeof configShape>) {
  const name = 'conversation-state'
  const log = createLog({ service: name, level: config.RELANCE_LOG_LEVEL })
  const clock = createSystemClock()
  const nats = await connectNats({ ...natsAt(config), name, log })
  const engine = await createNatsEngine({ connection: nats.connection, clock, replicas: config.RELANCE_NATS_REPLICAS })
  const redis = await connectRedis({ ...redisAt(config), name, log })
  return {
    connection: nats.connection,
    deps: {
      ...engine,
      readModel: createRedisReadModel(redis.client),
      clock,
      log,
      options: {
        concurrency: config.RELANCE_CONCURRENCY,
        cacheSize: config.RELANCE_CACHE_SIZE,
        sweepPerSecond: config.RELANCE_SWEEP && config.RELANCE_SWEEP_PER_SECOND,
      },
    },
    run: {
      log,
      config,
      // Views are a cache of the truth (I1): conversations are folded without Redis, too.
      ready: () => nats.isUp(),
      owned: [nats, { stop: () => engine.close() }, redis],
    },
  }
}
