import type { Clock, Mailbox } from '@relance/engine'

/** Lets elapses on to the mailboxes, no faster than they are folded. */
export interface ElapsePace {
  /** Resolves once one more may be reported. */
  admit(): Promise<void>
}

/**
 * Wake-ups of mailboxes that may wait while timers elapse. A live message waits behind them: some 150 ms where 3,500 elapses are folded in a second, as
 * measured (`docs/benchmarks.md`).
 */
const MOST_WAITING = 512
/** So many are let on without a question in each such time: nobody asks on a calm day. Ms. */
const UNASKED_IN_MS = 1_000
const ASK_AGAIN_AFTER_MS = 50
/** Where wake-ups wait for something that has nothing to do with how many there are, timers elapse all the same: 500 in a second. */
const AT_LEAST = 25

/** However many timers elapse at once, the rest of them wait with the engine, where they hold nobody up. */
export function createElapsePace(
  mailbox: Pick<Mailbox, 'backlog'>,
  clock: Pick<Clock, 'monotonic' | 'sleep'>,
): ElapsePace {
  let left = MOST_WAITING
  let leftSince = clock.monotonic()
  let asking: Promise<void> | undefined

  const ask = async () => {
    // The timers come first: they are not held up because a question about the backlog fails.
    const backlog = await mailbox.backlog().catch(() => MOST_WAITING)
    if (backlog >= MOST_WAITING) await clock.sleep(ASK_AGAIN_AFTER_MS)
    left = Math.max(AT_LEAST, MOST_WAITING - backlog)
    leftSince = clock.monotonic()
  }

  return {
    async admit() {
      if (clock.monotonic() - leftSince >= UNASKED_IN_MS && !asking) {
        left = MOST_WAITING
        leftSince = clock.monotonic()
      }
      while (left <= 0) {
        asking ??= ask().finally(() => (asking = undefined))
        await asking
      }
      left--
    },
  }
}
