import type { Address } from '../address.ts'
import type { Link } from '../nats/link.ts'
import { createPutLast } from '../nats/put-last.ts'
import { scan } from '../nats/scan.ts'
import type { Stored } from '../nats/stored.ts'
import { STATE } from '../nats/streams.ts'
import { addressOf, assertSafe } from '../nats/subject.ts'
import type { StateStore, StoredState } from './state-store.ts'

/** Bucket STATE, a key `<tenant>.<conversation>` for each record; its revision is the sequence of the stream. */
export function createNatsStateStore(link: Link): StateStore {
  const { direct, leader } = link
  const putLast = createPutLast(link, STATE)

  return {
    async load(of, { fresh = false } = {}) {
      const subject = subjectOf(of)
      const found = await (fresh ? leader.last(STATE, subject) : direct.last(STATE, subject))
      return found && toState(found)
    },
    commit: async (of, body, expectedRevision) =>
      putLast({ subject: subjectOf(of), body, expectedLast: expectedRevision }),
    async *scan() {
      // A record that is committed meanwhile moves to the end, where it comes a second time or, if it was not reached yet, a first time.
      // Hashes of 53 bits tell which, at 8 bytes a record: a million records collide with a chance of one in twenty thousand.
      const { state } = await leader.ask(({ streams }) => streams.info(STATE))
      const visited = new Set<number>()
      for await (const stored of scan({ direct, leader }, STATE, '$KV.STATE.>')) {
        const hash = hash53(stored.subject)
        if (stored.seq > state.last_seq && visited.has(hash)) continue
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
