import { randomUUID } from 'node:crypto'
import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createRedisBudget } from '@relance/read-model/redis'
import { type ConfigOf, createLog, secretOf } from '@relance/service-kit'
import { connectNats, natsAt } from '@relance/service-kit/nats'
import { connectRedis, redisAt } from '@relance/service-kit/redis'
import type { configShape } from './config.ts'
import { createChannels, createSandboxChannel } from './service.ts'

/**
 * What the service has in a cluster: clients, adapters on them, and what its process is run with. `env` holds the secrets that accounts
 * refer to.
 */
export async function wire(config: ConfigOf<typeof configShape>, env: Readonly<Record<string, string | undefined>>) {
  const name = 'delivery'
  const log = createLog({ service: name, level: config.RELANCE_LOG_LEVEL })
  const clock = createSystemClock()
  const secret = (reference: string) => secretOf(reference, env)
  const nats = await connectNats({ ...natsAt(config), name, log })
  const engine = await createNatsEngine({ connection: nats.connection, clock })
  const redis = await connectRedis({ ...redisAt(config), name, log })
  const sandbox = createSandboxChannel({ path: config.RELANCE_SANDBOX_PATH, clock, log })
  return {
    deps: {
      ...engine,
      queue: engine.queues.deliveries,
      budget: createRedisBudget(redis.client),
      channels: createChannels({ sandbox, secret }),
      secret,
      clock,
      log,
      nonce: randomUUID,
    },
    run: {
      log,
      config,
      // Without Redis only messages whose channel has rates wait; accounts and all other channels go on.
      ready: () => nats.isUp(),
      owned: [nats, { stop: () => engine.close() }, redis, { stop: async () => sandbox.close() }],
    },
  }
}
