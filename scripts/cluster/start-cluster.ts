import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '@nats-io/transport-node'
import { setUpNats } from '@relance/engine/nats'
import { createClients } from '@relance/embedded/clients'
import { type OwnServer, startNats, startRedis } from './servers.ts'
import { type ServiceProcess, startServiceProcess } from './service-process.ts'
import { type Ports, SERVICES, type ServiceName, standardPorts } from './services.ts'

export interface ClusterOptions {
  /** Where servers and the sandbox keep their files. */
  folder: string
  /** How many of each; one where absent. */
  replicas?: Partial<Record<ServiceName, number>>
  /** Running servers to use; the cluster starts its own where absent. */
  natsUrl?: string | undefined
  redisUrl?: string | undefined
  /** Where each replica listens; the standard ports where absent. */
  ports?: (service: ServiceName, replica: number) => Ports | Promise<Ports>
  /** Further variables for every process. */
  env?: Record<string, string>
  /** Receives every line that a process prints. */
  line: (name: string, text: string) => void
}

export type Cluster = Awaited<ReturnType<typeof startCluster>>

/** Starts NATS, Redis and every service, and waits until all of them are ready. */
export async function startCluster(options: ClusterOptions) {
  const { folder, replicas = {}, ports = standardPorts, line } = options
  await mkdir(folder, { recursive: true })
  const nats = options.natsUrl ? undefined : await startNats(join(folder, 'nats'))
  const redis = options.redisUrl ? undefined : await startRedis(join(folder, 'redis'))
  const natsUrl = options.natsUrl ?? nats!.url
  const redisUrl = options.redisUrl ?? redis!.url
  await setUp(natsUrl)

  const places: { service: ServiceName; replica: number; at: Ports }[] = []
  for (const service of SERVICES) {
    for (let replica = 0; replica < (replicas[service] ?? 1); replica++) {
      places.push({ service, replica, at: await ports(service, replica) })
    }
  }
  const addressOf = (service: ServiceName) =>
    places.flatMap((place) => (place.service === service ? [`127.0.0.1:${place.at.grpc}`] : [])).join(',')
  const common = {
    NATS_URL: natsUrl,
    REDIS_URL: redisUrl,
    RELANCE_SANDBOX_PATH: join(folder, 'sandbox.sqlite'),
    RELANCE_INGEST_ADDRESS: addressOf('ingest'),
    RELANCE_CONVERSATION_STATE_ADDRESS: addressOf('conversation-state'),
    RELANCE_SCHEDULER_ADDRESS: addressOf('scheduler'),
    RELANCE_DECISION_ADDRESS: addressOf('decision'),
    RELANCE_DELIVERY_ADDRESS: addressOf('delivery'),
    RELANCE_LOG_LEVEL: process.env.RELANCE_LOG_LEVEL || 'warn',
    ...options.env,
  }
  const processes = places.map(({ service, replica, at }) =>
    startServiceProcess({
      service,
      replica,
      env: {
        ...common,
        RELANCE_GRPC_PORT: `${at.grpc}`,
        RELANCE_HTTP_PORT: `${at.http}`,
        RELANCE_OPS_PORT: `${at.ops}`,
      },
      line,
    }),
  )

  const clients = createClients('cluster', addressOf)
  const stop = () => stopAll(clients, processes, [nats, redis])
  try {
    await Promise.all(places.map(({ service, at }) => untilReady(service, at.ops)))
  } catch (error) {
    await stop()
    throw error
  }
  return { ...clients, processes, nats, redis, addressOf, places, stop }
}

async function setUp(url: string): Promise<void> {
  const connection = await connect({ servers: url, name: 'engine-setup' })
  try {
    await setUpNats(connection, {})
  } finally {
    await connection.close()
  }
}

/** Asks as Kubernetes does. Rejects after 30 s. */
async function untilReady(service: ServiceName, opsPort: number): Promise<void> {
  const giveUpAt = performance.now() + 30_000
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${opsPort}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    if (performance.now() > giveUpAt) throw new Error(`${service} was not ready after 30 s; see its lines above.`)
    await sleep(50)
  }
}

async function stopAll(
  clients: { close(): void },
  processes: ServiceProcess[],
  servers: (OwnServer | undefined)[],
): Promise<void> {
  clients.close()
  await Promise.all(processes.map((process) => process.stop()))
  for (const server of servers) await server?.stop()
}
