export type { Address, Carrier, Running } from './address.ts'
export { type Clock, createSystemClock, createVirtualClock, type VirtualClock } from './clock.ts'
export type { Engine } from './engine.ts'
export type {
  Appended,
  Entry,
  Mailbox,
  NewEntry,
  ReadOptions,
  WakeUp,
  WakeUpOptions,
} from './mailbox/mailbox.ts'
export type { StateStore, StoredState } from './state-store/state-store.ts'
export type {
  ConsumeOptions,
  Job,
  JobOutcome,
  NewJob,
  QueueName,
  WorkQueue,
} from './work-queue/work-queue.ts'
export type { Timer, TimerKey, Timers } from './timers/timers.ts'
export type { Events, NewEvent, PublishedEvent } from './events/events.ts'
export type { Setting, Settings, SettingsKey } from './settings/settings.ts'
export { updateSetting } from './settings/update-setting.ts'
export type { Ledger, LedgerEntry } from './ledger/ledger.ts'
