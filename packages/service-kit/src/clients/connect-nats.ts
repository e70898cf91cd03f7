import { connect, type NatsConnection } from '@nats-io/transport-node'
import type { Running } from '@relance/engine'
import type { Log } from '../log/log.ts'

export interface NatsClient extends Running {
  connection: NatsConnection
  /** Whether the broker can be reached at this moment. */
  isUp(): boolean
}

/** A broker that vanished without a word is noticed after two pings without an answer: 4 to 6 s. */
const PING_INTERVAL_MS = 2_000

/**
 * Connects to NATS and reconnects for ever, also when nobody answers at first: a process that starts before its broker
 * waits for it.
 *
 * @param options.url One or more URLs, separated by commas.
 * @param options.name What the broker's monitoring calls this client.
 */
export async function connectNats({ url, name, log }: { url: string; name: string; log: Log }): Promise<NatsClient> {
  const waiting = setTimeout(() => log.warn('NATS does not answer yet.'), 2_000)
  const connection = await connect({
    servers: url.split(',').map((server) => server.trim()),
    name,
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    pingInterval: PING_INTERVAL_MS,
    maxPingOut: 2,
  }).finally(() => clearTimeout(waiting))

  let up = true
  void (async () => {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') {
        up = false
        log.warn('NATS cannot be reached.')
      } else if (status.type === 'reconnect') {
        up = true
        log.info({ server: status.server }, 'NATS can be reached again.')
      } else if (status.type === 'error') log.warn({ err: status.error }, 'NATS refused something.')
    }
  })()
  return {
    connection,
    isUp: () => up && !connection.isClosed(),
    stop: () => (up ? connection.drain() : connection.close()),
  }
}
