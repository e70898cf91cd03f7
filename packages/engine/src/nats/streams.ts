import { nanos } from '@nats-io/nats-core'
import type { ConsumerConfig, StreamConfig } from '@nats-io/jetstream'
import { CONSENT_EVENTS, OUTCOME_NOTED } from '@relance/contracts/event-types'
import type { QueueName } from '../work-queue/work-queue.ts'
import { encodeToken } from './token.ts'

/** Everything that JetStream keeps for Relance. Streams are in capitals, the consumers that share their work in kebab case. */

export const MAILBOX = 'MAILBOX'
export const TIMERS = 'TIMERS'
export const EVENTS = 'EVENTS'
export const LEDGER = 'LEDGER'
export const DEADLETTERS = 'DEADLETTERS'
/** Key-value buckets, under the names and subjects that the NATS tools expect of one. */
export const STATE = 'KV_STATE'
export const SETTINGS = 'KV_SETTINGS'

export const QUEUE_STREAM: Readonly<Record<QueueName, string>> = {
  decisions: 'DECISIONS',
  deliveries: 'DELIVERIES',
  'timer-commands': 'TIMER_COMMANDS',
}

/** Lanes of a work queue: enough that two tenants seldom share one, few enough to poll in turn. */
export const LANES = 16
/** With one more, the last, for jobs whose own lane another tenant has flooded. */
export const ALL_LANES = LANES + 1
export const OVERTAKING_LANE = ALL_LANES - 1

export const WAKE_UP_GROUP = 'workers'
export const ELAPSED_CONSUMER = 'scheduler'
/** Who follows EVENTS by name: made at set-up, since no service may make a consumer where users are held to their rights. */
export const EVENT_SUBSCRIBERS = {
  'contact-fanout': CONSENT_EVENTS,
  outcomes: [OUTCOME_NOTED],
} as const

export const wakeUpConsumer = (partition: number) => `conversation-state-${partition}`
export const laneConsumer = (lane: number) => `lane-${lane}`

const DAY_MS = 24 * 60 * 60 * 1000
/** Twice what the ports promise: a sender that retries for two minutes meets the memory of its first try all the while. */
const DUPLICATE_WINDOW_MS = 4 * 60 * 1000

type StreamShape = Partial<StreamConfig> & { name: string; subjects: string[]; retention: string }

/**
 * MAILBOX, STATE and LEDGER are the truth: no age, no limit, and when the disk is full the next message is refused instead of the oldest
 * dropped. None has rollup or schedules, whose headers bypass the rights on subjects; TIMERS must have both, and one writer.
 */
export function streamShapes(replicas: number): StreamShape[] {
  const kept = {
    storage: 'file',
    num_replicas: replicas,
    max_age: 0,
    max_msgs: -1,
    max_bytes: -1,
    allow_direct: true,
  } as const
  const truth = { ...kept, retention: 'limits', discard: 'new', allow_rollup_hdrs: false } as const
  const work = { ...kept, retention: 'workqueue', discard: 'new' } as const
  const remembersIds = { duplicate_window: nanos(DUPLICATE_WINDOW_MS) }
  return [
    { ...truth, name: MAILBOX, subjects: ['mailbox.>'], ...remembersIds },
    { ...truth, name: STATE, subjects: ['$KV.STATE.>'], max_msgs_per_subject: 1 },
    { ...truth, name: SETTINGS, subjects: ['$KV.SETTINGS.>'], max_msgs_per_subject: 1 },
    { ...truth, name: LEDGER, subjects: ['ledger.>'] },
    // A work queue keeps a schedule until it has fired, since nothing consumes its subject, and drops an elapse once it is acknowledged.
    // The server refuses schedules beside `discard: new`; without a limit nothing is dropped either way.
    { ...work, discard: 'old', name: TIMERS, subjects: ['timer.>', 'elapsed.>'], allow_msg_schedules: true },
    ...Object.entries(QUEUE_STREAM).map(([queue, name]) => ({
      ...work,
      name,
      subjects: [`${queue}.>`],
      ...remembersIds,
    })),
    {
      ...kept,
      name: EVENTS,
      subjects: ['events.>'],
      retention: 'limits',
      discard: 'old',
      max_age: nanos(30 * DAY_MS),
      ...remembersIds,
    },
    { ...kept, name: DEADLETTERS, subjects: ['deadletters.>'], retention: 'limits', discard: 'old' },
  ]
}

type ConsumerShape = Partial<ConsumerConfig> & { durable_name: string }

/** Consumers by stream. What is not acknowledged within the lease comes again: to another worker, or to the same. */
export function consumerShapes(partitions: number, leaseMs: number): [stream: string, ConsumerShape][] {
  const shared = {
    ack_policy: 'explicit',
    deliver_policy: 'all',
    ack_wait: nanos(leaseMs),
    max_deliver: -1,
    // Wake-ups and jobs that wait for their retry count as pending: a limit here would let them hold up everybody else.
    max_ack_pending: -1,
  } as const
  return [
    ...range(partitions).map((partition): [string, ConsumerShape] => [
      MAILBOX,
      {
        ...shared,
        durable_name: wakeUpConsumer(partition),
        filter_subject: `mailbox.${partition}.>`,
        priority_groups: [WAKE_UP_GROUP],
        priority_policy: 'prioritized',
      },
    ]),
    [TIMERS, { ...shared, durable_name: ELAPSED_CONSUMER, filter_subject: 'elapsed.>' }],
    ...Object.entries(EVENT_SUBSCRIBERS).map(([name, types]): [string, ConsumerShape] => [
      EVENTS,
      subscriberShape(name, 'new', leaseMs, types),
    ]),
    ...Object.entries(QUEUE_STREAM).flatMap(([queue, stream]) =>
      range(ALL_LANES).map((lane): [string, ConsumerShape] => [
        stream,
        { ...shared, durable_name: laneConsumer(lane), filter_subject: `${queue}.${lane}.>` },
      ]),
    ),
  ]
}

export function eventSubject(tenant: string, type: string, conversation: string): string {
  return `events.${tenant}.${type.split('.').map(encodeToken).join('.')}.${conversation}`
}

/** Subjects of all events of these types; of all events where absent. */
export function eventSubjects(types: readonly string[] | undefined): string[] {
  return types?.map((type) => eventSubject('*', type, '*')) ?? ['events.>']
}

/** A named subscriber of EVENTS, from what comes or from what is there. */
export function subscriberShape(
  name: string,
  deliver: 'new' | 'all',
  leaseMs: number,
  types?: readonly string[],
): ConsumerShape {
  return {
    durable_name: name,
    filter_subjects: eventSubjects(types),
    ack_policy: 'explicit',
    deliver_policy: deliver,
    ack_wait: nanos(leaseMs),
    max_ack_pending: -1,
  }
}

export function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n)
}
