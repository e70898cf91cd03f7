import type { NatsConnection } from '@nats-io/nats-core'
import { jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { useNats } from '@relance/testing'
import { createSystemClock } from './clock.ts'
import type { PortUnderTest } from './contract-harness.ts'
import {
  eventsContract,
  ledgerContract,
  mailboxContract,
  settingsContract,
  stateStoreContract,
  timersContract,
  workQueueContract,
} from './contract.ts'
import type { Engine } from './engine.ts'
import { createNatsEngine, NATS_CONNECTION, setUpNats } from './nats.ts'

const nats = useNats({ syncInterval: '1s' })
const LEASE_MS = 1000

/** Empties the server, and gives a port of an engine with a connection of its own. */
async function portUnderTest<Port>(portOf: (engine: Engine) => Port): Promise<PortUnderTest<Port>> {
  const admin = await connect({ servers: nats.url })
  const manager = await jetstreamManager(admin)
  for await (const { config } of manager.streams.list()) await manager.streams.delete(config.name)
  await setUpNats(admin, { partitions: 4, leaseMs: LEASE_MS })
  await admin.close()

  let current: { engine: Engine; connection: NatsConnection } | undefined
  const open = async () => {
    const connection = await connect({ servers: nats.url, ...NATS_CONNECTION })
    const engine = await createNatsEngine({ connection, clock: createSystemClock() })
    current = { engine, connection }
    return portOf(engine)
  }
  const close = async () => {
    await current?.engine.close()
    await current?.connection.close()
  }
  return {
    port: await open(),
    async reopen() {
      await close()
      return open()
    },
    close,
  }
}

const name = 'NATS JetStream'
mailboxContract({ name, create: () => portUnderTest(({ mailbox }) => mailbox) })
stateStoreContract({ name, create: () => portUnderTest(({ stateStore }) => stateStore) })
workQueueContract({
  name,
  create: async () => ({ ...(await portUnderTest(({ queues }) => queues.decisions)), leaseMs: LEASE_MS }),
})
timersContract({ name, create: () => portUnderTest(({ timers }) => timers) })
eventsContract({ name, create: () => portUnderTest(({ events }) => events) })
settingsContract({ name, create: () => portUnderTest(({ settings }) => settings) })
ledgerContract({ name, create: () => portUnderTest(({ ledger }) => ledger) })
