import { type ConsumerInfo, jetstreamManager } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import { TerminalError } from '@relance/contracts/errors'
import { infoOf, readStorageRecord, refuseOldServer, type StorageRecord } from './set-up.ts'
import { consumerShapes, streamShapes } from './streams.ts'

/**
 * Whether the broker is what the adapters rely on. Resolves to the storage's record; rejects with a TerminalError
 * that names everything that differs and what to run. Changes nothing.
 */
export async function checkNats(
  connection: NatsConnection,
  expected: { replicas?: number } = {},
): Promise<StorageRecord> {
  refuseOldServer(connection)
  const manager = await jetstreamManager(connection, { checkAPI: false, timeout: 2000 })
  const record = await readStorageRecord(manager)
  if (!record) throw mismatch(['this storage was not set up'])

  const problems: string[] = []
  if (expected.replicas !== undefined && expected.replicas !== record.replicas) {
    problems.push(`there are ${record.replicas} copies of each stream, not ${expected.replicas}`)
  }
  const shapes = streamShapes(record.replicas)
  const consumers = consumerShapes(record.partitions, record.leaseMs)
  for (const shape of shapes) {
    const info = await infoOf(manager, shape.name)
    if (!info) {
      problems.push(`stream ${shape.name} is missing`)
      continue
    }
    problems.push(...differences(`stream ${shape.name}`, shape, info.config))
    const wanted = consumers.filter(([stream]) => stream === shape.name)
    if (wanted.length === 0) continue
    const there = new Map<string, ConsumerInfo>()
    for await (const consumer of manager.consumers.list(shape.name)) there.set(consumer.name, consumer)
    for (const [, consumerShape] of wanted) {
      const consumer = there.get(consumerShape.durable_name)
      const name = `consumer ${consumerShape.durable_name} of ${shape.name}`
      problems.push(...(consumer ? differences(name, consumerShape, consumer.config) : [`${name} is missing`]))
    }
  }
  if (problems.length > 0) throw mismatch(problems)
  return record
}

/** What is not stated comes back from the server absent, as 0 or as -1, depending on its version. */
function differences(name: string, wanted: object, there: object): string[] {
  return Object.entries(wanted).flatMap(([key, value]) => {
    const actual: unknown = (there as Record<string, unknown>)[key]
    if (JSON.stringify(actual ?? false) === JSON.stringify(value ?? false)) return []
    return [`${name} has ${key} ${JSON.stringify(actual)} instead of ${JSON.stringify(value)}`]
  })
}

function mismatch(problems: string[]): TerminalError {
  return new TerminalError(
    'ENGINE_NOT_SET_UP',
    `JetStream is not what Relance relies on: ${problems.join('; ')}. Run \`npm run engine:setup\` with an account that may manage streams.`,
    { kind: 'precondition' },
  )
}
