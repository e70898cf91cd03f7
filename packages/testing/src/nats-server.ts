import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { freePort } from './free-port.ts'
import { provideNatsServer } from './provision/provision.ts'
import { inFolder, type TestServer, useServer } from './server-fixture.ts'
import { startRestartable, startServerProcess } from './server-process.ts'

export type NatsServerOptions = {
  /** How often JetStream syncs to disk. The server's default is two minutes. */
  syncInterval?: '1s' | '10s' | 'always'
  /** Further lines of the server's configuration. */
  config?: string
  /** Variables that those lines refer to. */
  env?: Record<string, string>
}

export type NatsFixture = Omit<TestServer, 'stop'> & {
  /** A connection that is closed after the file's last test. It waits for a server that is down. */
  connect(): Promise<NatsConnection>
}

/** A nats-server with JetStream of this test file's own. Fails the file when a connection to it is left open. */
export function useNats(options: NatsServerOptions = {}): NatsFixture {
  const connections: NatsConnection[] = []
  const server = useServer(
    'nats-server',
    () => startNatsServer(options),
    async () => void (await Promise.all(connections.map((connection) => connection.close()))),
  )
  return Object.assign(server, {
    async connect() {
      const connection = await connect({
        servers: server.url,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 50,
        reconnectJitter: 20,
      })
      connections.push(connection)
      return connection
    },
  })
}

/** Without the test runner's life cycle: whoever starts it stops it. */
export async function startNatsServer(options: NatsServerOptions = {}): Promise<TestServer> {
  const provided = await provideNatsServer()
  const tool = { ...provided, env: { ...provided.env, ...options.env } }
  const folder = await mkdtemp(join(tmpdir(), 'relance-nats-'))
  const [port, monitoringPort] = [await freePort(), await freePort()]
  const configFile = join(folder, 'nats-server.conf')
  await writeFile(configFile, configuration({ ...options, port, monitoringPort, store: join(folder, 'store') }))

  const server = await startRestartable(() => startServerProcess(tool, ['--config', configFile], /Server is ready/))
  return inFolder(folder, server, {
    url: `nats://127.0.0.1:${port}`,
    openConnections: () => (server.isRunning() ? connectionsOf(monitoringPort) : Promise.resolve([])),
  })
}

async function connectionsOf(monitoringPort: number): Promise<string[]> {
  const response = await fetch(`http://127.0.0.1:${monitoringPort}/connz`)
  const { connections } = (await response.json()) as {
    connections: { cid: number; name?: string; lang?: string; subscriptions: number }[]
  }
  return connections.map(
    (c) => `connection ${c.cid} (${c.name ?? c.lang ?? 'unnamed'}) with ${c.subscriptions} subscriptions`,
  )
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
