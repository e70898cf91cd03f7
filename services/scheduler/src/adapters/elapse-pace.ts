import { setTimeout as sleep } from 'node:timers/promises'
import type { Mailbox } from '@relance/engine'

/** Lets elapses on to the mailboxes, no faster than they are folded. */
export interface ElapsePace {
  /** Resolves once one more may be reported. */
  admit(): Promise<void>
}

/**
 * Wake-ups of mailboxes that may wait while timers elapse. A live message waits behind them: some 160 ms where 2,000 elapses are folded in a second, as
 * measured (`docs/benchmarks.md`).
 */
const MOST_WAITING = 320
/** So many are let on without a question in each such time: nobody asks on a calm day. Ms. */
const UNASKED_IN_MS = 1_000
const ASK_AGAIN_AFTER_MS = 50
/** Where wake-ups wait for something that has nothing to do with how many there are, timers elapse all the same: 500 in a second. */
const AT_LEAST = 25

/** A question that takes longer is not waited for. Ms. */
const PATIENCE_MS = 250

/**
 * However many timers elapse at once, the rest of them wait with the engine, where they hold nobody up. `pause` is in real time, also where the
 * clock is virtual: a timer in hand is something that a virtual clock waits for before it goes on.
 */
export function createElapsePace(
  mailbox: Pick<Mailbox, 'backlog'>,
  monotonic: () => number,
  pause: (ms: number) => Promise<unknown> = (ms) => sleep(ms, undefined, { ref: false }),
): ElapsePace {
  /** How many may be reported before the next question. */
  let left = MOST_WAITING
  let leftSince = monotonic()
  let asking: Promise<void> | undefined

  const ask = async () => {
    const began = monotonic()
    // The timers come first: they are not held up because a question about the backlog fails, or takes its time.
    const backlog = await Promise.race([
      mailbox.backlog().catch(() => MOST_WAITING),
      pause(PATIENCE_MS).then(() => MOST_WAITING),
    ])
    if (backlog >= MOST_WAITING) await pause(ASK_AGAIN_AFTER_MS)
    leftSince = monotonic()
    left = Math.max(((leftSince - began) / ASK_AGAIN_AFTER_MS) * AT_LEAST, MOST_WAITING - backlog)
  }

  return {
    async admit() {
      if (!asking && monotonic() - leftSince >= UNASKED_IN_MS) {
        left = MOST_WAITING
        leftSince = monotonic()
      }
      while (left < 1) {
        asking ??= ask().finally(() => (asking = undefined))
        await asking
      }
      left--
    },
  }
}
