/**
 * The SQLite engine as it is, before any fault: everything that becomes true passes through here and is told to who checks it. It
 * knows also whether anything is under way at this instant, which is when time may not go on.
 */
import type { StampedInput } from '@relance/contracts/input'
import type { Address, Engine, LedgerEntry, NewEvent, NewJob, SettingsKey, Timer, TimerKey } from '@relance/engine'
import type { SqliteEngine } from '@relance/engine/sqlite'
import { type createPast, settingName, stateName } from './ports.ts'
import type { Reference } from './reference.ts'

export type QueueField = keyof Engine['queues']

/** Who is told what became true. */
export interface Watcher {
  appended(address: Address, input: StampedInput): void
  committed(address: Address, body: Uint8Array): void
  enqueued(queue: QueueField, job: NewJob): void
  published(event: NewEvent): void
  put(key: SettingsKey, value: unknown): void
}

export interface Truth
  extends Pick<Engine, 'mailbox' | 'stateStore' | 'queues' | 'timers' | 'events' | 'settings' | 'ledger'> {
  /** What the ledger was given, by id: its own answers are sums. */
  recorded: ReadonlyMap<string, LedgerEntry>
  /** Something is being carried out at this instant. */
  isBusy(): boolean
  watch(watcher: Watcher): void
}

export interface TruthDeps {
  engine: SqliteEngine
  reference: Reference
  past: ReturnType<typeof createPast>
  now: () => number
}

export function createTruth({ engine, reference, past, now }: TruthDeps): Truth {
  let underWay = 0
  const watchers: Watcher[] = []
  const recorded = new Map<string, LedgerEntry>()
  const track = async <T>(work: Promise<T>): Promise<T> => {
    underWay += 1
    try {
      return await work
    } finally {
      underWay -= 1
    }
  }
  const tell = (say: (watcher: Watcher) => void) => {
    for (const watcher of watchers) say(watcher)
  }
  const { mailbox, stateStore, timers, settings, ledger, events } = engine

  const queue = (name: QueueField) => {
    const real = engine.queues[name]
    return {
      ...real,
      enqueue: async (job: NewJob) => {
        await track(real.enqueue(job))
        tell((watcher) => watcher.enqueued(name, job))
      },
    }
  }

  return {
    recorded,
    isBusy: () => underWay > 0 || engine.busy(),
    watch: (watcher) => void watchers.push(watcher),
    queues: { decisions: queue('decisions'), deliveries: queue('deliveries'), timerCommands: queue('timerCommands') },
    mailbox: {
      ...mailbox,
      append: async (to, entry) => {
        const appended = await track(mailbox.append(to, entry))
        if (!appended.duplicate) {
          const input = reference.appended(to, { carrier: {}, ...entry, seq: appended.seq, at: now() })
          tell((watcher) => watcher.appended(to, input))
        }
        return appended
      },
      appendIfLast: async (to, entry, expectedLastSeq) => {
        const appended = await track(mailbox.appendIfLast(to, entry, expectedLastSeq))
        if ('seq' in appended && !appended.duplicate) {
          const input = reference.appended(to, { carrier: {}, ...entry, seq: appended.seq, at: now() })
          tell((watcher) => watcher.appended(to, input))
        }
        return appended
      },
      read: (of, afterSeq, options) => track(mailbox.read(of, afterSeq, options)),
      lastSeq: (of) => track(mailbox.lastSeq(of)),
      identity: () => track(mailbox.identity()),
    },
    stateStore: {
      ...stateStore,
      load: (of, options) => track(stateStore.load(of, options)),
      commit: async (of, body, expectedRevision) => {
        const before = await stateStore.load(of)
        const committed = await track(stateStore.commit(of, body, expectedRevision))
        if ('conflict' in committed) return committed
        past.replaced(stateName(of), before)
        tell((watcher) => watcher.committed(of, body))
        return committed
      },
    },
    timers: {
      ...timers,
      arm: (timer: Timer) => track(timers.arm(timer)),
      cancel: (timer: TimerKey) => track(timers.cancel(timer)),
    },
    events: {
      ...events,
      publish: async (event) => {
        await track(events.publish(event))
        tell((watcher) => watcher.published(event))
      },
    },
    settings: {
      ...settings,
      get: (key, options) => track(settings.get(key, options)),
      put: async (key, value, options) => {
        const before = await settings.get(key)
        const put = await track(settings.put(key, value, options))
        if ('conflict' in put) return put
        past.replaced(settingName(key), before)
        tell((watcher) => watcher.put(key, value))
        return put
      },
      list: (prefix) => track(settings.list(prefix)),
    },
    ledger: {
      record: async (entry) => {
        await track(ledger.record(entry))
        recorded.set(entry.id, entry)
      },
      sum: (...of) => track(ledger.sum(...of)),
    },
  }
}
