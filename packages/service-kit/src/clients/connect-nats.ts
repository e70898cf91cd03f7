import { setTimeout as sleep } from 'node:timers/promises'
import {
  AuthorizationError,
  connect,
  type NatsConnection,
  UserAuthenticationExpiredError,
} from '@nats-io/transport-node'
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import type { Running } from '@relance/engine'
import { inboxPrefixOf, NATS_CONNECTION } from '@relance/engine/nats'
import type { Log } from '../log/log.ts'

export interface NatsClient extends Running {
  connection: NatsConnection
  /** Whether the broker can be reached at this moment. */
  isUp(): boolean
}

export interface ConnectNatsOptions {
  /** `NATS_URL`: one or more URLs, separated by commas. A user and password may stand in them. */
  url: string
  /** As whom to connect. Answers then come under `_INBOX_<user>`, where nobody else may listen. */
  user?: string | undefined
  password?: string | undefined
  /** What the broker's monitoring calls this client. */
  name: string
  log: Log
  /** How long a broker that does not answer at first is waited for; 10 s where absent. */
  patienceMs?: number
}

const TRY_AGAIN_MS = 250
const SAY_SO_AFTER_MS = 2_000

/**
 * Connects to NATS, and reconnects for ever from then on. A process that starts together with its broker waits for it,
 * but not for long: a mistaken address must not look like a slow start.
 *
 * @throws RetryableError `NATS_UNREACHABLE`, TerminalError `NATS_REFUSED`
 */
export async function connectNats(options: ConnectNatsOptions): Promise<NatsClient> {
  const { log } = options
  const connection = await firstConnection(options)
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

/** What a configuration says of NATS, for `connectNats`. */
export function natsAt(config: {
  NATS_URL: string
  NATS_USER?: string | undefined
  NATS_PASSWORD?: string | undefined
}) {
  return { url: config.NATS_URL, user: config.NATS_USER, password: config.NATS_PASSWORD }
}

async function firstConnection(options: ConnectNatsOptions): Promise<NatsConnection> {
  const { url, name, log, patienceMs = 10_000 } = options
  const servers = url.split(',').map((server) => server.trim())
  const beganAt = performance.now()
  let saidSo = false
  for (;;) {
    try {
      return await connect({
        ...NATS_CONNECTION,
        ...loginOf(servers, options),
        servers: servers.map(withoutSecrets),
        name,
        timeout: 5_000,
      })
    } catch (cause) {
      const places = servers.map(withoutSecrets).join(', ')
      if (cause instanceof AuthorizationError || cause instanceof UserAuthenticationExpiredError) {
        throw new TerminalError(
          'NATS_REFUSED',
          `NATS at ${places} does not let us in. See to NATS_USER and NATS_PASSWORD.`,
          {
            kind: 'precondition',
            cause,
          },
        )
      }
      const waitedMs = performance.now() - beganAt
      if (waitedMs >= patienceMs) {
        throw new RetryableError(
          'NATS_UNREACHABLE',
          `NATS does not answer at ${places}. Start it there, or set NATS_URL to where it is.`,
          { cause },
        )
      }
      if (!saidSo && waitedMs >= SAY_SO_AFTER_MS) {
        saidSo = true
        log.warn({ places }, 'NATS does not answer yet.')
      }
      await sleep(TRY_AGAIN_MS)
    }
  }
}

/** The client does not read a user out of a URL. */
function loginOf(servers: readonly string[], { user, password }: ConnectNatsOptions) {
  const [, inUrl, passwordInUrl] = /^(?:\w+:\/\/)?([^:@/]+):([^@/]*)@/.exec(servers[0] ?? '') ?? []
  const name = user ?? (inUrl && decodeURIComponent(inUrl))
  if (!name) return {}
  const pass = user ? (password ?? '') : decodeURIComponent(passwordInUrl ?? '')
  return { user: name, pass, inboxPrefix: inboxPrefixOf(name) }
}

/** The place alone: a URL may carry a password. */
function withoutSecrets(server: string): string {
  return server.replace(/^(\w+:\/\/)?[^@/]*@/, '$1')
}
