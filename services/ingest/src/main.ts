/** The process of ingest in a cluster: configuration, clients, adapters, service. */
import { DeliveryServiceClient } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createGrpcClient, createLog, readTokens, runMain, runService, secretOf } from '@relance/service-kit'
import { connectNats, natsAt } from '@relance/service-kit/nats'
import { configShape } from './config.ts'
import { createIngest, limitsOf } from './service.ts'

await runMain(configShape, process.env, async (config) => {
  const name = 'ingest'
  const log = createLog({ service: name, level: config.RELANCE_LOG_LEVEL })
  const clock = createSystemClock()
  const nats = await connectNats({ ...natsAt(config), name, log })
  const engine = await createNatsEngine({ connection: nats.connection, clock })
  const delivery = createGrpcClient(DeliveryServiceClient, {
    address: config.RELANCE_DELIVERY_ADDRESS,
    caller: name,
    token: config.RELANCE_TOKEN,
  })

  await runService({
    service: createIngest({
      ...engine,
      delivery,
      secret: (reference) => secretOf(reference, process.env),
      tokens: readTokens(config),
      limits: limitsOf(config),
      clock,
      log,
    }),
    log,
    config,
    ready: () => nats.isUp(),
    owned: [nats, { stop: () => engine.close() }, { stop: async () => delivery.close() }],
  })
})
