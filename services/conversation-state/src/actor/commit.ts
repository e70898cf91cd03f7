/** Commits what is held by compare-and-set (I4), without the commands that have left (I5). */
import type { StateStore } from '@relance/engine'
import type { Held } from './held.ts'
import { encodeRecord } from './record.ts'

/** An input without commands is committed with the next, at the latest with this many others (I6). */
const MOST_UNCOMMITTED = 32

/** Whether the turn must commit before it may relay and acknowledge. */
export function mustBeCommitted(held: Held): boolean {
  return held.mustCommit || held.uncommitted >= MOST_UNCOMMITTED
}

/** What has left stays in the outbox until the next commit; in a record that is read again and again, not for longer. Ms. */
const DROPPED_WITHIN_MS = 120_000

/**
 * Whether the turn must commit once more, after it relayed: a former worker, or a memory that had no room for the conversation, left
 * the outbox as it was long ago. Each turn that begins by reading the record would relay it again, and timers that are long
 * over would elapse again, which makes the next turn.
 */
export function mustBeDropped({ relayed, record: { outbox, lastAt } }: Held): boolean {
  const [oldest] = outbox
  return relayed > 0 && oldest !== undefined && oldest.at < lastAt - DROPPED_WITHIN_MS
}

/** False where another worker was faster: what is held is stale then. */
export async function commit(stateStore: StateStore, held: Held): Promise<boolean> {
  const record = { ...held.record, outbox: held.record.outbox.slice(held.relayed) }
  const committed = await stateStore.commit(held.address, encodeRecord(record), held.revision)
  if ('conflict' in committed) return false
  held.record = record
  held.revision = committed.revision
  held.relayed = 0
  held.uncommitted = 0
  held.mustCommit = false
  return true
}
