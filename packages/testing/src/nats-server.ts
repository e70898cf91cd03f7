import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { afterAll, beforeAll } from 'vitest'
import { expectNoneOpen } from './expect-none-open.ts'
import { freePort } from './free-port.ts'
import { provideNatsServer } from './provision/provision.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

export type NatsServerOptions = {
  /** How often JetStream syncs to disk. The server's default is two minutes. */
  syncInterval?: '1s' | '10s' | 'always'
  /** Further lines of the server's configuration. */
  config?: string
}

export type NatsServer = {
  url: string
  /** As kill -9. Clients notice; what was not synced may be lost, as far as the operating system goes. */
  kill(): Promise<void>
  /** On the same port and the same store; kills it first where it still runs. */
  restart(): Promise<void>
  /** Kills it and deletes its store. */
  stop(): Promise<void>
  /** One line per client that is connected. */
  openConnections(): Promise<string[]>
}

export type NatsFixture = Omit<NatsServer, 'stop'> & {
  /** A connection that is closed after the file's last test. It waits for a server that is down. */
  connect(): Promise<NatsConnection>
}

/** A nats-server with JetStream of this test file's own. Fails the file when a connection to it is left open. */
export function useNats(options: NatsServerOptions = {}): NatsFixture {
  let started: NatsServer | undefined
  const connections: NatsConnection[] = []
  const server = () => {
    if (!started) throw new Error('useNats() has its server from beforeAll on, not while tests are collected.')
    return started
  }

  beforeAll(async () => {
    started = await startNatsServer(options)
  })
  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close()))
    try {
      await expectNoneOpen('nats-server', () => started?.openConnections() ?? Promise.resolve([]))
    } finally {
      await started?.stop()
    }
  })

  return {
    get url() {
      return server().url
    },
    kill: () => server().kill(),
    restart: () => server().restart(),
    openConnections: () => server().openConnections(),
    async connect() {
      const connection = await connect({
        servers: server().url,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 50,
        reconnectJitter: 20,
      })
      connections.push(connection)
      return connection
    },
  }
}

/** Without the test runner's life cycle: whoever starts it stops it. */
export async function startNatsServer(options: NatsServerOptions = {}): Promise<NatsServer> {
  const tool = await provideNatsServer()
  const folder = await mkdtemp(join(tmpdir(), 'relance-nats-'))
  const [port, monitoringPort] = [await freePort(), await freePort()]
  const configFile = join(folder, 'nats-server.conf')
  await writeFile(configFile, configuration({ ...options, port, monitoringPort, store: join(folder, 'store') }))

  const start = () => startServerProcess(tool, ['--config', configFile], /Server is ready/)
  let running: ServerProcess | undefined = await start()
  const kill = async () => {
    await running?.kill()
    running = undefined
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    kill,
    async restart() {
      await kill()
      running = await start()
    },
    async stop() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
    async openConnections() {
      if (!running) return []
      const response = await fetch(`http://127.0.0.1:${monitoringPort}/connz`)
      const { connections } = (await response.json()) as {
        connections: { cid: number; name?: string; lang?: string; subscriptions: number }[]
      }
      return connections.map(
        (c) => `connection ${c.cid} (${c.name ?? c.lang ?? 'unnamed'}) with ${c.subscriptions} subscriptions`,
      )
    },
  }
}

type Configuration = NatsServerOptions & { port: number; monitoringPort: number; store: string }

function configuration({ port, monitoringPort, store, syncInterval, config = '' }: Configuration): string {
  const sync = syncInterval ? `sync_interval: ${JSON.stringify(syncInterval)}` : ''
  return `
listen: "127.0.0.1:${port}"
http: "127.0.0.1:${monitoringPort}"
jetstream {
  store_dir: ${JSON.stringify(store)}
  max_memory_store: 1GB
  max_file_store: 20GB
  ${sync}
}
${config}
`
}
