import type { Address } from '../address.ts'
import type { Link } from '../nats/link.ts'
import { createPutLast } from '../nats/put-last.ts'
import { scan, seqAt } from '../nats/scan.ts'
import type { Stored } from '../nats/stored.ts'
import { STATE } from '../nats/streams.ts'
import { addressOf, assertSafe } from '../nats/subject.ts'
import type { StateStore, StoredState } from './state-store.ts'

const ALL = '$KV.STATE.>'

/** Bucket STATE, a key `<tenant>.<conversation>` for each record; its revision is the sequence of the stream. */
export function createNatsStateStore(link: Link): StateStore {
  const { direct, leader } = link
  const putLast = createPutLast(link, STATE)
  const all = (fromSeq: number) => scan({ direct, leader }, STATE, ALL, fromSeq)

  /** From a sequence to the end, from the beginning to that sequence, and what has come to the end meanwhile. */
  async function* wrapped(start: number): AsyncGenerator<Stored> {
    let reached = start
    for await (const stored of all(start)) {
      yield stored
      reached = stored.seq + 1
    }
    if (start === 1) return
    for await (const stored of all(1)) {
      if (stored.seq >= start) break
      yield stored
    }
    yield* all(reached)
  }

  return {
    async load(of, { fresh = false } = {}) {
      const subject = subjectOf(of)
      const found = await (fresh ? leader.last(STATE, subject) : direct.last(STATE, subject))
      return found && toState(found)
    },
    commit: async (of, body, expectedRevision) =>
      putLast({ subject: subjectOf(of), body, expectedLast: expectedRevision }),
    async *scan({ from = 0 } = {}) {
      // A record that is committed meanwhile moves to the end, where it comes a second time or, if it was not reached yet, a first time.
      // Hashes of 53 bits tell which, at 8 bytes a record: a million records collide with a chance of one in twenty thousand.
      const { state } = await leader.ask(({ streams }) => streams.info(STATE))
      const start = from > 0 ? await seqAt({ direct, leader }, STATE, ALL, from) : 1
      const visited = new Set<number>()
      for await (const stored of wrapped(start)) {
        const hash = hash53(stored.subject)
        // What was there when it began comes once by itself: but on a replica that lags also where it was before it moved.
        const isOnce = stored.seq >= start && stored.seq <= state.last_seq
        if (!isOnce && visited.has(hash)) continue
        visited.add(hash)
        yield { ...toState(stored), address: addressOf(stored.subject, 2) }
      }
    },
    async remove(of) {
      // A marker of the deletion would stay for ever. The stream's sequence goes on, so that no revision is given twice.
      await leader.ask(({ streams }) => streams.purge(STATE, { filter: subjectOf(of) }))
    },
  }
}

function subjectOf(address: Address): string {
  assertSafe(address)
  return `$KV.STATE.${address.tenant}.${address.conversation}`
}

function toState({ body, seq }: Stored): StoredState {
  return { body, revision: seq }
}

/** cyrb53, a public-domain hash of two 32-bit halves. */
function hash53(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let n = 0; n < text.length; n++) {
    high = Math.imul(high ^ text.charCodeAt(n), 2654435761)
    low = Math.imul(low ^ text.charCodeAt(n), 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
