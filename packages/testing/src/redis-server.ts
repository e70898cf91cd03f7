import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { freePort } from './free-port.ts'
import { provideRedisServer } from './provision/provision.ts'
import { inFolder, type TestServer, useServer } from './server-fixture.ts'
import { startRestartable, startServerProcess } from './server-process.ts'

export type RedisServerOptions = {
  /** Keeps an append-only file, synced that often. Without it nothing survives a restart. */
  appendFsync?: 'everysec' | 'always'
  /** That it asks for; stands in its URL. */
  password?: string
}

export type RedisFixture = Omit<TestServer, 'stop'> & {
  /** A client that is closed after the file's last test. It reconnects to a server that was restarted. */
  connect(): Promise<RedisClient>
  /** Forgets everything, for a fresh start between tests. */
  flush(): Promise<void>
}

export type RedisClient = ReturnType<typeof createRedisClient>

/** A redis-server of this test file's own. Fails the file when a connection to it is left open. */
export function useRedis(options: RedisServerOptions = {}): RedisFixture {
  const clients: RedisClient[] = []
  const server = useServer(
    'redis-server',
    () => startRedisServer(options),
    async () => clients.forEach((client) => client.destroy()),
  )
  return Object.assign(server, {
    async connect() {
      const client = createRedisClient(server.url)
      await client.connect()
      clients.push(client)
      return client
    },
    flush: () => withClient(server.url, async (client) => void (await client.flushAll())),
  })
}

/** Without the test runner's life cycle: whoever starts it stops it. */
export async function startRedisServer({ appendFsync, password }: RedisServerOptions = {}): Promise<TestServer> {
  const tool = await provideRedisServer()
  const folder = await mkdtemp(join(tmpdir(), 'relance-redis-'))
  const port = await freePort()
  const url = `redis://${password ? `:${password}@` : ''}127.0.0.1:${port}`
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '']
  if (password) args.push('--requirepass', password)
  if (appendFsync) args.push('--appendonly', 'yes', '--appendfsync', appendFsync)

  const server = await startRestartable(() => startServerProcess(tool, args, /Ready to accept connections/))
  return inFolder(folder, server, {
    url,
    openConnections: async () => (server.isRunning() ? withClient(url, readOtherClients) : []),
  })
}

async function readOtherClients(client: RedisClient): Promise<string[]> {
  const own = await client.clientId()
  const all = await client.clientList()
  return all
    .filter(({ id }) => id !== own)
    .map(({ id, name, cmd }) => `client ${id} (${name || 'unnamed'}), last command ${cmd}`)
}

async function withClient<T>(url: string, use: (client: RedisClient) => Promise<T>): Promise<T> {
  const client = createRedisClient(url)
  await client.connect()
  try {
    return await use(client)
  } finally {
    client.destroy()
  }
}

function createRedisClient(url: string) {
  const client = createClient({ url, socket: { reconnectStrategy: 50 } })
  // Without a listener a lost connection would be an uncaught exception, also in tests that restart the server on
  // purpose.
  client.on('error', () => {})
  return client
}
