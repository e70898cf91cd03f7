import { readConfig } from '@relance/service-kit'
import type { ServiceName } from '../scripts/cluster/services.ts'
import { configShape as conversationState } from '../services/conversation-state/src/config.ts'
import { configShape as decision } from '../services/decision/src/config.ts'
import { configShape as delivery } from '../services/delivery/src/config.ts'
import { configShape as embedded } from '../services/embedded/src/config.ts'
import { configShape as inbox } from '../services/inbox/src/config.ts'
import { configShape as ingest } from '../services/ingest/src/config.ts'
import { configShape as scheduler } from '../services/scheduler/src/config.ts'

type Defaults = Readonly<Record<string, unknown>>

/** The variables that each service reads, with what holds where nothing is set. */
export const SERVICE_CONFIGS: Readonly<Record<ServiceName, Defaults>> = {
  ingest: readConfig(ingest, {}),
  'conversation-state': readConfig(conversationState, {}),
  scheduler: readConfig(scheduler, {}),
  decision: readConfig(decision, {}),
  delivery: readConfig(delivery, {}),
  inbox: readConfig(inbox, {}),
}

export const EMBEDDED_CONFIG: Defaults = readConfig(embedded, {})

/** Where a service listens when nothing else is said, by name. */
export function portsOf(service: ServiceName): Record<string, unknown> {
  const config = SERVICE_CONFIGS[service]
  const named = { grpc: 'RELANCE_GRPC_PORT', http: 'RELANCE_HTTP_PORT', ops: 'RELANCE_OPS_PORT' }
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, variable]) => (variable in config ? [[name, config[variable]]] : [])),
  )
}
