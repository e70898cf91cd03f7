import { RetryableError } from '@relance/contracts/errors'
import { counter } from '../telemetry/metrics.ts'

/** How much a server has in hand at a time. */
export interface InHand {
  /** Begins one, and gives how to end it. Throws `SERVER_BUSY` where there are enough. */
  begin(): () => void
}

/**
 * At most `most` at a time. What is more is refused at once: whoever waited here would hold memory, and be gone by the time it was
 * its turn.
 */
export function createInHand(most: number, what: 'calls' | 'streams' | 'requests'): InHand {
  const refused = counter('relance.server.refused', {
    description: 'What a server refused because it had enough in hand.',
    unit: '{call}',
  })
  let inHand = 0
  return {
    begin() {
      if (inHand >= most) {
        refused.add(1, { what })
        const message = `The server has ${most} ${what} in hand, which is all that it takes. Try again in a moment.`
        throw new RetryableError('SERVER_BUSY', message, { retryAfterMs: 500 })
      }
      inHand += 1
      let hasEnded = false
      return () => {
        if (!hasEnded) inHand -= 1
        hasEnded = true
      }
    },
  }
}
