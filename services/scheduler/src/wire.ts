import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createRedisReadModel } from '@relance/read-model/redis'
import { type ConfigOf, createLog } from '@relance/service-kit'
import { connectNats, natsAt } from '@relance/service-kit/nats'
import { connectRedis, redisAt } from '@relance/service-kit/redis'
import type { configShape } from './config.ts'

/** What the service has in a cluster: clients, adapters on them, and what its process is run with. */
export async function wire(config: ConfigOf<typeof configShape>) {
  const name = 'scheduler'
  const log = createLog({ service: name, level: config.RELANCE_LOG_LEVEL })
  const clock = createSystemClock()
  const nats = await connectNats({ ...natsAt(config), name, log })
  const engine = await createNatsEngine({ connection: nats.connection, clock })
  const redis = await connectRedis({ ...redisAt(config), name, log })
  return {
    deps: {
      ...engine,
      queue: engine.queues.timerCommands,
      readModel: createRedisReadModel(redis.client),
      clock,
      log,
    },
    run: {
      log,
      config,
      // Only the agenda is read from Redis: timers are armed and elapse without it.
      ready: () => nats.isUp(),
      owned: [nats, { stop: () => engine.close() }, redis],
    },
  }
}
