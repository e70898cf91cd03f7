/** delivery as its own `main.ts` composes it, on ports with a mistake. */
import { randomUUID } from 'node:crypto'
import { createChannels, createDelivery, createSandboxChannel } from '@relance/delivery'
import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createRedisBudget } from '@relance/read-model/redis'
import { createLog, runMain, runService, secretOf } from '@relance/service-kit'
import { connectNats } from '@relance/service-kit/nats'
import { connectRedis } from '@relance/service-kit/redis'
import { configShape } from '../../../services/delivery/src/config.ts'
import { plantInDelivery } from './delivery-plants.ts'

await runMain(configShape, process.env, async (config) => {
  const name = 'delivery'
  const log = createLog({ service: name, level: config.RELANCE_LOG_LEVEL })
  const clock = createSystemClock()
  const secret = (reference: string) => secretOf(reference, process.env)
  const nats = await connectNats({ url: config.NATS_URL, name, log })
  const engine = await createNatsEngine({ connection: nats.connection, clock })
  const redis = await connectRedis({ url: config.REDIS_URL, name, log })
  const sandbox = createSandboxChannel({ path: config.RELANCE_SANDBOX_PATH, clock, log })
  await runService({
    service: createDelivery({
      ...engine,
      queue: engine.queues.deliveries,
      budget: createRedisBudget(redis.client),
      channels: createChannels({ sandbox, secret }),
      secret,
      log,
      nonce: randomUUID,
      ...plantInDelivery(process.env.CHAOS_PLANT ?? '', { mailbox: engine.mailbox, settings: engine.settings, clock }),
    }),
    log,
    config,
    ready: () => nats.isUp(),
    owned: [nats, { stop: () => engine.close() }, redis, { stop: async () => sandbox.close() }],
  })
})
