/** scheduler as its own `main.ts` composes it, on timers with a mistake. */
import { createSystemClock, type Timers } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createRedisReadModel } from '@relance/read-model/redis'
import { createScheduler } from '@relance/scheduler'
import { createLog, runMain, runService } from '@relance/service-kit'
import { connectNats } from '@relance/service-kit/nats'
import { connectRedis } from '@relance/service-kit/redis'
import { configShape } from '../../../services/scheduler/src/config.ts'

await runMain(configShape, process.env, async (config) => {
  const name = 'scheduler'
  const log = createLog({ service: name, level: config.RELANCE_LOG_LEVEL })
  const clock = createSystemClock()
  const nats = await connectNats({ url: config.NATS_URL, name, log })
  const engine = await createNatsEngine({ connection: nats.connection, clock })
  const redis = await connectRedis({ url: config.REDIS_URL, name, log })
  await runService({
    service: createScheduler({
      ...engine,
      timers: onOneSubject(engine.timers),
      queue: engine.queues.timerCommands,
      readModel: createRedisReadModel(redis.client),
      clock,
      log,
    }),
    log,
    config,
    ready: () => nats.isUp(),
    owned: [nats, { stop: () => engine.close() }, redis],
  })
})

/** One timer per conversation, whatever its name and generation. */
function onOneSubject(timers: Timers): Timers {
  const shared = { name: 'timer', generation: 0 }
  return {
    ...timers,
    arm: (timer) => timers.arm({ ...timer, ...shared }),
    cancel: (timer) => timers.cancel({ ...timer, ...shared }),
  }
}
