/**
 * What goes wrong in a run, and how often. A seed draws its own mixture, where some faults are absent: each of them is met alone,
 * and together with any other.
 */
import type { Random } from './random.ts'

export interface Faults {
  /** Per call of a port: it takes a moment; it takes seconds. */
  slow: number
  verySlow: number
  /** Per call: it was never carried out; it was, and its acknowledgement is lost. Both look the same to the caller. */
  lostCall: number
  lostAnswer: number
  /** Per call: the process ends before it, or after it and before it hears of it. */
  crash: number
  /** Per call: the process stands still, for up to minutes. */
  pause: number
  /** Per claim of a delivery: the process stands still between it and the call of the channel, where that is most dangerous (I8). */
  pauseAfterClaim: number
  /** Per read that need not be of the leader: how often it is behind. */
  stale: number
  /** Per thing that is handed out: it comes twice; late, so that others overtake it; its acknowledgement is lost. */
  twice: number
  late: number
  lostAck: number
  /** Per repeated append after the duplicate window: the engine has forgotten the first. */
  forgets: number
  /** Per call of a channel. */
  refused: number
  inDoubt: number
  /** Per question whether a message may go: others have used up the rate. */
  overBudget: number
  /** By how much the clocks of machines differ at most, ms. */
  skewMs: number
}

export const NONE: Faults = {
  slow: 0,
  verySlow: 0,
  lostCall: 0,
  lostAnswer: 0,
  crash: 0,
  pause: 0,
  pauseAfterClaim: 0,
  stale: 0,
  twice: 0,
  late: 0,
  lostAck: 0,
  forgets: 0,
  refused: 0,
  inDoubt: 0,
  overBudget: 0,
  skewMs: 0,
}

/** What is worse where the bad luck of a run gathers. */
export function concentrated(faults: Faults): Faults {
  const { lostCall, lostAnswer, crash, pause } = faults
  return { ...faults, lostCall: 3 * lostCall, lostAnswer: 3 * lostAnswer, crash: 2 * crash, pause: 3 * pause }
}

export function drawFaults(random: Random): Faults {
  const often = (usual: number) => random.pick([0, usual, usual, 3 * usual])
  return {
    slow: often(0.06),
    verySlow: often(0.008),
    lostCall: often(0.008),
    lostAnswer: often(0.008),
    crash: often(0.004),
    pause: often(0.004),
    pauseAfterClaim: often(0.05),
    stale: often(0.1),
    twice: often(0.03),
    late: often(0.08),
    lostAck: often(0.02),
    forgets: often(0.2),
    refused: often(0.08),
    inDoubt: often(0.1),
    overBudget: often(0.08),
    skewMs: random.pick([0, 300, 900]),
  }
}
