import type { Running } from '@relance/engine'
import { createClient } from 'redis'
import type { Log } from '../log/log.ts'

export interface RedisConnection extends Running {
  client: ReturnType<typeof clientOf>
  /** Whether Redis can be reached at this moment. */
  isUp(): boolean
}

/** After this long without Redis a process starts all the same: Redis holds what can be rebuilt. */
const WAIT_AT_START_MS = 2_000

/**
 * Connects to Redis and reconnects for ever. While it is away commands fail at once instead of waiting in a queue: what
 * is read from it can do without, or comes again. Commands fail after 5 s without an answer.
 */
export async function connectRedis({
  url,
  password,
  name,
  log,
}: {
  url: string
  /** Where it does not stand in the URL. */
  password?: string | undefined
  name: string
  log: Log
}): Promise<RedisConnection> {
  const client = clientOf(url, password, name)
  let saidDown = false
  client.on('error', (error: NodeJS.ErrnoException) => {
    if (!saidDown)
      log.warn(
        { reason: error.code ?? error.message },
        'Redis cannot be reached. What is read and counted there waits.',
      )
    saidDown = true
  })
  client.on('ready', () => {
    if (saidDown) log.info('Redis can be reached again.')
    saidDown = false
  })
  const { promise: late, resolve: goOn } = Promise.withResolvers<void>()
  const timer = setTimeout(goOn, WAIT_AT_START_MS)
  // It rejects only when the client is destroyed while it still tries.
  await Promise.race([client.connect().catch(() => {}), late])
  clearTimeout(timer)
  return { client, isUp: () => client.isReady, stop: async () => client.destroy() }
}

/** What a configuration says of Redis, for `connectRedis`. */
export function redisAt(config: { REDIS_URL: string; REDIS_PASSWORD?: string | undefined }) {
  return { url: config.REDIS_URL, password: config.REDIS_PASSWORD }
}

function clientOf(url: string, password: string | undefined, name: string) {
  return createClient({
    url,
    ...(password === undefined ? {} : { password }),
    name,
    // A server that vanished without a word is noticed when nothing came for 6 s, as pings keep something coming.
    pingInterval: 2_000,
    socket: { socketTimeout: 6_000, reconnectStrategy: (retries: number) => Math.min(50 * 2 ** retries, 1_000) },
    disableOfflineQueue: true,
  })
}
