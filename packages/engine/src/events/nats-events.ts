import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream'
import { consume } from '../nats/consume.ts'
import { deliver } from '../nats/deliver.ts'
import { carrierOf, HEADER } from '../nats/header.ts'
import type { Link } from '../nats/link.ts'
import { startInBackground } from '../nats/starting.ts'
import type { Stored } from '../nats/stored.ts'
import { EVENTS, eventSubject, eventSubjects, subscriberShape } from '../nats/streams.ts'
import { assertSafe } from '../nats/subject.ts'
import { tail } from '../nats/tail.ts'
import { decodeToken, encodeToken } from '../nats/token.ts'
import type { Events, PublishedEvent } from './events.ts'

/**
 * Stream EVENTS, subjects `events.<tenant>.<type>.<conversation>`; the dots of a type are dots of the subject, so that tools can subscribe to
 * `events.*.followup.>`. A named subscriber is a durable consumer. Processes that share a name share its events, and order (E3) holds
 * within each of them.
 */
export function createNatsEvents(link: Link): Events {
  const { leader, storage, closing } = link
  /** Subscriptions of this process that are being made: what it publishes meanwhile must reach them. */
  const beginning = new Set<Promise<void>>()
  const tracked = <T extends { begun: Promise<void> }>(running: T): T => {
    const begun = running.begun.finally(() => beginning.delete(begun))
    beginning.add(begun)
    return running
  }

  const makeConsumer = async (name: string, from: 'now' | 'beginning', types: readonly string[] | undefined) => {
    const { manager } = leader
    try {
      await manager.consumers.info(EVENTS, name)
    } catch (error) {
      if (!(error instanceof JetStreamApiError && error.code === JetStreamApiCodes.ConsumerNotFound)) throw error
      const deliver = from === 'now' ? 'new' : 'all'
      await manager.consumers.add(EVENTS, subscriberShape(name, deliver, storage.leaseMs, types))
    }
  }

  return {
    async publish({ id, address, type, body, carrier }) {
      assertSafe(address)
      await Promise.all(beginning)
      const { tenant, conversation } = address
      await deliver(link, {
        subject: eventSubject(tenant, type, conversation),
        body,
        headers: { [HEADER.id]: `${tenant}.${conversation}.${encodeToken(id)}` },
        carrier,
      })
    },
    subscribe({ durable, from = 'now', types }, handle) {
      if (durable === undefined) {
        return tracked(
          tail(link, EVENTS, { subjects: eventSubjects(types), from }, async (stored) =>
            handle(toEvent(stored)).catch(() => {}),
          ),
        )
      }
      return tracked(
        startInBackground(async () => {
          await makeConsumer(durable, from, types)
          return consume(link, {
            lanes: [{ stream: EVENTS, consumer: durable }],
            concurrency: CONCURRENCY,
            perKey: 1,
            keyOf: ({ headers }) => (headers?.get(HEADER.id) ?? '').split('.', 2).join('.'),
            async handle(handed) {
              try {
                await handle(toEvent(handed))
                return 'acknowledge'
              } catch {
                return { retryAfterMs: Math.min(30_000, 1000 * handed.attempt) }
              }
            },
          })
        }, closing),
      )
    },
  }
}

/** Conversations whose events a named subscriber handles at once. */
const CONCURRENCY = 16

function toEvent({ subject, headers, body, at }: Omit<Stored, 'seq'>): PublishedEvent {
  const [tenant = '', conversation = '', id = ''] = (headers?.get(HEADER.id) ?? '').split('.', 3)
  const type = subject.split('.').slice(2, -1).map(decodeToken).join('.')
  return { id: decodeToken(id), address: { tenant, conversation }, type, body, carrier: carrierOf(headers), at }
}
