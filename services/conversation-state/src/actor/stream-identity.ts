/** Which storage the mailbox is, asked at most every few seconds: a restore is rare, a turn is not. */
import type { Mailbox } from '@relance/engine'

const ASK_EVERY_MS = 5_000

export function createStreamIdentity(mailbox: Mailbox, monotonic: () => number): () => Promise<string> {
  let known: { id: Promise<string>; at: number } | undefined
  return () => {
    if (known && monotonic() - known.at < ASK_EVERY_MS) return known.id
    const asked = { id: mailbox.identity().then((identity) => identity.id), at: monotonic() }
    // A failed question is asked again by the next turn instead of failing turns for seconds.
    asked.id.catch(() => {
      if (known === asked) known = undefined
    })
    known = asked
    return asked.id
  }
}
