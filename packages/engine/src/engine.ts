import type { Events } from './events/events.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Mailbox } from './mailbox/mailbox.ts'
import type { Settings } from './settings/settings.ts'
import type { StateStore } from './state-store/state-store.ts'
import type { Timers } from './timers/timers.ts'
import type { WorkQueue } from './work-queue/work-queue.ts'

/** Everything durable that the services stand on; each service takes the ports that it needs out of it. */
export interface Engine {
  mailbox: Mailbox
  stateStore: StateStore
  queues: { decisions: WorkQueue; deliveries: WorkQueue; timerCommands: WorkQueue }
  timers: Timers
  events: Events
  settings: Settings
  ledger: Ledger
  /** Lets go of what the engine opened. Stop what consumes first: a handler still in hand is not waited for, and comes again. */
  close(): Promise<void>
}
