/**
 * Mistakes that a run must find. Each replaces a service's `main.ts` by one that takes the same wiring (`wire.ts`) and exchanges a port
 * for one that breaks a promise: nothing in the services knows of it.
 */
import { join } from 'node:path'
import type { ServiceName } from '../../cluster/services.ts'
import type { FaultWeights } from '../faults.ts'

/** By name: the service that makes the mistake, and the invariant that it breaks. */
export const PLANTS = {
  /** I3: a wake-up's own entry is folded, what lies before it is passed over. */
  'watermark-skip': 'conversation-state',
  /** I3: whoever acknowledges a wake-up acknowledges all before it, other workers' as well. */
  'cumulative-ack': 'conversation-state',
  /** I4: the last commit wins. */
  'no-compare-and-set': 'conversation-state',
  /** I5: commands are not in the record that is committed. */
  'outbox-dropped-early': 'conversation-state',
  /** M6: what a replica has that lags is taken for everything. */
  'stale-direct-get': 'conversation-state',
  /** I8: a call is made without a claim. */
  'no-claim': 'delivery',
  /** I8: a claim is appended behind whatever came since. */
  'claim-without-expected-sequence': 'delivery',
  /** I8: whoever stood still between claim and call sends all the same. */
  'zombie-send': 'delivery',
  /** T5: every timer of a conversation has the same subject. */
  'shared-timer-subject': 'scheduler',
} as const satisfies Record<string, ServiceName>

/**
 * No mistakes, but their occasions: these must be borne. Whoever stands still between claim and call, as a zombie does, finds the
 * claim void.
 */
export const CONTROLS = { 'standing-still': 'delivery' } as const satisfies Record<string, ServiceName>

export type PlantName = keyof typeof PLANTS | keyof typeof CONTROLS

/** What is to be started in place of which service's `main.ts`. */
export function mainsOf(plant: PlantName): Partial<Record<ServiceName, string>> {
  const service = { ...PLANTS, ...CONTROLS }[plant]
  return { [service]: join(import.meta.dirname, `${service}.ts`) }
}

/** A worker's mistakes show where workers die and stand still: in a run this short, there must be enough of that. */
const WORKERS_DIE: FaultWeights = { kill_worker: 8, stop_worker: 4, kill_nats: 3 }

/** What is to go wrong besides; the usual where absent. */
export function weightsOf(plant: PlantName): FaultWeights | undefined {
  return { ...PLANTS, ...CONTROLS }[plant] === 'conversation-state' ? WORKERS_DIE : undefined
}
