/** Which storage the mailbox is, asked at most every few seconds: a restore is rare, a turn is not. */
import type { Mailbox } from '@relance/engine'

const ASK_EVERY_MS = 5_000

/** `setBack` is called when the storage ends earlier than it did: an older copy of it was restored. */
export function createStreamIdentity(
  mailbox: Pick<Mailbox, 'identity'>,
  monotonic: () => number,
  setBack: () => void,
): () => Promise<string> {
  let known: { id: Promise<string>; at: number } | undefined
  let end = 0
  const ask = async () => {
    const { id, lastSeq } = await mailbox.identity()
    if (lastSeq < end) setBack()
    end = lastSeq
    return id
  }
  return () => {
    if (known && monotonic() - known.at < ASK_EVERY_MS) return known.id
    const asked = { id: ask(), at: monotonic() }
    // A failed question is asked again by the next turn instead of failing turns for seconds.
    asked.id.catch(() => {
      if (known === asked) known = undefined
    })
    known = asked
    return asked.id
  }
}
