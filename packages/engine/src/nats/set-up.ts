import { randomUUID } from 'node:crypto'
import {
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  jetstreamManager,
  type StreamInfo,
} from '@nats-io/jetstream'
import { errors, type NatsConnection } from '@nats-io/nats-core'
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { unreachable } from './patience.ts'
import { consumerShapes, MAILBOX, streamShapes } from './streams.ts'

/** Of a storage as a whole; kept in the metadata of MAILBOX, where a backup of the stream carries it along. */
export interface StorageRecord {
  /** Drawn when the storage was made. */
  identity: string
  partitions: number
  leaseMs: number
  /** Copies of every stream. */
  replicas: number
}

export interface SetUpOptions {
  /** Of the mailbox; fixed from then on. 16 where absent. */
  partitions?: number
  /** Copies of every stream; 1 where absent, 3 in production. */
  replicas?: number
  /**
   * What a worker has in hand and does not extend goes to another one after this long; 4 s where absent. A shorter one makes up for a
   * killed worker sooner, a longer one bears longer pauses of a worker that is alive.
   */
  leaseMs?: number
}

export const MINIMUM_VERSION = '2.14.0'

/**
 * Makes every stream, bucket and consumer, and brings those that are there to their configuration. Repeating it changes nothing.
 * Needs the right to manage streams, which services do not have.
 *
 * @throws TerminalError `NATS_RIGHTS_MISSING`, `NATS_TOO_OLD` or `PARTITIONS_ARE_FIXED`, RetryableError `JETSTREAM_AWAY`
 */
export async function setUpNats(connection: NatsConnection, options: SetUpOptions = {}): Promise<void> {
  try {
    await makeAll(connection, options)
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    if (!(cause instanceof errors.PermissionViolationError)) throw error
    throw new TerminalError(
      'NATS_RIGHTS_MISSING',
      `NATS does not let this user make or change streams: ${cause.message}. Set up as the user engine-setup or operator.`,
      { kind: 'precondition', cause },
    )
  }
}

async function makeAll(connection: NatsConnection, options: SetUpOptions): Promise<void> {
  const { replicas = 1, leaseMs = 4000 } = options
  refuseOldServer(connection)
  const manager = await jetstreamManager(connection, { checkAPI: false })
  const former = await readStorageRecord(manager)
  const partitions = options.partitions ?? former?.partitions ?? 16
  if (former && former.partitions !== partitions) {
    throw new TerminalError(
      'PARTITIONS_ARE_FIXED',
      `This storage was made with ${former.partitions} partitions, not ${partitions}: conversations would lose their mailboxes.`,
      { kind: 'precondition' },
    )
  }
  const record: StorageRecord = { identity: former?.identity ?? randomUUID(), partitions, leaseMs, replicas }
  for (const shape of streamShapes(replicas)) {
    const config = shape.name === MAILBOX ? { ...shape, metadata: toMetadata(record) } : shape
    const there = await infoOf(manager, shape.name)
    if (there) await manager.streams.update(shape.name, { ...there.config, ...config })
    else await manager.streams.add(config)
  }
  const consumers = consumerShapes(partitions, leaseMs)
  for (const [stream, shape] of consumers) await manager.consumers.add(stream, shape)
}

export function refuseOldServer(connection: NatsConnection): void {
  const version = connection.info?.version
  // A connection that is lost at this moment knows of no server.
  if (version === undefined) throw unreachable('The version of the server', undefined)
  if (version.localeCompare(MINIMUM_VERSION, 'en', { numeric: true }) >= 0) return
  throw new TerminalError(
    'NATS_TOO_OLD',
    `nats-server is ${version}: Relance needs ${MINIMUM_VERSION}, which schedules messages.`,
    {
      kind: 'precondition',
    },
  )
}

/** Undefined where the storage was not set up. */
export async function readStorageRecord(manager: JetStreamManager): Promise<StorageRecord | undefined> {
  const metadata = (await infoOf(manager, MAILBOX))?.config.metadata
  const identity = metadata?.['relance.identity']
  if (!identity) return undefined
  return {
    identity,
    partitions: Number(metadata['relance.partitions']),
    leaseMs: Number(metadata['relance.lease-ms']),
    replicas: Number(metadata['relance.replicas']),
  }
}

function toMetadata(record: StorageRecord): Record<string, string> {
  return {
    'relance.identity': record.identity,
    'relance.partitions': String(record.partitions),
    'relance.lease-ms': String(record.leaseMs),
    'relance.replicas': String(record.replicas),
  }
}

export async function infoOf(manager: JetStreamManager, stream: string): Promise<StreamInfo | undefined> {
  try {
    return await manager.streams.info(stream)
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return undefined
    // The client does not export this class.
    if (error instanceof Error && error.name === 'JetStreamNotEnabled') {
      throw new RetryableError(
        'JETSTREAM_AWAY',
        'This NATS has no JetStream at the moment. Switch it on (`nats-server --jetstream`), or let its cluster elect a leader.',
        { cause: error },
      )
    }
    throw error
  }
}
