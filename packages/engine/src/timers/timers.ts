import type { Address, Carrier, Running } from '../address.ts'

/**
 * Durable timers of conversations.
 *
 * - T1 `arm` resolves only once the timer is durable; arming the same (name, generation) again changes nothing.
 * - T2 A timer elapses at its time or later, never earlier; one whose time has passed elapses at once.
 * - T3 An elapse is handed out until its handler resolved; across restarts. It may come twice.
 * - T4 A cancelled timer does not elapse, unless it was already being handed out.
 * - T5 Another generation of the same name is another timer.
 * - T6 `list` gives what is armed, earliest first.
 */
export interface Timers {
  arm(timer: Timer): Promise<void>
  cancel(timer: TimerKey): Promise<void>
  elapsed(options: { concurrency: number }, handle: (timer: Timer) => Promise<void>): Running
  /** Armed timers due before `before` (ms since the epoch), earliest first, at most `limit`. */
  list(options: { before: number; limit: number }): Promise<Timer[]>
}

export interface TimerKey {
  address: Address
  name: string
  generation: number
}

export interface Timer extends TimerKey {
  /** Ms since the epoch. */
  dueAt: number
  /** Given back with the elapse. */
  body: Uint8Array
  carrier?: Carrier
}
