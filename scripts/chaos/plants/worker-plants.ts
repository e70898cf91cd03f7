import type { Address, Engine, Mailbox, StateStore } from '@relance/engine'
import type { NatsClient } from '@relance/service-kit/nats'
import { partitionOf } from '../../../packages/engine/src/nats/partition.ts'
import { createRandom } from '../random.ts'

type Ports = Pick<Engine, 'mailbox' | 'stateStore'>

/** As many as `setUpNats` makes where nobody says otherwise. */
const PARTITIONS = 16
/** How often a replica answers that has not seen the latest entry. */
const STALE = 0.1

export function plantInWorker(
  plant: string,
  { mailbox, stateStore }: Ports,
  connection: NatsClient['connection'],
): Ports {
  switch (plant) {
    case 'watermark-skip':
      return { mailbox: { ...mailbox, read: readTheWokenOnly(mailbox) }, stateStore }
    case 'stale-direct-get':
      return { mailbox: { ...mailbox, read: readStale(mailbox) }, stateStore }
    case 'cumulative-ack':
      return { mailbox: { ...mailbox, wakeUps: acknowledgeCumulatively(mailbox, connection) }, stateStore }
    case 'no-compare-and-set':
      return { mailbox, stateStore: { ...stateStore, commit: commitAnyway(stateStore) } }
    case 'outbox-dropped-early':
      return { mailbox, stateStore: { ...stateStore, commit: commitWithoutOutbox(stateStore) } }
    default:
      throw new Error(`"${plant}" is not planted in conversation-state.`)
  }
}

function readTheWokenOnly({ read }: Mailbox): Mailbox['read'] {
  return async (of, afterSeq, options) => {
    const entries = await read(of, afterSeq, options)
    const { including } = options ?? {}
    return including === undefined ? entries : entries.filter(({ seq }) => seq >= including)
  }
}

function readStale({ read }: Mailbox): Mailbox['read'] {
  const random = createRandom('stale')
  return async (of, afterSeq, options) => {
    const entries = await read(of, afterSeq, options)
    return random.chance(STALE) ? entries.slice(0, -1) : entries
  }
}

/** JetStream's acknowledgement names stream, consumer, delivery, sequence in the stream, sequence of the consumer, instant and rest. */
function acknowledgeCumulatively({ wakeUps }: Mailbox, connection: NatsClient['connection']): Mailbox['wakeUps'] {
  const floors = new Map<number, number>()
  return (options, handle) =>
    wakeUps(options, async (wakeUp) => {
      await handle(wakeUp)
      const partition = partitionOf(wakeUp.address, PARTITIONS)
      const floor = floors.get(partition) ?? wakeUp.seq
      for (let seq = floor; seq < wakeUp.seq; seq++) {
        connection.publish(`$JS.ACK.MAILBOX.conversation-state-${partition}.1.${seq}.${seq}.0.0`, '+ACK')
      }
      floors.set(partition, Math.max(floor, wakeUp.seq))
    })
}

function commitAnyway({ commit, load }: StateStore): StateStore['commit'] {
  return async (of: Address, body, expectedRevision) => {
    for (let expected = expectedRevision; ; ) {
      const committed = await commit(of, body, expected)
      if (!('conflict' in committed)) return committed
      expected = (await load(of, { fresh: true }))?.revision ?? 0
    }
  }
}

function commitWithoutOutbox({ commit }: StateStore): StateStore['commit'] {
  return (of, body, expectedRevision) => {
    const record = JSON.parse(Buffer.from(body).toString('utf8')) as object
    return commit(of, Buffer.from(JSON.stringify({ ...record, outbox: [] })), expectedRevision)
  }
}
