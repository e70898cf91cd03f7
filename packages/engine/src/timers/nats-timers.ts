import { consume } from '../nats/consume.ts'
import { deliver } from '../nats/deliver.ts'
import { carrierOf, HEADER } from '../nats/header.ts'
import type { Link } from '../nats/link.ts'
import { partitionOf } from '../nats/partition.ts'
import { scan } from '../nats/scan.ts'
import { ELAPSED_CONSUMER, TIMERS } from '../nats/streams.ts'
import { addressOf, assertSafe } from '../nats/subject.ts'
import { decodeToken, encodeToken } from '../nats/token.ts'
import type { Timer, TimerKey, Timers } from './timers.ts'

/**
 * Message schedules (ADR-51 of github.com/nats-io/nats-architecture-and-design) on stream TIMERS, which this adapter alone writes. A timer
 * is a message on `timer.<partition>.<tenant>.<conversation>.<name>.<generation>`; at its time the broker replaces it, in one step, by one on
 * `elapsed.` and the same, which is there until its handler resolved (T3).
 */
export function createNatsTimers(link: Link): Timers {
  const { storage, direct, leader } = link

  const keyOf = ({ address, name, generation }: TimerKey) => {
    assertSafe(address)
    const partition = partitionOf(address, storage.partitions)
    return `${partition}.${address.tenant}.${address.conversation}.${encodeToken(name)}.${generation}`
  }
  const purge = (subject: string) => leader.ask(({ streams }) => streams.purge(TIMERS, { filter: subject }))

  return {
    async arm(timer) {
      const key = keyOf(timer)
      // A subject that has a message already is this timer, armed before (T1).
      await deliver(link, {
        subject: `timer.${key}`,
        body: timer.body,
        headers: {
          [HEADER.schedule]: `@at ${new Date(timer.dueAt).toISOString()}`,
          [HEADER.scheduleTarget]: `elapsed.${key}`,
          [HEADER.dueAt]: String(timer.dueAt),
        },
        carrier: timer.carrier,
        expectedLast: 0,
      })
    },
    async cancel(timer) {
      const key = keyOf(timer)
      // In this order: what elapses between the two is caught by the second.
      await purge(`timer.${key}`)
      await purge(`elapsed.${key}`)
    },
    elapsed({ concurrency }, handle) {
      // Twice the same consumer: while the answer to one pull is handled, the other is on its way.
      const lane = { stream: TIMERS, consumer: ELAPSED_CONSUMER }
      return consume(link, {
        lanes: [lane, lane],
        concurrency,
        perKey: concurrency,
        keyOf: () => '',
        confirms: true,
        async handle({ subject, headers, body, attempt }) {
          try {
            await handle(toTimer(subject, headers, body))
            return 'acknowledge'
          } catch {
            return { retryAfterMs: Math.min(30_000, 1000 * attempt) }
          }
        },
      })
    },
    async list({ before, limit }) {
      // The broker keeps schedules by subject, not by time: this reads all of them, and holds `limit` at a time.
      const earliest: Timer[] = []
      for await (const { subject, headers, body } of scan({ direct, leader }, TIMERS, '>')) {
        const timer = toTimer(subject, headers, body)
        if (timer.dueAt >= before) continue
        earliest.push(timer)
        if (earliest.length >= 2 * limit + 1000) keepEarliest(earliest, limit)
      }
      keepEarliest(earliest, limit)
      return earliest
    },
  }
}

function keepEarliest(timers: Timer[], limit: number): void {
  timers.sort((a, b) => a.dueAt - b.dueAt)
  timers.length = Math.min(timers.length, limit)
}

function toTimer(subject: string, headers: Parameters<typeof carrierOf>[0], body: Uint8Array): Timer {
  const [, , , , name = '', generation] = subject.split('.')
  return {
    address: addressOf(subject, 2),
    name: decodeToken(name),
    generation: Number(generation),
    dueAt: Number(headers?.get(HEADER.dueAt)),
    body,
    carrier: carrierOf(headers),
  }
}
