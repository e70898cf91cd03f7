import type { Running } from '@relance/engine'
import { serveGrpc } from '../grpc/server.ts'
import { serveHttp } from '../http/serve-http.ts'
import { serveOps } from '../http/serve-ops.ts'
import { readTokens } from '../identity/tokens.ts'
import type { Log } from '../log/log.ts'
import type { Service } from '../service.ts'
import { runUntilSignal } from './run-until-signal.ts'

export interface RunServiceOptions {
  service: Service
  log: Log
  /** Where to listen, and who may call. The ports of gRPC and HTTP are required where the service serves them. */
  config: {
    RELANCE_HOST: string
    RELANCE_TOKENS?: string | undefined
    RELANCE_TOKEN?: string | undefined
    RELANCE_GRPC_PORT?: number
    RELANCE_HTTP_PORT?: number
    RELANCE_OPS_PORT: number
  }
  /** Whether what the service cannot do without can be reached. */
  ready: () => Promise<boolean> | boolean
  /** What the process owns, in the order in which it was opened; closed last, in reverse. */
  owned?: readonly Running[]
}

/**
 * One service as a process of its own: serves what it serves, begins to consume, and runs until a signal.
 *
 * @throws CannotListenError, TerminalError `TOKENS_UNREADABLE`
 */
export async function runService({ service, log, config, ready, owned = [] }: RunServiceOptions): Promise<void> {
  const { RELANCE_HOST: host, RELANCE_GRPC_PORT: grpcPort, RELANCE_HTTP_PORT: httpPort } = config
  const tokens = readTokens(config)
  let serving = false
  const running: Running[] = [...owned]
  running.push(await serveOps({ host, port: config.RELANCE_OPS_PORT, ready: () => serving && ready(), log }))
  if (service.grpc.length > 0) {
    running.push(await serveGrpc({ services: service.grpc, host, port: given(grpcPort, service), log, tokens }))
  }
  if (service.http) running.push(await serveHttp({ app: service.http, host, port: given(httpPort, service), log }))
  running.push(service.start())
  serving = true
  runUntilSignal({ log, running })
}

function given(port: number | undefined, { name }: Service): number {
  if (port === undefined) throw new Error(`${name} was not given a port for what it serves.`)
  return port
}
