/**
 * `npm run cluster`: every service as its own process, on NATS JetStream and Redis. Starts the two servers unless
 * `NATS_URL` and `REDIS_URL` name running ones.
 */
import { resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { firstLines } from '@relance/embedded/first-lines'
import { provisionSandbox } from '@relance/embedded/sandbox'
import { logLevel, natsServer, ownToken, redisServer, runMain, tokenTable } from '@relance/service-kit'
import { z } from 'zod'
import { type Cluster, startCluster } from './cluster/start-cluster.ts'
import { SERVICES, type ServiceName } from './cluster/services.ts'

const options = new Command('cluster')
  .description('Runs every service as its own process on NATS and Redis.')
  .option('--replicas <list>', 'how many of which, such as decision=2,conversation-state=2', replicas, {})
  .option('--data <folder>', 'where NATS, Redis and the sandbox keep their files', './data/cluster')
  .parse()
  .opts<{ replicas: Partial<Record<ServiceName, number>>; data: string }>()

const configShape = {
  ...natsServer(),
  ...redisServer(),
  NATS_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  /** Who may call any of the processes, and how they prove to each other who they are. */
  RELANCE_TOKENS: tokenTable(),
  RELANCE_TOKEN: ownToken(),
  /** Of every process. */
  RELANCE_LOG_LEVEL: logLevel('warn'),
}

await runMain(configShape, process.env, async (config) => {
  const cluster = await startCluster({
    folder: resolve(options.data),
    replicas: options.replicas,
    natsUrl: config.NATS_URL,
    redisUrl: config.REDIS_URL,
    tokens: config,
    env: { RELANCE_LOG_LEVEL: config.RELANCE_LOG_LEVEL },
    line: (name, text) => process.stdout.write(`${name.padEnd(20)} ${text}\n`),
  })
  stopOnSignal(cluster)
  await provisionSandbox(cluster)
  process.stdout.write(
    firstLines(
      {
        inbox: 'http://127.0.0.1:8088',
        webhooks: 'http://127.0.0.1:8080',
        grpc: 'ingest 50051, conversation-state 50052, scheduler 50053, decision 50054, delivery 50055',
        metrics: 'http://127.0.0.1:9464/metrics',
      },
      { asksForTokens: config.RELANCE_TOKENS !== undefined },
    ),
  )
})

function stopOnSignal(cluster: Cluster): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      void cluster.stop().then(() => process.exit(0))
    })
  }
}

function replicas(text: string): Partial<Record<ServiceName, number>> {
  const wanted: Partial<Record<ServiceName, number>> = {}
  for (const part of text.split(',')) {
    const [name, count] = part.split('=')
    const service = SERVICES.find((known) => known === name)
    if (!service) throw new InvalidArgumentError(`There is no service "${name}": ${SERVICES.join(', ')}.`)
    if (!/^[1-9]\d?$/.test(count ?? ''))
      throw new InvalidArgumentError(`"${part}" does not say how many, from 1 to 99.`)
    wanted[service] = Number(count)
  }
  return wanted
}
