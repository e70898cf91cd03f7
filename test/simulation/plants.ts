/**
 * Defects that systems like this one have had, put between the services and their ports: none of them is a switch of the product.
 * Each must be noticed within a few seeds, or the simulation would not be worth its time.
 */
import type { Mailbox, ReadOptions, StateStore } from '@relance/engine'
import type { Ports } from './ports.ts'
import type { ServiceName } from './services.ts'
import type { Plant } from './simulate.ts'

/** By name: what it is, made anew for each run. */
export const PLANTS = {
  /** Whoever is woken for less than it has dealt with takes it for done. */
  'watermark skip': () =>
    at('conversation-state', ({ mailbox, ...ports }) => ({ ...ports, mailbox: withWatermark(mailbox) })),

  /** An acknowledgement counts for everything before it, also for what another worker has in hand. */
  'cumulative ack': () => ({
    wakeUpAcknowledged: ({ item }, pending) => {
      for (const parcel of pending) if (parcel.item.seq < item.seq) parcel.done = true
    },
  }),

  'no compare-and-set': () =>
    at('conversation-state', ({ stateStore, ...ports }) => ({
      ...ports,
      stateStore: withoutCompareAndSet(stateStore),
    })),

  'no claim': () =>
    at('delivery', ({ mailbox, ...ports }) => ({
      ...ports,
      mailbox: { ...mailbox, appendIfLast: async (_to, _entry, last) => ({ seq: last + 1, duplicate: false }) },
    })),

  'claim without expected sequence': () =>
    at('delivery', ({ mailbox, ...ports }) => ({
      ...ports,
      mailbox: { ...mailbox, appendIfLast: (to, entry) => mailbox.append(to, entry) },
    })),

  /** All timers of a conversation are one schedule: the next takes the place of the one before. */
  'shared timer subject': () => at('scheduler', withOneTimer),

  /** Commands are forgotten with the commit, and not once they have left. */
  'outbox dropped early': () =>
    at('conversation-state', ({ stateStore, ...ports }) => ({
      ...ports,
      stateStore: {
        ...stateStore,
        commit: (of, body, revision) => stateStore.commit(of, withoutOutbox(body), revision),
      },
    })),

  /** A replica that has not seen what the worker was woken for is believed. */
  'stale direct get accepted': () =>
    at('conversation-state', ({ mailbox, ...ports }) => ({
      ...ports,
      mailbox: { ...mailbox, read: (of, after, options) => mailbox.read(of, after, withoutIncluding(options)) },
    })),

  /** A read leaves out an entry, and what comes behind it is folded all the same. */
  'gap in the mailbox': () =>
    at('conversation-state', ({ mailbox, ...ports }) => ({
      ...ports,
      mailbox: {
        ...mailbox,
        read: async (of, after, options) => {
          const entries = await mailbox.read(of, after, options)
          return entries.length > 1 ? entries.slice(1) : entries
        },
      },
    })),

  /** What one tenant's conversation asks for is done in another's name. */
  'tenant mixed up': () =>
    at('conversation-state', ({ queues, ...ports }) => ({
      ...ports,
      queues: {
        ...queues,
        decisions: { ...queues.decisions, enqueue: (job) => queues.decisions.enqueue({ ...job, tenant: 'acme' }) },
      },
    })),

  /** A worker that stood still for minutes goes on as if its claim were young. */
  'zombie send': () => ({
    clock: (service, clock) => (service === 'delivery' ? { ...clock, monotonic: () => 0 } : clock),
  }),

  /** A wake-up is acknowledged when it is taken up, and not when it is dealt with. */
  'acknowledged too early': () =>
    at('conversation-state', ({ mailbox, ...ports }) => ({
      ...ports,
      mailbox: {
        ...mailbox,
        wakeUps: (options, handle) =>
          mailbox.wakeUps(options, async (wakeUp) => void handle(wakeUp).catch(() => undefined)),
      },
    })),
} as const satisfies Record<string, () => Plant>

export type PlantName = keyof typeof PLANTS

function at(service: ServiceName, change: (ports: Ports) => Ports): Plant {
  return { ports: (name, ports) => (name === service ? change(ports) : ports) }
}

function withWatermark(mailbox: Mailbox): Mailbox {
  let dealtWith = 0
  return {
    ...mailbox,
    wakeUps: (options, handle) =>
      mailbox.wakeUps(options, async (wakeUp) => {
        if (wakeUp.seq <= dealtWith) return
        await handle(wakeUp)
        dealtWith = Math.max(dealtWith, wakeUp.seq)
      }),
  }
}

function withoutCompareAndSet(stateStore: StateStore): StateStore {
  return {
    ...stateStore,
    async commit(of, body, expectedRevision) {
      const committed = await stateStore.commit(of, body, expectedRevision)
      if ('revision' in committed) return committed
      const current = await stateStore.load(of, { fresh: true })
      return stateStore.commit(of, body, current?.revision ?? 0)
    },
  }
}

function withOneTimer({ timers, ...ports }: Ports): Ports {
  return {
    ...ports,
    timers: {
      ...timers,
      async arm(timer) {
        const armed = await timers.list({ before: Number.MAX_SAFE_INTEGER, limit: 100 })
        for (const other of armed) {
          if (other.address.conversation === timer.address.conversation) await timers.cancel(other)
        }
        await timers.arm(timer)
      },
    },
  }
}

function withoutIncluding({ limit, upTo }: ReadOptions = {}): ReadOptions {
  return { ...(limit !== undefined && { limit }), ...(upTo !== undefined && { upTo }) }
}

function withoutOutbox(body: Uint8Array): Uint8Array {
  const record = JSON.parse(new TextDecoder().decode(body)) as object
  return new TextEncoder().encode(JSON.stringify({ ...record, outbox: [] }))
}
