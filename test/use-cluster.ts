import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clients } from '@relance/embedded/clients'
import { type FinishedSpan, readSpanFile } from '@relance/service-kit/collect-spans'
import { freePort } from '@relance/testing/servers'
import { afterAll, beforeAll } from 'vitest'
import type { ServiceName } from '../scripts/cluster/services.ts'
import { type Cluster, startCluster } from '../scripts/cluster/start-cluster.ts'

export interface RunningCluster {
  clients: Clients
  webhooks: string
  inbox: string
  /** Where a service's first replica is scraped. */
  metricsOf(service: ServiceName): string
  /** What its processes traced so far, each under its service's name. */
  spans(): FinishedSpan[]
  /** What its processes printed so far. */
  output: string
  /** Asks every process to end, and waits until they have. */
  stopServices(): Promise<void>
}

/** A cluster, one process of each service, on servers of its own and free ports, for one test file. */
export function useCluster({ env = {} }: { env?: Record<string, string> } = {}): RunningCluster {
  const running = { output: '' } as RunningCluster
  let cluster: Cluster | undefined
  let folder = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'relance cluster '))
    const spansFile = join(folder, 'spans.jsonl')
    const started = await startCluster({
      folder,
      ports: async () => ({ grpc: await freePort(), http: await freePort(), ops: await freePort() }),
      env: { RELANCE_SPANS_FILE: spansFile, ...env },
      line: (_, text) => {
        running.output += `${text}\n`
      },
    }).catch((cause: unknown) => {
      throw new Error(`The cluster did not start:\n${running.output}`, { cause })
    })
    cluster = started
    const placeOf = (service: ServiceName) => started.places.find((place) => place.service === service)!.at
    Object.assign(running, {
      clients: started,
      webhooks: `http://127.0.0.1:${placeOf('ingest').http}`,
      inbox: `http://127.0.0.1:${placeOf('inbox').http}`,
      metricsOf: (service: ServiceName) => `http://127.0.0.1:${placeOf(service).ops}/metrics`,
      spans: () => readSpanFile(spansFile),
      stopServices: async () => void (await Promise.all(started.processes.map((process) => process.stop()))),
    })
  }, 90_000)
  afterAll(async () => {
    await cluster?.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return running
}
