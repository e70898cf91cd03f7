/** Lets a parked conversation go on. */
import type { Address, Mailbox } from '@relance/engine'
import { readAll } from './drain.ts'
import type { StateRecord } from './record.ts'

/**
 * The record without its mark. After a failed fold the entry to blame is folded again. After a restore the mailbox's
 * present storage is adopted, and what arrived after the last entry that was folded, by the engine's instant, is folded:
 * sequences of one storage say nothing about another's.
 */
export async function unparkedRecord(
  mailbox: Mailbox,
  address: Address,
  record: StateRecord,
  stream: string,
): Promise<StateRecord> {
  const { parked, ...rest } = record
  if (!parked || parked.code === 'FOLD_FAILED') return rest
  const upTo = await mailbox.lastSeq(address)
  let lastSeq = 0
  for await (const entries of readAll(mailbox, address, { upTo })) {
    for (const entry of entries) if (entry.at <= record.lastAt) lastSeq = entry.seq
  }
  return { ...rest, stream, lastSeq }
}
