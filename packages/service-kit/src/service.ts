import type { Running } from '@relance/engine'
import type { Hono } from 'hono'
import type { GrpcService } from './grpc/implement.ts'

/** What every service's `createX(deps)` gives: what it serves, and how it begins to consume. */
export interface Service {
  name: string
  grpc: GrpcService[]
  http?: Hono
  /** Begins consuming. Called once, after everything that is served is being served. */
  start(): Running
}
