/** Reads what a conversation has not folded yet, gap-free, page by page (I3). */
import type { Address, Entry, Mailbox } from '@relance/engine'

/** Entries per page: what one commit may hold at most. */
export const PAGE = 256

/** Everything there is at the moment, or at least up to a sequence. */
export type UpTo = number | 'end'

/** The next page after `lastSeq`. `more` where further entries may follow. */
export async function readPage(
  mailbox: Mailbox,
  address: Address,
  lastSeq: number,
  upTo: UpTo,
): Promise<{ entries: Entry[]; more: boolean }> {
  if (typeof upTo === 'number' && upTo <= lastSeq) return { entries: [], more: false }
  const including = typeof upTo === 'number' ? { including: upTo } : {}
  const entries = await mailbox.read(address, lastSeq, { limit: PAGE, ...including })
  return { entries, more: entries.length === PAGE }
}

/** All entries after `afterSeq` up to `upTo`, in pages; for threads and contexts. */
export async function* readAll(
  mailbox: Mailbox,
  address: Address,
  { afterSeq = 0, upTo }: { afterSeq?: number; upTo: number },
): AsyncGenerator<Entry[]> {
  let after = afterSeq
  while (after < upTo) {
    const entries = await mailbox.read(address, after, { limit: PAGE, upTo, including: upTo })
    const last = entries.at(-1)
    if (!last) return
    yield entries
    after = last.seq
  }
}
