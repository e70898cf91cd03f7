import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { afterAll, beforeAll } from 'vitest'
import { expectNoneOpen } from './expect-none-open.ts'
import { freePort } from './free-port.ts'
import { provideRedisServer } from './provision/provision.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

export type RedisServerOptions = {
  /** Keeps an append-only file, synced that often. Without it nothing survives a restart. */
  appendFsync?: 'everysec' | 'always'
}

export type RedisServer = {
  url: string
  /** As kill -9. */
  kill(): Promise<void>
  /** On the same port and the same folder; kills it first where it still runs. */
  restart(): Promise<void>
  /** Kills it and deletes its folder. */
  stop(): Promise<void>
  /** One line per client that is connected. */
  openConnections(): Promise<string[]>
}

export type RedisFixture = Omit<RedisServer, 'stop'> & {
  /** A client that is closed after the file's last test. It reconnects to a server that was restarted. */
  connect(): Promise<RedisClient>
  /** Forgets everything, for a fresh start between tests. */
  flush(): Promise<void>
}

export type RedisClient = ReturnType<typeof createRedisClient>

/** A redis-server of this test file's own. Fails the file when a connection to it is left open. */
export function useRedis(options: RedisServerOptions = {}): RedisFixture {
  let started: RedisServer | undefined
  const clients: RedisClient[] = []
  const server = () => {
    if (!started) throw new Error('useRedis() has its server from beforeAll on, not while tests are collected.')
    return started
  }

  beforeAll(async () => {
    started = await startRedisServer(options)
  })
  afterAll(async () => {
    for (const client of clients) client.destroy()
    try {
      await expectNoneOpen('redis-server', () => started?.openConnections() ?? Promise.resolve([]))
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
      const client = createRedisClient(server().url)
      await client.connect()
      clients.push(client)
      return client
    },
    flush: () => withClient(server().url, async (client) => void (await client.flushAll())),
  }
}

/** Without the test runner's life cycle: whoever starts it stops it. */
export async function startRedisServer({ appendFsync }: RedisServerOptions = {}): Promise<RedisServer> {
  const tool = await provideRedisServer()
  const folder = await mkdtemp(join(tmpdir(), 'relance-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '']
  if (appendFsync) args.push('--appendonly', 'yes', '--appendfsync', appendFsync)

  const start = () => startServerProcess(tool, args, /Ready to accept connections/)
  let running: ServerProcess | undefined = await start()
  const kill = async () => {
    await running?.kill()
    running = undefined
  }
  return {
    url,
    kill,
    async restart() {
      await kill()
      running = await start()
    },
    async stop() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
    openConnections: async () => (running ? await withClient(url, readOtherClients) : []),
  }
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
