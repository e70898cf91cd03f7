import { RetryableError } from '@relance/contracts/errors'
import type { Address } from '../address.ts'
import { consume } from '../nats/consume.ts'
import { carrierOf, HEADER } from '../nats/header.ts'
import type { Link } from '../nats/link.ts'
import { partitionOf } from '../nats/partition.ts'
import { persist, unreachable } from '../nats/patience.ts'
import { publishOnce } from '../nats/publish.ts'
import { readSubject } from '../nats/read-subject.ts'
import type { Stored } from '../nats/stored.ts'
import { MAILBOX, range, WAKE_UP_GROUP, wakeUpConsumer } from '../nats/streams.ts'
import { addressOf, assertSafe } from '../nats/subject.ts'
import { decodeToken, encodeToken } from '../nats/token.ts'
import { type Appended, type Entry, MOST_DELAYS, type Mailbox, type NewEntry } from './mailbox.ts'
import { createRun, type Run } from './nats-run.ts'

/**
 * Stream MAILBOX, a subject per conversation: `mailbox.<partition>.<tenant>.<conversation>`.
 *
 * - An answer that was lost is settled by what the leader holds above the last sequence that was known before publishing: an entry of
 *   this call can be nowhere else. Only then is the same message published again, and the broker's memory of ids (M2) catches
 *   a first try that arrives late.
 * - Direct reads may come from a replica that lags (M6): what the leader has beyond them is asked of the leader.
 * - A conversation is read from what this process was handed of its partition, where that reaches from `afterSeq` to `including`.
 */
export function createNatsMailbox(link: Link): Mailbox {
  const { requests, clock, storage, direct, leader } = link
  /** Everything that a later publish stores lies above it. */
  let highestKnown = 0

  /** By partition; what this process was handed of it, and can be read here. */
  const runs = new Map<number, Run>()

  const subjectOf = (address: Address) => {
    assertSafe(address)
    return `mailbox.${partitionOf(address, storage.partitions)}.${address.tenant}.${address.conversation}`
  }

  /** The entry with that id after a sequence, as the leader sees it. */
  const find = async (subject: string, messageId: string, afterSeq: number): Promise<Stored | undefined> => {
    for (let seq = afterSeq + 1; ; ) {
      const next = await leader.next(MAILBOX, subject, seq)
      if (!next || next.headers?.get(HEADER.id) === messageId) return next
      seq = next.seq + 1
    }
  }

  const publish = async (
    to: Address,
    entry: NewEntry,
    expectedLast?: number,
  ): Promise<Appended | { conflict: true; lastSeq: number }> => {
    const subject = subjectOf(to)
    const messageId = `${to.tenant}.${to.conversation}.${encodeToken(entry.id)}`
    const floor = highestKnown
    const message = {
      subject,
      body: entry.body,
      headers: { [HEADER.id]: messageId },
      carrier: entry.carrier,
      ...(expectedLast === undefined ? {} : { expectedLast }),
    }
    let isInDoubt = false
    return persist(clock, async () => {
      const answer = await publishOnce(requests, message)
      switch (answer.type) {
        case 'stored':
          highestKnown = Math.max(highestKnown, answer.seq)
          return { seq: answer.seq, duplicate: answer.duplicate && !isInDoubt }
        case 'conflict': {
          const there = await find(subject, messageId, expectedLast ?? 0)
          return there ? { seq: there.seq, duplicate: !isInDoubt } : { conflict: true, lastSeq: answer.lastSeq }
        }
        case 'unknown': {
          isInDoubt = true
          const there = await find(subject, messageId, floor)
          if (there) return { seq: there.seq, duplicate: false }
          throw unreachable(`Appending to ${subject}`, answer.cause)
        }
        case 'undecided':
          throw new RetryableError('ENGINE_UNDECIDED', `Another append to ${subject} is being decided.`)
        case 'refused':
          throw unreachable(`Appending to ${subject}`, answer.cause)
      }
    })
  }

  return {
    async append(to, entry) {
      const appended = await publish(to, entry)
      if ('conflict' in appended) throw new Error('JetStream checked a sequence that was not given.')
      return appended
    },
    appendIfLast: publish,
    async read(of, afterSeq, { limit = 1000, upTo = Number.MAX_SAFE_INTEGER, including = 0 } = {}) {
      const subject = subjectOf(of)
      const run = including > afterSeq ? runs.get(partitionOf(of, storage.partitions)) : undefined
      const page = (entries: readonly Stored[]) =>
        entries
          .filter(({ seq }) => seq <= upTo)
          .slice(0, limit)
          .map(toEntry)
      const known = run?.read(subject, afterSeq, including)
      if (known) return page(known)
      // Of a conversation that has just begun, the run knows all but that nothing was before it.
      const first = run && (await direct.next(MAILBOX, subject, afterSeq + 1))
      const rest = first && run?.read(subject, first.seq, including)
      if (first && (rest || first.seq === including)) return page([first, ...(rest ?? [])])
      const found = await readSubject(direct, MAILBOX, subject, { afterSeq, upTo, limit })
      while (found.length < limit && (found.at(-1)?.seq ?? afterSeq) < Math.min(including, upTo)) {
        const next = await leader.next(MAILBOX, subject, (found.at(-1)?.seq ?? afterSeq) + 1)
        if (!next || next.seq > upTo) break
        found.push(next)
      }
      return found.map(toEntry)
    },
    lastSeq: async (of) => (await leader.last(MAILBOX, subjectOf(of)))?.seq ?? 0,
    wakeUps({ concurrency, retryAfterMs = 1000, isForAnother = () => false }, handle) {
      return consume(link, {
        lanes: range(storage.partitions).map((partition) => ({
          stream: MAILBOX,
          consumer: wakeUpConsumer(partition),
          group: WAKE_UP_GROUP,
        })),
        concurrency,
        ahead: AHEAD,
        observerOf({ consumer }) {
          const run = createRun(RUN_BYTES)
          runs.set(range(storage.partitions).find((partition) => wakeUpConsumer(partition) === consumer) ?? 0, run)
          return run
        },
        // Two handlers of one conversation would only have one of them lose its commit (I4).
        perKey: 1,
        keyOf: ({ subject }) => subject,
        async handle({ subject, seq, headers, attempt }) {
          try {
            await handle({ address: addressOf(subject, 2), seq, carrier: carrierOf(headers), attempt })
            return 'acknowledge'
          } catch (error) {
            return { retryAfterMs: retryAfterMs * Math.min(attempt, MOST_DELAYS), yields: isForAnother(error) }
          }
        },
      })
    },
    async backlog() {
      const consumers = await leader.ask(({ consumers: api }) => Array.fromAsync(api.list(MAILBOX)))
      return consumers.reduce((sum, { num_pending, num_ack_pending }) => sum + num_pending + num_ack_pending, 0)
    },
    async identity() {
      const { created, state } = await leader.ask(({ streams }) => streams.info(MAILBOX))
      return { id: `${storage.identity}@${created}`, lastSeq: state.last_seq }
    },
  }
}

/**
 * Wake-ups that are here for free hands: enough that nobody waits for the broker, and that conversations which hear much are drained in batches;
 * few enough to be worked off in a fraction of a second, since no other worker takes them meanwhile.
 */
const AHEAD = 4096
/** Of each partition, kept in memory: enough for some thousand entries. */
const RUN_BYTES = 2 * 1024 * 1024

function toEntry({ seq, at, headers, body }: Stored): Entry {
  const [, , id = ''] = (headers?.get(HEADER.id) ?? '').split('.', 3)
  return { seq, at, id: decodeToken(id), body, carrier: carrierOf(headers) }
}
