/** What goes wrong, and when: all of it follows from the seed. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ServiceProcess } from '../cluster/service-process.ts'
import type { ServiceName } from '../cluster/services.ts'
import type { Cluster } from '../cluster/start-cluster.ts'
import type { Random } from './random.ts'

export type FaultKind =
  | 'kill_worker'
  | 'kill_delivery'
  | 'kill_scheduler'
  | 'kill_decision'
  | 'kill_ingest'
  | 'stop_worker'
  | 'stop_delivery'
  | 'kill_nats'
  | 'kill_redis'
  | 'flush_redis'

export interface Fault {
  kind: FaultKind
  /** Ms since the load began. */
  at: number
  /** How long it lasts before whatever was stopped goes on, or is started again; 0 where it is over at once. */
  forMs: number
  /** Which of several, by its number modulo how many there are. */
  which: number
}

export type FaultWeights = Partial<Record<FaultKind, number>>

export const USUAL_WEIGHTS: FaultWeights = {
  kill_worker: 6,
  kill_delivery: 4,
  kill_scheduler: 2,
  kill_decision: 2,
  kill_ingest: 2,
  stop_worker: 4,
  stop_delivery: 4,
  kill_nats: 4,
  kill_redis: 2,
  flush_redis: 2,
}

/** More often than once in 5 s. */
const FROM_ONE_TO_THE_NEXT_MS = [3_000, 4_600] as const
/** Services are still warming up before. */
const FIRST_AT_MS = 2_000

export function planFaults(random: Random, durationMs: number, weights: FaultWeights): Fault[] {
  const faults: Fault[] = []
  for (let at = FIRST_AT_MS; at < durationMs; at += random.between(...FROM_ONE_TO_THE_NEXT_MS)) {
    const kind = random.weighted(weights)
    faults.push({ kind, at, which: random.whole(0, 11), forMs: durationOf(kind, random) })
  }
  return faults
}

function durationOf(kind: FaultKind, random: Random): number {
  switch (kind) {
    case 'stop_worker':
    case 'stop_delivery':
      // Mostly just longer than a lease and a claim live, sometimes as long as a machine that was paused.
      return random.chance(0.75) ? random.between(5_000, 10_000) : random.between(10_000, 30_000)
    case 'kill_nats':
      return random.between(200, 2_500)
    case 'kill_redis':
      return random.between(200, 3_000)
    default:
      return 0
  }
}

/** A fault as it happened. Instants are ms since the epoch; `until` is absent while it lasts. */
export interface Happened {
  kind: FaultKind
  what: string
  at: number
  until?: number
}

export interface Injector {
  happened: Happened[]
  /** Resolves once everything planned has happened and is mended again. */
  done: Promise<void>
}

export interface InjectorDeps {
  cluster: Cluster
  flushRedis(): Promise<unknown>
  /** The node that leads the mailbox, counted from 0; where nobody knows, any. */
  leadingNode(): Promise<number>
  tell(line: string): void
}

const SERVICE_OF: Partial<Record<FaultKind, ServiceName>> = {
  kill_worker: 'conversation-state',
  kill_delivery: 'delivery',
  kill_scheduler: 'scheduler',
  kill_decision: 'decision',
  kill_ingest: 'ingest',
  stop_worker: 'conversation-state',
  stop_delivery: 'delivery',
}

export function inject(faults: readonly Fault[], deps: InjectorDeps): Injector {
  const { cluster, flushRedis, leadingNode, tell } = deps
  const happened: Happened[] = []
  const stopped = new Set<ServiceProcess>()
  /** One server at a time: two of three nodes away, and nothing goes on by design. */
  const down = new Set<string>()
  const beganAt = performance.now()

  async function happen(fault: Fault): Promise<void> {
    const { kind, which, forMs } = fault
    const note = (what: string): Happened => {
      const one: Happened = { kind, what, at: Date.now() }
      happened.push(one)
      tell(
        `${new Date(one.at).toISOString().slice(11, 23)} ${kind.replace('_', ' ')}: ${what}${forMs ? ` for ${(forMs / 1_000).toFixed(1)} s` : ''}`,
      )
      return one
    }
    switch (kind) {
      case 'flush_redis': {
        const one = note('FLUSHALL')
        await flushRedis().catch(() => {})
        one.until = Date.now()
        return
      }
      case 'kill_redis':
      case 'kill_nats': {
        const isNats = kind === 'kill_nats'
        const servers = isNats ? cluster.nats : [cluster.redis!]
        // Every other time the leader.
        const index = isNats && which % 2 === 0 ? await leadingNode() : which % servers.length
        const server = servers[index]!
        if (down.has(kind)) return
        down.add(kind)
        const one = note(isNats ? `n${index + 1}` : 'redis')
        await server.kill()
        await sleep(forMs)
        await server.restart()
        one.until = Date.now()
        down.delete(kind)
        return
      }
      default: {
        const replicas = cluster.processes.filter(({ service }) => service === SERVICE_OF[kind])
        // One that stands still is left to do so, and is never the only one left besides another that does.
        const able = replicas.filter((replica) => !stopped.has(replica))
        const replica = able[which % able.length]
        if (!replica || (forMs > 0 && able.length < 2)) return
        const one = note(replica.name)
        if (forMs === 0) {
          replica.kill()
        } else {
          stopped.add(replica)
          replica.signal('SIGSTOP')
          await sleep(forMs)
          replica.signal('SIGCONT')
          stopped.delete(replica)
        }
        one.until = Date.now()
      }
    }
  }

  const done = (async () => {
    const lasting: Promise<void>[] = []
    for (const fault of faults) {
      await sleep(Math.max(0, fault.at - (performance.now() - beganAt)))
      lasting.push(happen(fault))
    }
    await Promise.all(lasting)
  })()
  return { happened, done }
}
