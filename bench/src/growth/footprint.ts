/** What a cluster takes up, in bytes. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { jetstreamManager } from '@nats-io/jetstream'
import { ownProcesses } from '../own-processes.ts'
import type { RelanceCluster } from '../relance-cluster.ts'

export interface Footprint {
  /** By stream, as the broker counts: subject, headers, body and its own 22 bytes or so of each message. */
  streams: Record<string, number>
  /** All that Redis has allocated. */
  redis: number
  /** Of the broker's files. */
  disk: number
  /** Resident memory by process. */
  resident: Record<string, number>
}

export async function footprintOf(cluster: RelanceCluster): Promise<Footprint> {
  const streams: Record<string, number> = {}
  const manager = await jetstreamManager(cluster.connection)
  for await (const { config, state } of manager.streams.list()) streams[config.name] = state.bytes
  return {
    streams,
    redis: Number(/^used_memory:(\d+)/m.exec(await cluster.redisClient.info('memory'))?.[1]),
    disk: await sizeOf(join(cluster.folder, 'nats')),
    resident: Object.fromEntries(ownProcesses().map(({ name, residentBytes }) => [name, residentBytes])),
  }
}

async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  let bytes = 0
  for (const file of files) {
    // The broker replaces its files at any moment.
    if (file.isFile())
      bytes += await stat(join(file.parentPath, file.name)).then(
        ({ size }) => size,
        () => 0,
      )
  }
  return bytes
}
