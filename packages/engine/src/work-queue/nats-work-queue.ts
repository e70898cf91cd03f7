import { consume, type Handed } from '../nats/consume.ts'
import { deliver } from '../nats/deliver.ts'
import { carrierOf, HEADER } from '../nats/header.ts'
import type { Link } from '../nats/link.ts'
import { createOvertaking } from '../nats/overtake.ts'
import { laneOf } from '../nats/partition.ts'
import { ALL_LANES, DEADLETTERS, LANES, laneConsumer, QUEUE_STREAM, range } from '../nats/streams.ts'
import { assertSafeName } from '../nats/subject.ts'
import { decodeToken, encodeToken } from '../nats/token.ts'
import type { JobOutcome, QueueName, WorkQueue } from './work-queue.ts'

/**
 * A stream with work-queue retention, subjects `<queue>.<lane>.<tenant>`; what is parked goes to DEADLETTERS under
 * `deadletters.<queue>.<tenant>` before it is acknowledged here.
 *
 * A tenant's lane is a hash of its name (W6). Where two tenants share one, the jobs of the one that has its share in hand go back to the
 * broker until the other's are reached, and the other's are moved to a lane of their own where they lie too far behind.
 */
export function createNatsWorkQueue(link: Link, queue: QueueName): WorkQueue {
  const { leader } = link
  const stream = QUEUE_STREAM[queue]
  const lanes = range(ALL_LANES).map((lane) => ({ stream, consumer: laneConsumer(lane) }))

  const park = ({ subject, headers, body, deliveries }: Handed, reason: string) => {
    const tenant = tenantOf(subject)
    // The id makes a second parking of the same job, after a lost acknowledgement, one with the first.
    const id = `${queue}.${headers?.get(HEADER.id)}`
    return deliver(link, {
      subject: `deadletters.${queue}.${tenant}`,
      body,
      headers: { [HEADER.id]: id, [HEADER.reason]: encodeToken(reason), [HEADER.attempt]: String(deliveries) },
      carrier: carrierOf(headers),
    })
  }

  return {
    async enqueue({ id, tenant, body, carrier }) {
      assertSafeName(tenant)
      const subject = `${queue}.${laneOf(tenant, LANES)}.${tenant}`
      await deliver(link, { subject, body, headers: { [HEADER.id]: `${tenant}.${encodeToken(id)}` }, carrier })
    },
    consume({ concurrency, perTenant = Math.max(1, Math.floor(concurrency / 3)) }, handle) {
      const overtake = createOvertaking(link, queue, stream, perTenant)
      return consume(link, {
        lanes,
        concurrency,
        perKey: perTenant,
        keyOf: ({ subject }) => tenantOf(subject),
        overtake: ({ consumer }, isFull) =>
          overtake(
            lanes.findIndex((lane) => lane.consumer === consumer),
            isFull,
          ),
        async handle(handed) {
          const { headers, body, attempt } = handed
          const [tenant = '', id = ''] = (headers?.get(HEADER.id) ?? '').split('.', 2)
          const outcome = await handle({
            id: decodeToken(id),
            tenant,
            body,
            carrier: carrierOf(headers),
            attempt,
          }).catch((): JobOutcome => ({ type: 'retry', afterMs: delayAfterFailureMs(attempt) }))
          if (outcome.type === 'done') return 'acknowledge'
          if (outcome.type === 'retry') return { retryAfterMs: outcome.afterMs }
          try {
            await park(handed, outcome.reason)
            return 'acknowledge'
          } catch {
            return { retryAfterMs: delayAfterFailureMs(attempt) }
          }
        },
      })
    },
    async size() {
      let waiting = 0
      let inHand = 0
      const consumers = await leader.ask(({ consumers: api }) => Array.fromAsync(api.list(stream)))
      for (const { num_pending, num_ack_pending } of consumers) {
        waiting += num_pending
        inHand += num_ack_pending
      }
      const filter = `deadletters.${queue}.>`
      const { state } = await leader.ask(({ streams }) => streams.info(DEADLETTERS, { subjects_filter: filter }))
      const parked = Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0)
      return { waiting, inHand, parked }
    },
  }
}

/** 1 s, 2 s, 4 s and so on, up to 60 s. */
function delayAfterFailureMs(attempt: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(attempt - 1, 10))
}

function tenantOf(subject: string): string {
  return subject.slice(subject.lastIndexOf('.') + 1)
}
