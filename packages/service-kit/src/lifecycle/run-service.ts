import type { Running } from '@relance/engine'
import { serveGrpc } from '../grpc/server.ts'
import { serveHttp } from '../http/serve-http.ts'
import { serveOps } from '../http/serve-ops.ts'
import type { Log } from '../log/log.ts'
import type { Service } from '../service.ts'
import { runUntilSignal } from './run-until-signal.ts'

export interface RunServiceOptions {
  service: Service
  log: Log
  host: string
  grpcPort: number
  /** Required where the service has an HTTP app. */
  httpPort?: number
  opsPort: number
  /** Whether what the service depends on can be reached. */
  ready: () => Promise<boolean> | boolean
  /** Clients that the process owns, in the order in which they were opened; closed last, in reverse. */
  owned?: readonly Running[]
}

/**
 * One service as a process of its own: serves what it serves, begins to consume, and runs until a signal.
 *
 * @throws where a port cannot be bound.
 */
export async function runService({
  service,
  log,
  host,
  grpcPort,
  httpPort,
  opsPort,
  ready,
  owned = [],
}: RunServiceOptions): Promise<void> {
  let serving = false
  const running: Running[] = [...owned]
  running.push(await serveOps({ host, port: opsPort, ready: () => serving && ready(), log }))
  if (service.grpc.length > 0) running.push(await serveGrpc({ services: service.grpc, host, port: grpcPort, log }))
  if (service.http) {
    if (httpPort === undefined) throw new Error(`${service.name} serves HTTP and was given no port.`)
    running.push(await serveHttp({ app: service.http, host, port: httpPort, log }))
  }
  running.push(service.start())
  serving = true
  runUntilSignal({ log, running })
}
