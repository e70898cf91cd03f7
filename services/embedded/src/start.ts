import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createSystemClock, createVirtualClock, type Running } from '@relance/engine'
import { createSqliteEngine } from '@relance/engine/sqlite'
import { EVERY_TENANT, type Log, readTokens, serveGrpc, serveHttp, serveOps, withToken } from '@relance/service-kit'
import { createClockService } from './clock-service.ts'
import { createClients } from './clients.ts'
import { composeServices } from './compose.ts'
import type { EmbeddedConfig } from './config.ts'
import { createVirtualTime } from './virtual-time.ts'

export interface StartOptions {
  config: EmbeddedConfig
  clock: 'system' | 'virtual'
  /** Where a virtual clock begins, ms since the epoch; at ten this morning where absent. */
  from?: number | undefined
  secret: (reference: string) => string
  /** Without a service's name: every service gets a child with its own. */
  log: Log
}

export type Embedded = Awaited<ReturnType<typeof startEmbedded>>

/** Starts every service in this process. Rejects with `DATA_IN_USE`, or a `CannotListenError`. */
export async function startEmbedded({ config, clock: kind, from, secret, log }: StartOptions) {
  const host = config.RELANCE_HOST
  const own = log.child({ service: 'embedded' })
  const virtualClock = kind === 'virtual' ? createVirtualClock(from ?? startOfVirtualTime(Date.now())) : undefined
  const clock = virtualClock ?? createSystemClock()
  const tokens = readTokens(config)
  // Known to this process alone, and made anew with each start.
  const ownToken = randomBytes(32).toString('base64url')
  const running: Running[] = []
  const stop = async () => {
    for (const one of running.splice(0).toReversed()) await one.stop()
  }
  try {
    const engine = await createSqliteEngine({ path: join(config.RELANCE_DATA_DIR, 'relance.sqlite'), clock })
    running.push({ stop: () => engine.close() })
    await virtualClock?.advanceTo(engine.lastAt() ?? virtualClock.now())
    const virtualTime = virtualClock && createVirtualTime(virtualClock, engine)

    const grpc = await serveGrpc({
      host,
      port: config.RELANCE_GRPC_PORT,
      log: own,
      tokens: tokens && withToken(tokens, ownToken, { tenant: EVERY_TENANT, name: 'embedded' }),
    })
    running.push(grpc)
    const grpcAddress = `${host}:${grpc.port}`
    const virtual = kind === 'virtual'
    const composed = composeServices({ config, engine, clock, grpcAddress, tokens, ownToken, secret, virtual, log })
    running.push({ stop: () => composed.close() })
    grpc.add([...composed.services.flatMap((service) => service.grpc), createClockService(clock, virtualTime)])

    for (const service of composed.services) running.push(service.start())
    const serve = async (name: string, port: number) => {
      const app = composed.services.find((service) => service.name === name)?.http
      if (!app) throw new Error(`${name} serves no HTTP.`)
      const server = await serveHttp({ app, host, port, log: own })
      running.push(server)
      return server.port
    }
    const webhooksPort = await serve('ingest', config.RELANCE_HTTP_PORT)
    const inboxPort = await serve('inbox', config.RELANCE_INBOX_PORT)
    const ops = await serveOps({ host, port: config.RELANCE_OPS_PORT, ready: () => true, log: own })
    running.push(ops)

    const clients = createClients('embedded', () => grpcAddress, ownToken)
    running.push({ stop: async () => clients.close() })
    return {
      ports: { grpc: grpc.port, webhooks: webhooksPort, inbox: inboxPort, ops: ops.port },
      engine,
      clock,
      virtualTime,
      clients,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Ten in the morning, UTC: what a day brings is the same whenever it is started. */
function startOfVirtualTime(now: number): number {
  return new Date(now).setUTCHours(10, 0, 0, 0)
}
