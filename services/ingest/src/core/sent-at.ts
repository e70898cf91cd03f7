/** Less than this is the ordinary difference between two clocks. */
const NOTEWORTHY_MS = 60_000

/**
 * The instant that counts for a message, ms since the epoch. A sender's clock is believed about the past, since messages
 * arrive days late; a message from the future was written at the latest when it arrived, and one from before 1970, or of no
 * readable time, says nothing. `off` tells that the sender's clock is worth a note.
 */
export function sentAtOf(claimed: number | undefined, now: number): { sentAt: number; off: boolean } {
  if (claimed === undefined) return { sentAt: now, off: false }
  if (Number.isNaN(claimed)) return { sentAt: now, off: true }
  if (claimed > now) return { sentAt: now, off: claimed - now > NOTEWORTHY_MS }
  if (claimed < 0) return { sentAt: 0, off: true }
  return { sentAt: claimed, off: false }
}
