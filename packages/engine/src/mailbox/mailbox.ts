import type { Address, Carrier, Running } from '../address.ts'

/**
 * The mailbox of every conversation: the truth about it (I1).
 *
 * - M1 `append` resolves only once the entry is durable.
 * - M2 An entry appended again under the same id within the duplicate window (2 minutes at least) is there once, and
 *   the first one's sequence is answered with `duplicate: true`.
 * - M3 Sequences of one conversation grow; they need not be contiguous.
 * - M4 `appendIfLast` appends only where `expectedLastSeq` is the sequence of the conversation's last entry (0: none).
 * - M5 `read` gives every entry after a sequence, in order, without a gap, up to the limit.
 * - M6 `read` with `including` does not answer from a replica that has not seen that sequence.
 * - M7 Every entry wakes somebody up until its wake-up was acknowledged, across restarts. A wake-up may come twice.
 * - M8 A wake-up whose handler failed comes again, and holds no other conversation up.
 * - M9 Conversations, and tenants with conversations of the same name, do not see each other's entries.
 * - M10 Bodies and ids come back byte by byte, whatever they hold.
 * - M11 `backlog` counts the wake-ups of all conversations that nobody has acknowledged yet, those in hand included.
 */
export interface Mailbox {
  /** Appends. An ambiguous failure is settled before this resolves or rejects; a rejection is retryable by the same id. */
  append(to: Address, entry: NewEntry): Promise<Appended>
  /** Appends only where nothing came after `expectedLastSeq`. */
  appendIfLast(
    to: Address,
    entry: NewEntry,
    expectedLastSeq: number,
  ): Promise<Appended | { conflict: true; lastSeq: number }>
  /** Entries after `afterSeq`, oldest first. */
  read(of: Address, afterSeq: number, options?: ReadOptions): Promise<Entry[]>
  /** The sequence of the last entry, from the leader; 0 where there is none. */
  lastSeq(of: Address): Promise<number>
  /** Wakes `handle` up for entries that nobody has dealt with. It resolves: acknowledged. It rejects: comes again. */
  wakeUps(options: WakeUpOptions, handle: (wakeUp: WakeUp) => Promise<void>): Running
  /** How many wake-ups are still to be dealt with, about: they come and go meanwhile. */
  backlog(): Promise<number>
  /** Which storage this is; changes when it was restored or made anew. */
  identity(): Promise<{ id: string; lastSeq: number }>
}

export interface NewEntry {
  /** Unique within the conversation; derived from what happened, so that a retry carries the same. Any characters. */
  id: string
  body: Uint8Array
  carrier?: Carrier
}

/** Without the engine's instant: an acknowledgement of JetStream does not carry it, and asking would double the cost. It is on the entry. */
export interface Appended {
  seq: number
  duplicate: boolean
}

export interface Entry {
  seq: number
  /** The engine's instant, ms since the epoch. */
  at: number
  id: string
  body: Uint8Array
  carrier: Carrier
}

export interface ReadOptions {
  /** At most so many entries; 1,000 where absent. */
  limit?: number
  /** Only entries up to this sequence. */
  upTo?: number
  /** The answer must come from a replica that holds this sequence. */
  including?: number
}

/** After this many failures in a row the delay of a wake-up grows no further. */
export const MOST_DELAYS = 60

export interface WakeUpOptions {
  /** At most so many handlers at once. */
  concurrency: number
  /** A wake-up whose handler failed comes again after this long; the delay of the n-th failure in a row is n times it, 60 times at most. */
  retryAfterMs?: number
  /**
   * Whether the handler failed for want of what another worker may have, such as a later release. Where several processes share the
   * mailbox, the wake-ups of that partition are offered to the others first from then on.
   */
  isForAnother?: (error: unknown) => boolean
}

/** Something was appended to a conversation. A delivery is only a wake-up (I3): read the mailbox, do not trust this. */
export interface WakeUp {
  address: Address
  seq: number
  carrier: Carrier
  /** How often this wake-up came, from 1. */
  attempt: number
}
