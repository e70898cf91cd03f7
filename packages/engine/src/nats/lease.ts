import type { NatsConnection } from '@nats-io/nats-core'
import { nanos } from '@nats-io/nats-core'
import type { Delivery } from './pull.ts'
import type { Requests } from './requests.ts'

/** Keeps what is held from being handed out to others, and gives the broker its verdict. A lost verdict only means that it comes again. */
export interface Lease {
  hold(delivery: Delivery): void
  acknowledge(delivery: Delivery, confirms: boolean): void
  /** It comes again after that long. */
  giveBack(delivery: Delivery, afterMs: number): void
  /** Resolves once the broker has received every verdict. */
  settled(): Promise<void>
  stop(): void
}

export function createLease(connection: NatsConnection, requests: Requests, leaseMs: number): Lease {
  const heldSince = new Map<Delivery, number>()
  const confirmations = new Set<Promise<unknown>>()
  const say = (delivery: Delivery, verdict: Uint8Array | string) => requests.tell(delivery.reply, verdict)
  // Often enough that one late turn of the event loop, or one lost message, does not cost the lease.
  const extending = setInterval(() => {
    const now = performance.now()
    for (const [delivery, since] of heldSince) {
      if (now - since < leaseMs / 4) continue
      say(delivery, '+WPI')
      heldSince.set(delivery, now)
    }
  }, leaseMs / 4)
  extending.unref()

  return {
    hold(delivery) {
      heldSince.set(delivery, performance.now())
    },
    acknowledge(delivery, confirms) {
      heldSince.delete(delivery)
      if (!confirms || connection.isClosed()) {
        say(delivery, ACK)
        return
      }
      const confirmation: Promise<unknown> = connection
        .request(delivery.reply, '+ACK', { timeout: 2000 })
        .catch(() => {})
        .finally(() => confirmations.delete(confirmation))
      confirmations.add(confirmation)
    },
    giveBack(delivery, afterMs) {
      heldSince.delete(delivery)
      say(delivery, afterMs > 0 ? `-NAK ${JSON.stringify({ delay: nanos(Math.ceil(afterMs)) })}` : '-NAK')
    },
    async settled() {
      await Promise.all(confirmations)
      await requests.sent()
      if (!connection.isClosed()) await connection.flush().catch(() => {})
    },
    stop() {
      clearInterval(extending)
      heldSince.clear()
    },
  }
}

const ACK = new TextEncoder().encode('+ACK')
