/** The ports as one process has them: the truth behind the faults of `SimulatedProcess.call`, and behind replicas that may be behind. */
import type { Address, Engine, Entry, Mailbox, SettingsKey, StoredState } from '@relance/engine'
import type { Budget, ReadModel } from '@relance/read-model'
import type { Broker } from './broker.ts'
import { shortId } from './short-id.ts'
import type { SimulatedProcess } from './process.ts'
import type { Random } from './random.ts'
import type { Run } from './run.ts'
import type { QueueField, Truth } from './truth.ts'

export type Ports = Pick<Engine, 'mailbox' | 'stateStore' | 'queues' | 'timers' | 'events' | 'settings' | 'ledger'> & {
  readModel: ReadModel
  budget: Budget
}

export interface World {
  run: Run
  truth: Truth
  broker: Broker
  readModel: ReadModel
  budget: Budget
  /** What replicas that are behind may still answer. */
  past: Past
  /** When the engine last accepted an entry, by conversation and id; it knows duplicates for a while from then. */
  acceptedAt: Map<string, number>
}

/** A replica is behind by so much at most, ms. */
const BEHIND_MS = 2_000
/** The engine knows duplicates for so long, ms. */
const DUPLICATE_WINDOW_MS = 120_000

export function portsOf(world: World, process: SimulatedProcess, random: Random): Ports {
  const { run, truth, broker, past } = world
  const { time } = run
  /** How far a replica that answers now is behind, ms. */
  const behind = () => {
    if (!random.chance(run.faults().stale)) return 0
    run.met('stale read')
    return random.int(1, BEHIND_MS)
  }

  const mailbox: Mailbox = {
    append: (to, entry) =>
      process.call(`append ${entry.id.replaceAll(to.conversation, '')} to ${shortId(to.conversation)}`, async () => {
        const name = `${to.conversation} ${entry.id}`
        const appended = await truth.mailbox.append(to, entry)
        const acceptedAt = world.acceptedAt.get(name)
        if (!appended.duplicate || acceptedAt === undefined) {
          world.acceptedAt.set(name, time.now())
          return appended
        }
        if (acceptedAt > time.now() - DUPLICATE_WINDOW_MS || !random.chance(run.faults().forgets)) return appended
        run.met('forgotten duplicate')
        world.acceptedAt.set(name, time.now())
        return truth.mailbox.append(to, { ...entry, id: `${entry.id} again ${time.now()}` })
      }),
    appendIfLast: (to, entry, expectedLastSeq) =>
      process.call(
        `append ${shortId(entry.id)} behind ${expectedLastSeq}`,
        () => truth.mailbox.appendIfLast(to, entry, expectedLastSeq),
        { delicate: true, claims: true },
      ),
    read: (of, afterSeq, options = {}) =>
      process.call(`read ${shortId(of.conversation)} after ${afterSeq}`, async () => {
        const seenUntil = time.now() - behind()
        const entries = await truth.mailbox.read(of, afterSeq, options)
        const isSeen = ({ seq, at }: Entry) => at <= seenUntil || seq <= (options.including ?? 0)
        const end = entries.findIndex((entry) => !isSeen(entry))
        return end < 0 ? entries : entries.slice(0, end)
      }),
    lastSeq: (of) => process.call(`last sequence of ${shortId(of.conversation)}`, () => truth.mailbox.lastSeq(of)),
    backlog: () => process.call('backlog', () => truth.mailbox.backlog()),
    identity: () => process.call('identity', () => truth.mailbox.identity()),
    wakeUps: (_options, handle) =>
      broker.wakeUps.consume(process, async (wakeUp, attempt) => {
        await handle({ ...wakeUp, attempt })
        return undefined
      }),
  }

  const queue = (name: QueueField): Engine['queues'][QueueField] => ({
    enqueue: (job) => process.call(`enqueue ${shortId(job.id)}`, () => truth.queues[name].enqueue(job)),
    consume: (_options, handle) =>
      broker.queues[name].consume(process, async (job, attempt) => {
        const outcome = await handle({ ...job, attempt })
        if (outcome.type === 'retry') return { afterMs: outcome.afterMs }
        if (outcome.type === 'park') run.violate('no job is parked', `${shortId(job.id)}: ${outcome.reason}`)
        return undefined
      }),
    size: () => process.call('size', () => truth.queues[name].size()),
  })

  return {
    mailbox,
    queues: { decisions: queue('decisions'), deliveries: queue('deliveries'), timerCommands: queue('timerCommands') },
    stateStore: {
      load: (of, options) =>
        process.call(`load ${shortId(of.conversation)}`, async () => {
          const current = await truth.stateStore.load(of)
          return options?.fresh ? current : past.stateAt(of, time.now() - behind(), current)
        }),
      commit: (of, body, expectedRevision) =>
        process.call(`commit ${shortId(of.conversation)}`, () => truth.stateStore.commit(of, body, expectedRevision), {
          delicate: true,
        }),
      scan: (options) => truth.stateStore.scan(options),
      remove: (of) => truth.stateStore.remove(of),
    },
    timers: {
      arm: (timer) =>
        process.call(`arm ${shortId(timer.address.conversation)} ${timer.name} ${timer.generation}`, () =>
          truth.timers.arm(timer),
        ),
      cancel: (timer) =>
        process.call(`cancel ${shortId(timer.address.conversation)} ${timer.name} ${timer.generation}`, () =>
          truth.timers.cancel(timer),
        ),
      elapsed: (_options, handle) =>
        broker.timers.consume(process, async (timer) => {
          await handle(timer)
          return undefined
        }),
      list: ({ before, limit }) =>
        process.call('list timers', async () => {
          // What was handed out and is not dealt with is still held.
          const handedOut = broker.timers.pending().map(({ item }) => item)
          const held = [
            ...handedOut.filter(({ dueAt }) => dueAt < before),
            ...(await truth.timers.list({ before, limit })),
          ]
          return held.slice(0, limit)
        }),
    },
    events: {
      publish: (event) => process.call(`publish ${event.type} ${shortId(event.id)}`, () => truth.events.publish(event)),
      subscribe({ durable }, handle) {
        if (durable === undefined) throw new Error('Only durable subscribers are simulated.')
        return broker.subscribe(durable).consume(process, async (event) => {
          await handle(event)
          return undefined
        })
      },
    },
    settings: {
      get: (key, options) =>
        process.call(`get ${nameOf(key)}`, async () => {
          const current = await truth.settings.get(key)
          return options?.fresh ? current : past.settingAt(key, time.now() - behind(), current)
        }),
      put: (key, value, options) => process.call(`put ${nameOf(key)}`, () => truth.settings.put(key, value, options)),
      list: (prefix) => process.call('list settings', () => truth.settings.list(prefix)),
      watch: (prefix, changed) => truth.settings.watch(prefix, changed),
    },
    ledger: {
      record: (entry) => process.call(`record ${shortId(entry.id)}`, () => truth.ledger.record(entry)),
      sum: (...of) => process.call('sum', () => truth.ledger.sum(...of)),
    },
    readModel: {
      ...world.readModel,
      put: (view) => process.call(`show ${shortId(view.id)} ${view.version}`, () => world.readModel.put(view)),
      get: (tenant, id) => process.call(`look at ${shortId(id)}`, () => world.readModel.get(tenant, id)),
      list: (options) => process.call('list views', () => world.readModel.list(options)),
    },
    budget: {
      take: (rates) =>
        process.call('take from the budget', async () => {
          if (!random.chance(run.faults().overBudget)) return world.budget.take(rates)
          run.met('over budget')
          return { ok: false, retryAfterMs: random.spread(1_000, 20 * 60_000) }
        }),
      peek: (rate) => process.call('look at the budget', () => world.budget.peek(rate)),
    },
  }
}

