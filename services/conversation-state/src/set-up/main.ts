/** `npm run engine:setup`: makes the streams and buckets on the JetStream that `NATS_URL` names. Safe to repeat. */
import { connect } from '@nats-io/transport-node'
import { setUpNats } from '@relance/engine/nats'
import { readConfig } from '@relance/service-kit'
import { z } from 'zod'

const config = readConfig(
  {
    NATS_URL: z.string().default('nats://127.0.0.1:4222'),
    /** Copies of each stream: 1, or 3 or 5 on a cluster of brokers. */
    RELANCE_NATS_REPLICAS: z.enum(['1', '3', '5'], 'must be 1, 3 or 5').transform(Number).default(1),
    /** Fixed when the streams are made. */
    RELANCE_PARTITIONS: z
      .string()
      .regex(/^[1-9]\d{0,3}$/, 'must be a number from 1')
      .transform(Number)
      .default(16),
  },
  process.env,
)
const connection = await connect({ servers: config.NATS_URL.split(','), name: 'engine-setup' })
try {
  await setUpNats(connection, { partitions: config.RELANCE_PARTITIONS, replicas: config.RELANCE_NATS_REPLICAS })
  process.stdout.write(`Streams and buckets on ${connection.getServer()} are as Relance needs them.\n`)
} finally {
  await connection.close()
}
