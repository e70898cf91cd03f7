/** The process of ingest in a cluster: configuration, clients, adapters, service. */
import { connect } from '@nats-io/transport-node'
import { DeliveryServiceClient } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createGrpcClient, createLog, readConfig, runService, secretOf } from '@relance/service-kit'
import { configShape } from './config.ts'
import { createIngest } from './service.ts'

const config = readConfig(configShape, process.env)
const log = createLog({ service: 'ingest', level: config.RELANCE_LOG_LEVEL })
const clock = createSystemClock()
const connection = await connect({ servers: config.NATS_URL.split(','), name: 'ingest', maxReconnectAttempts: -1 })
const engine = await createNatsEngine({ connection, clock })
const delivery = createGrpcClient(DeliveryServiceClient, { address: config.RELANCE_DELIVERY_ADDRESS, caller: 'ingest' })

const { mailbox, settings } = engine
await runService({
  service: createIngest({
    mailbox,
    settings,
    delivery,
    secret: (reference) => secretOf(reference, process.env),
    clock,
    log,
  }),
  log,
  host: config.RELANCE_HOST,
  grpcPort: config.RELANCE_GRPC_PORT,
  httpPort: config.RELANCE_HTTP_PORT,
  opsPort: config.RELANCE_OPS_PORT,
  ready: () => !connection.isClosed(),
  owned: [{ stop: () => connection.drain() }, { stop: () => engine.close() }, { stop: async () => delivery.close() }],
})
