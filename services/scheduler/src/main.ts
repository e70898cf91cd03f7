/** The process of scheduler in a cluster: configuration, clients, adapters, service. */
import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createRedisReadModel } from '@relance/read-model/redis'
import { createLog, runMain, runService } from '@relance/service-kit'
import { connectNats, natsAt } from '@relance/service-kit/nats'
import { connectRedis, redisAt } from '@relance/service-kit/redis'
import { configShape } from './config.ts'
import { createScheduler } from './service.ts'

await runMain(configShape, process.env, async (config) => {
  const name = 'scheduler'
  const log = createLog({ service: name, level: config.RELANCE_LOG_LEVEL })
  const clock = createSystemClock()
  const nats = await connectNats({ ...natsAt(config), name, log })
  const engine = await createNatsEngine({ connection: nats.connection, clock })
  const redis = await connectRedis({ ...redisAt(config), name, log })

  await runService({
    service: createScheduler({
      ...engine,
      queue: engine.queues.timerCommands,
      readModel: createRedisReadModel(redis.client),
      clock,
      log,
    }),
    log,
    config,
    // Only the agenda is read from Redis: timers are armed and elapse without it.
    ready: () => nats.isUp(),
    owned: [nats, { stop: () => engine.close() }, redis],
  })
})
