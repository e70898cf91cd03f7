/** `npm run engine:setup`: makes the streams and buckets on the JetStream that `NATS_URL` names. Safe to repeat. */
import { Command } from 'commander'
import { natsUsers, setUpNats } from '@relance/engine/nats'
import { createLog, runMain } from '@relance/service-kit'
import { connectNats, natsAt } from '@relance/service-kit/nats'
import { setUpShape } from '../config.ts'

const { printNatsUsers } = new Command('engine:setup')
  .description('Makes the streams and buckets that Relance keeps on the JetStream that NATS_URL names.')
  .option('--print-nats-users', 'only print the users that belong into the configuration of nats-server')
  .parse()
  .opts<{ printNatsUsers?: boolean }>()

if (printNatsUsers) process.stdout.write(natsUsers())
else
  await runMain(setUpShape, process.env, async (config) => {
    const name = 'engine-setup'
    const log = createLog({ service: name, level: 'error' })
    const nats = await connectNats({ ...natsAt(config), name, log, patienceMs: 3_000 })
    try {
      await setUpNats(nats.connection, {
        partitions: config.RELANCE_PARTITIONS,
        replicas: config.RELANCE_NATS_REPLICAS,
      })
      process.stdout.write(`Streams and buckets on ${nats.connection.getServer()} are as Relance needs them.\n`)
    } finally {
      await nats.stop()
    }
  })
