import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { TerminalError } from '@relance/contracts/errors'
import { setUpNats } from '@relance/engine/nats'
import { createClients } from '@relance/embedded/clients'
import { createLog, readTokens } from '@relance/service-kit'
import { connectNats } from '@relance/service-kit/nats'
import { requireFreePorts } from './free-ports.ts'
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
  /** Brokers that it starts: 1, or 3 that keep a copy of every stream each. 1 where absent. */
  natsNodes?: 1 | 3
  /** What is started in place of a service's own `src/main.ts`; a test's wrapper around it. */
  mains?: Partial<Record<ServiceName, string>>
  /** Where each replica listens; the standard ports where absent. */
  ports?: (service: ServiceName, replica: number) => Ports | Promise<Ports>
  /** What every process is given as `RELANCE_TOKENS` and `RELANCE_TOKEN`; nobody is asked who they are where absent. */
  tokens?: { RELANCE_TOKENS?: string | undefined; RELANCE_TOKEN?: string | undefined }
  /** Further variables for every process. */
  env?: Record<string, string>
  /** Receives every line that a process prints. */
  line: (name: string, text: string) => void
}

const HOST = '127.0.0.1'

export type Cluster = Awaited<ReturnType<typeof startCluster>>

/**
 * Starts NATS, Redis and every service, and waits until all of them are ready.
 *
 * @throws CannotListenError, TerminalError `TOOL_MISSING` or `START_FAILED`, RetryableError `NATS_UNREACHABLE`
 */
export async function startCluster(options: ClusterOptions) {
  const { folder, replicas = {}, natsNodes = 1, mains = {}, tokens = {}, ports = standardPorts, line } = options
  const places: { service: ServiceName; replica: number; at: Ports }[] = []
  for (const service of SERVICES) {
    for (let replica = 0; replica < (replicas[service] ?? 1); replica++) {
      places.push({ service, replica, at: await ports(service, replica) })
    }
  }
  readTokens(tokens)
  await requireFreePorts(
    HOST,
    places.flatMap(({ at }) => [at.ops, at.grpc, at.http]).filter((port) => port > 0),
  )
  await mkdir(folder, { recursive: true })
  const ownNats = options.natsUrl ? undefined : await startNats(join(folder, 'nats'), natsNodes)
  const nats = ownNats?.nodes ?? []
  const redis = options.redisUrl ? undefined : await startRedis(join(folder, 'redis'))
  const natsUrlFor = (user: string) => options.natsUrl ?? ownNats!.urlFor(user)
  const redisUrl = options.redisUrl ?? redis!.url
  await setUp(natsUrlFor('engine-setup'), natsNodes)

  const addressOf = (service: ServiceName) =>
    places.flatMap((place) => (place.service === service ? [`${HOST}:${place.at.grpc}`] : [])).join(',')
  const common = {
    REDIS_URL: redisUrl,
    RELANCE_SANDBOX_PATH: join(folder, 'sandbox.sqlite'),
    RELANCE_CONVERSATION_STATE_ADDRESS: addressOf('conversation-state'),
    RELANCE_SCHEDULER_ADDRESS: addressOf('scheduler'),
    RELANCE_DECISION_ADDRESS: addressOf('decision'),
    RELANCE_DELIVERY_ADDRESS: addressOf('delivery'),
    RELANCE_TOKENS: tokens.RELANCE_TOKENS ?? '',
    RELANCE_TOKEN: tokens.RELANCE_TOKEN ?? '',
    ...(natsNodes > 1 ? { RELANCE_NATS_REPLICAS: `${natsNodes}` } : {}),
    RELANCE_LOG_LEVEL: 'warn',
    ...options.env,
  }
  const processes = places.map(({ service, replica, at }) =>
    startServiceProcess({
      service,
      replica,
      main: mains[service],
      env: {
        ...common,
        NATS_URL: natsUrlFor(service),
        RELANCE_GRPC_PORT: `${at.grpc}`,
        RELANCE_HTTP_PORT: `${at.http}`,
        RELANCE_OPS_PORT: `${at.ops}`,
      },
      line,
    }),
  )

  const clients = createClients('cluster', addressOf, tokens.RELANCE_TOKEN)
  const stop = () => stopAll(clients, processes, [...nats, redis])
  try {
    await Promise.all(processes.map((process, n) => untilReady(process, places[n]!.at.ops)))
  } catch (error) {
    await stop()
    throw error
  }
  return { ...clients, processes, nats, redis, addressOf, places, stop }
}

/** Brokers that have just started as a cluster refuse for some seconds, until they have a leader. */
async function setUp(url: string, replicas: number): Promise<void> {
  const name = 'engine-setup'
  const nats = await connectNats({ url, name, log: createLog({ service: name, level: 'error' }), patienceMs: 3_000 })
  const giveUpAt = performance.now() + (replicas > 1 ? 30_000 : 0)
  try {
    for (;;) {
      try {
        return await setUpNats(nats.connection, { replicas })
      } catch (error) {
        if (error instanceof TerminalError || performance.now() > giveUpAt) throw error
        await sleep(250)
      }
    }
  } finally {
    await nats.stop()
  }
}

/** Asks as Kubernetes does. Rejects where the process gives up, or after 30 s. */
async function untilReady(process: ServiceProcess, opsPort: number): Promise<void> {
  const giveUpAt = performance.now() + 30_000
  for (;;) {
    const ready = await fetch(`http://${HOST}:${opsPort}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return process.foundReady()
    if (process.failedToStart()) {
      throw new TerminalError('START_FAILED', `${process.name} did not start; its line above says why.`)
    }
    if (performance.now() > giveUpAt) {
      throw new TerminalError('START_FAILED', `${process.name} was not ready after 30 s; see its lines above.`)
    }
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
