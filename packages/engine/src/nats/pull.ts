import { type Msg, type MsgHdrs, nanos, type NatsConnection } from '@nats-io/nats-core'
import { inboxOf } from './inbox.ts'

/** A message that a consumer handed out. It comes again unless it is acknowledged within the lease. */
export interface Delivery {
  subject: string
  seq: number
  /** How often the consumer handed it out, from 1. */
  deliveries: number
  /** The number of this delivery among all that the consumer has made. */
  consumerSeq: number
  headers: MsgHdrs | undefined
  body: Uint8Array
  /** When it was stored, ms since the epoch. */
  at: number
  /** Where acknowledgements go. */
  reply: string
}

export interface Lane {
  stream: string
  consumer: string
  /** The consumer's priority group, and this puller's place in it (0 to 9, the lowest is served first). */
  group?: string
  priority?: number
}

/**
 * Pulls from one durable consumer, as many messages as were asked for and no more: what a client fetches ahead runs out of its lease
 * in the client's memory. The library's `consume` does that, and it drops the priority of a pull.
 */
export interface Pull {
  /** How many more the broker owes. */
  readonly owed: number
  ask(count: number): void
  /** Forgets what is owed, as after a lost connection. */
  reset(): void
  stop(): void
}

const EXPIRES_MS = 10_000
/** A request whose end was not told counts as ended this much later. */
const GRACE_MS = 2000
/** No consumer, no stream or no leader: asked again after this long. */
const REFUSED_PAUSE_MS = 250

export function createPull(
  connection: NatsConnection,
  lane: Lane,
  received: (delivery: Delivery) => void,
  ended: () => void,
): Pull {
  const inbox = inboxOf(connection)
  const subject = `$JS.API.CONSUMER.MSG.NEXT.${lane.stream}.${lane.consumer}`
  /** Requests in the order of asking, which is the order in which the broker serves them. */
  const requests = new Map<string, { left: number; overdue: NodeJS.Timeout }>()
  let nextToken = 0
  let isStopped = false

  const end = (token: string) => {
    const request = requests.get(token)
    if (!request) return
    clearTimeout(request.overdue)
    requests.delete(token)
  }
  const endAndTell = (token: string, pauseMs: number) => {
    end(token)
    if (isStopped) return
    if (pauseMs === 0) ended()
    else setTimeout(() => isStopped || ended(), pauseMs).unref()
  }

  const subscription = connection.subscribe(`${inbox}.*`, {
    callback(error, message) {
      if (error || isStopped) return
      if (message.subject.startsWith(inbox)) {
        const code = message.headers?.code ?? 0
        // 100 is a heartbeat, 408 and 409 "Batch Completed" and the like end a request, 404 and 503 say that nobody is there.
        if (code === 100) return
        endAndTell(message.subject.slice(inbox.length + 1), code === 408 ? 0 : REFUSED_PAUSE_MS)
        return
      }
      const [first] = requests
      if (first) {
        first[1].left -= 1
        if (first[1].left === 0) end(first[0])
      }
      const delivery = toDelivery(message)
      if (delivery) received(delivery)
    },
  })

  return {
    get owed() {
      let sum = 0
      for (const { left } of requests.values()) sum += left
      return sum
    },
    ask(count) {
      const token = String(nextToken++)
      const overdue = setTimeout(() => endAndTell(token, 0), EXPIRES_MS + GRACE_MS).unref()
      requests.set(token, { left: count, overdue })
      const { group, priority } = lane
      const request = { batch: count, expires: nanos(EXPIRES_MS), ...(group ? { group, priority } : {}) }
      if (!connection.isClosed()) connection.publish(subject, JSON.stringify(request), { reply: `${inbox}.${token}` })
    },
    reset() {
      for (const token of requests.keys()) end(token)
      if (!isStopped) ended()
    },
    stop() {
      isStopped = true
      for (const token of requests.keys()) end(token)
      if (!connection.isClosed()) subscription.unsubscribe()
    },
  }
}

/**
 * The reply subject says what the message itself does not (ADR-15):
 * `$JS.ACK.[<domain>.<account hash>.]<stream>.<consumer>.<deliveries>.<stream seq>.<consumer seq>.<stored at, ns>.<pending>[.<token>]`.
 */
function toDelivery({ subject, headers, data: body, reply }: Msg): Delivery | undefined {
  const tokens = reply?.split('.') ?? []
  const offset = tokens.length === 9 ? 4 : 6
  const [deliveries, seq, consumerSeq, storedAt] = tokens.slice(offset)
  if (!reply || !seq || !storedAt) return undefined
  return {
    subject,
    seq: Number(seq),
    deliveries: Number(deliveries),
    consumerSeq: Number(consumerSeq),
    headers,
    body,
    at: Number(storedAt.slice(0, -6)),
    reply,
  }
}
