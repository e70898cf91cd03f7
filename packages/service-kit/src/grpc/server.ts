import { Server, ServerCredentials, setLogger } from '@grpc/grpc-js'
import type { Running } from '@relance/engine'
import { HealthImplementation } from 'grpc-health-check'
import type { Tokens } from '../identity/tokens.ts'
import { CannotListenError } from '../lifecycle/cannot-listen.ts'
import { createInHand } from '../lifecycle/in-hand.ts'
import type { Log } from '../log/log.ts'
import { bind } from './calls.ts'
import type { GrpcService } from './implement.ts'
import { reflect } from './reflection.ts'

export interface GrpcServerOptions {
  /** Served from the start; more can be added. */
  services?: readonly GrpcService[]
  host: string
  /** 0 takes any that is free. */
  port: number
  log: Log
  /**
   * What it has in hand at a time, `IN_HAND` where absent. What is more is refused with `SERVER_BUSY`; a tenant that asks for more than its
   * share of it, with `TENANT_SHARE_IN_HAND`.
   */
  most?: { calls: number; streams: number }
  /** Who may call; anybody where absent. Health and reflection answer everybody. */
  tokens?: Tokens | undefined
}

export interface GrpcServer extends Running {
  port: number
  /** Serves further services: a process binds first, since its services hold clients to its own port. */
  add(services: readonly GrpcService[]): void
}

/** Larger than any message of ours (a transcript's 500 items), small enough to stop what is not meant for us. */
export const MAX_MESSAGE_BYTES = 8 * 1024 * 1024

/**
 * Calls take milliseconds, so that these many are more than a process works off in a second. A stream may last for days, and each holds
 * what waits for its reader.
 */
const IN_HAND = { calls: 1_024, streams: 256 }

/** After this long what is still in hand is cut off. Streams were told to end before. */
const STOP_WITHIN_MS = 3_000

const OPTIONS = {
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
  'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
  // Of one connection. What is more waits at the client.
  'grpc.max_concurrent_streams': 1_000,
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 5_000,
  // Connections are renewed now and then, without cutting calls off, so that clients find replicas that came later.
  'grpc.max_connection_age_ms': 5 * 60_000,
}

/**
 * Serves gRPC with health (per service and over all) and reflection. Not encrypted: deployments put a mesh or a proxy
 * in front where the network is not theirs.
 *
 * @throws CannotListenError
 */
export async function serveGrpc({
  services = [],
  host,
  port,
  log,
  tokens,
  most = IN_HAND,
}: GrpcServerOptions): Promise<GrpcServer> {
  // grpc-js prints to standard error what it also tells its callers.
  const note = (...words: unknown[]) => log.debug(words.map(String).join(' '))
  setLogger({ error: note, info: note, debug: note })
  const server = new Server(OPTIONS)
  const stopping = new AbortController()
  const inHand = { calls: createInHand(most.calls, 'calls'), streams: createInHand(most.streams, 'streams') }
  const names: string[] = []
  const health = new HealthImplementation({ '': 'NOT_SERVING' })
  health.addToServer(server)

  const add = (added: readonly GrpcService[]) => {
    if (added.length === 0) return
    for (const service of added) {
      const { definition, implementation } = bind(service, { log, stopping: stopping.signal, inHand, tokens })
      server.addService(definition, implementation)
      names.push(service.definition.fullName)
    }
    reflect(server, names)
    for (const name of ['', ...names]) health.setStatus(name, 'SERVING')
  }

  const boundPort = await new Promise<number>((resolve, reject) => {
    server.bindAsync(
      `${host.includes(':') ? `[${host}]` : host}:${port}`,
      ServerCredentials.createInsecure(),
      (error, bound) => (error ? reject(new CannotListenError(host, port, error)) : resolve(bound)),
    )
  })
  add(services)
  log.info({ host, port: boundPort }, 'Serves gRPC.')

  return {
    port: boundPort,
    add,
    stop() {
      for (const name of ['', ...names]) health.setStatus(name, 'NOT_SERVING')
      stopping.abort()
      return new Promise((resolve) => {
        const cutOff = setTimeout(() => server.forceShutdown(), STOP_WITHIN_MS)
        server.tryShutdown(() => {
          clearTimeout(cutOff)
          resolve()
        })
      })
    },
  }
}
