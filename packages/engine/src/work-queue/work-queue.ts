import type { Carrier, Running } from '../address.ts'

/**
 * Work that must be done at least once.
 *
 * - W1 `enqueue` resolves only once the job is durable.
 * - W2 A job is handed out until a handler said `done` or `park`; after a crash it comes again.
 * - W3 `retry` hands it out again, no earlier than `afterMs` later; others do not wait for it.
 * - W4 While `handle` runs, its lease is extended: nobody else gets the job.
 * - W5 `park` takes it out of the queue and keeps it, with the reason, for people.
 * - W6 A tenant with much work does not keep others waiting: tenants take turns, and none has more than
 *   `perTenant` jobs in hand.
 * - W7 Jobs enqueued again under the same id while the first waits are there once (best effort: consumers are idempotent).
 */
export interface WorkQueue {
  enqueue(job: NewJob): Promise<void>
  consume(options: ConsumeOptions, handle: (job: Job) => Promise<JobOutcome>): Running
  /** Jobs that wait, are in hand, or were parked; for health and for "nothing is queued". */
  size(): Promise<{ waiting: number; inHand: number; parked: number }>
}

/** The queues there are. */
export type QueueName = 'decisions' | 'deliveries' | 'timer-commands'

export interface NewJob {
  id: string
  tenant: string
  body: Uint8Array
  carrier?: Carrier
}

export interface Job {
  id: string
  tenant: string
  body: Uint8Array
  carrier: Carrier
  /** How often it was handed out, from 1. */
  attempt: number
}

export interface ConsumeOptions {
  /** At most so many jobs in hand. */
  concurrency: number
  /** At most so many of one tenant; a third of `concurrency`, at least 1, where absent. */
  perTenant?: number
}

/** What becomes of a job. A handler that rejects counts as `retry`, with a delay that grows from 1 s to 60 s. */
export type JobOutcome = { type: 'done' } | { type: 'retry'; afterMs: number } | { type: 'park'; reason: string }
