/** conversation-state as its own `main.ts` composes it, of a release that writes a later schema. */
import { createConversationState } from '@relance/conversation-state'
import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createRedisReadModel } from '@relance/read-model/redis'
import { createLog, runMain, runService } from '@relance/service-kit'
import { connectNats } from '@relance/service-kit/nats'
import { connectRedis } from '@relance/service-kit/redis'
import { configShape } from '../../services/conversation-state/src/config.ts'
import { laterStateStore } from './layout.ts'

await runMain(configShape, process.env, async (config) => {
  const name = 'conversation-state'
  const log = createLog({ service: name, level: config.RELANCE_LOG_LEVEL })
  const clock = createSystemClock()
  const nats = await connectNats({ url: config.NATS_URL, name, log })
  const engine = await createNatsEngine({ connection: nats.connection, clock, replicas: config.RELANCE_NATS_REPLICAS })
  const redis = await connectRedis({ url: config.REDIS_URL, name, log })
  await runService({
    service: createConversationState({
      ...engine,
      stateStore: laterStateStore(engine.stateStore),
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
