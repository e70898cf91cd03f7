/** The services of a cluster in the order in which they start: whoever is called comes before its callers. */
export const SERVICES = ['delivery', 'conversation-state', 'scheduler', 'decision', 'ingest', 'inbox'] as const
export type ServiceName = (typeof SERVICES)[number]

/** Where a replica listens. Services without gRPC or HTTP leave that port alone. */
export interface Ports {
  grpc: number
  http: number
  ops: number
}

/** Where the first replica of each listens when nothing else is said; the n-th listens n × 100 further on. */
const FIRST_PORTS: Record<ServiceName, Ports> = {
  ingest: { grpc: 50_051, http: 8080, ops: 9464 },
  'conversation-state': { grpc: 50_052, http: 0, ops: 9465 },
  scheduler: { grpc: 50_053, http: 0, ops: 9466 },
  decision: { grpc: 50_054, http: 0, ops: 9467 },
  delivery: { grpc: 50_055, http: 0, ops: 9468 },
  inbox: { grpc: 0, http: 8088, ops: 9469 },
}

export function standardPorts(service: ServiceName, replica: number): Ports {
  const { grpc, http, ops } = FIRST_PORTS[service]
  const shift = replica * 100
  return { grpc: grpc && grpc + shift, http: http && http + shift, ops: ops + shift }
}
