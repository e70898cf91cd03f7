import type { Delivery } from '../nats/pull.ts'
import type { Stored } from '../nats/stored.ts'

/**
 * What one consumer has handed to this process without a gap: a copy of the end of a partition, as good as that of a replica that
 * has seen so far. A conversation that was drained within the run is read from it, without asking the broker.
 *
 * - N1 Numbers of deliveries follow one another, and so nothing of the partition was handed to anybody else in between.
 * - N2 First deliveries come in the order of the stream. One that does not means that the consumer was set back: the run is over.
 * - N3 What is dropped for space is dropped from the beginning.
 */
export interface Run {
  received(delivery: Delivery): void
  /** Something may have been missed. */
  end(): void
  /** Entries of a subject after a sequence, as far as the run knows them; undefined where it does not reach from `afterSeq` to `including`. */
  read(subject: string, afterSeq: number, including: number): Stored[] | undefined
}

export function createRun(maxBytes: number): Run {
  const bySubject = new Map<string, Stored[]>()
  let inOrder: Stored[] = []
  /** Index of the oldest kept one in `inOrder`. */
  let oldest = 0
  let bytes = 0
  /** The run knows all of the partition with after < seq <= latest. */
  let after = 0
  let latest = 0
  let nextDelivery = 0

  const end = () => {
    bySubject.clear()
    inOrder = []
    oldest = bytes = after = latest = nextDelivery = 0
  }
  const drop = () => {
    const dropped = inOrder[oldest++]
    if (!dropped) return
    after = dropped.seq
    bytes -= sizeOf(dropped)
    const entries = bySubject.get(dropped.subject)
    if (entries && entries.length > 1) entries.shift()
    else bySubject.delete(dropped.subject)
    if (oldest > 1000 && oldest * 2 > inOrder.length) {
      inOrder = inOrder.slice(oldest)
      oldest = 0
    }
  }

  return {
    end,
    received(delivery) {
      const { subject, seq, at, headers, body, deliveries, consumerSeq } = delivery
      if (consumerSeq !== nextDelivery) end()
      nextDelivery = consumerSeq + 1
      if (deliveries > 1) return
      if (latest > 0 && seq <= latest) {
        end()
        nextDelivery = consumerSeq + 1
      }
      if (latest === 0) after = seq - 1
      latest = seq
      const stored = { subject, seq, at, headers, body }
      inOrder.push(stored)
      bytes += sizeOf(stored)
      const entries = bySubject.get(subject)
      if (entries) entries.push(stored)
      else bySubject.set(subject, [stored])
      while (bytes > maxBytes) drop()
    },
    read(subject, afterSeq, including) {
      if (latest === 0 || afterSeq < after || including > latest) return undefined
      const entries = bySubject.get(subject) ?? []
      return entries.slice(entries.findLastIndex(({ seq }) => seq <= afterSeq) + 1)
    },
  }
}

/** A body is counted with what an object around it costs. */
function sizeOf({ body }: Stored): number {
  return body.length + 500
}