/** Former values, as replicas that are behind still give them. */
export interface Past {
  stateAt(of: Address, at: number, current: StoredState | undefined): StoredState | undefined
  settingAt<T>(key: SettingsKey, at: number, current: T): T
}

interface Former {
  /** Until when it was the value, ms since the epoch. */
  until: number
  value: unknown
}

/** Remembers what was replaced lately. */
export function createPast(now: () => number): Past & { replaced(name: string, value: unknown): void } {
  const former = new Map<string, Former[]>()
  const valueAt = (name: string, at: number, current: unknown): unknown => {
    const found = former.get(name)?.find(({ until }) => until > at)
    return found ? found.value : current
  }
  return {
    replaced(name, value) {
      const kept = (former.get(name) ?? []).filter(({ until }) => until > now() - BEHIND_MS)
      former.set(name, [...kept, { until: now(), value }])
    },
    stateAt: (of, at, current) => valueAt(stateName(of), at, current) as StoredState | undefined,
    settingAt: <T>(key: SettingsKey, at: number, current: T) => valueAt(settingName(key), at, current) as T,
  }
}

export function stateName({ conversation }: Address): string {
  return `state ${conversation}`
}

export function settingName(key: SettingsKey): string {
  return `setting ${key.join('/')}`
}

function nameOf(key: SettingsKey): string {
  return `${key[0]} ${key.at(-1)}`
}
