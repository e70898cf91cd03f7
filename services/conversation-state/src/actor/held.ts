/**
 * What this process holds of a conversation between turns: the record, possibly ahead of what is committed (I6), and how
 * much of it has left. Losing it costs a read (I1).
 */
import type { Address } from '@relance/engine'
import { LRUCache } from 'lru-cache'
import type { StateRecord } from './record.ts'
import { versionOf } from './view-of.ts'

export interface Held {
  address: Address
  /** Of the STATE that the record goes on from; 0 where there is none yet. */
  revision: number
  record: StateRecord
  /** Inputs folded since that revision. */
  uncommitted: number
  /** The record holds commands, or was parked, since that revision: it must be committed before anything leaves (I6). */
  mustCommit: boolean
  /** So many items at the head of the outbox have left; the next commit drops them (I5). */
  relayed: number
  /** Version of the view that was written last; 0 where this process wrote none. */
  shownVersion: number
  /** It is not certain that the mailbox reaches as far as the record: it was read from the store, or the mailbox restored. */
  cold: boolean
  /** Monotonic instant, in ms, since when the record should be committed for tidiness. */
  untidySince?: number | undefined
}

/** A bounded cache of what is held, least recently used first out. */
export interface HeldConversations {
  get(address: Address): Held | undefined
  /** As `get`, without counting as a use of it. */
  peek(address: Address): Held | undefined
  put(held: Held): void
  drop(address: Address): void
  /** Every one of them is to be compared with its mailbox again. */
  chill(): void
  /** Where a commit for tidiness is wanted. From here on what will be evicted soon counts as wanted for ever. */
  untidy(): Held[]
}

/**
 * Share of the least recently used that may be evicted before the next commit for tidiness. What is evicted untidy costs far more than its
 * commit: whoever loads it reads and folds again what is behind its record, relays its outbox a second time, and then commits all the same.
 */
const SOON_EVICTED = 0.5

export function createHeldConversations(options: { max: number; monotonic: () => number }): HeldConversations {
  // What is evicted untidy all the same is left to the sweeper: the commands have left, and the fold can be done again.
  const untidy = new Map<string, Held>()
  const cache = new LRUCache<string, Held>({
    max: options.max,
    dispose: (_, key, reason) => {
      if (reason !== 'set') untidy.delete(key)
    },
  })
  return {
    get: (address) => cache.get(keyOf(address)),
    peek: (address) => cache.peek(keyOf(address)),
    put(held) {
      const key = keyOf(held.address)
      // Whose turn it is has been got, which is what its use counts by.
      if (cache.peek(key) !== held) cache.set(key, held)
      if (!isUntidy(held)) {
        held.untidySince = undefined
        untidy.delete(key)
      } else if (!untidy.has(key)) {
        held.untidySince = options.monotonic()
        untidy.set(key, held)
      } else if (untidy.get(key) !== held) {
        held.untidySince = untidy.get(key)?.untidySince
        untidy.set(key, held)
      }
    },
    drop(address) {
      cache.delete(keyOf(address))
    },
    chill() {
      for (const held of cache.values()) held.cold = true
    },
    untidy() {
      let soonEvicted = cache.size - options.max * (1 - SOON_EVICTED)
      for (const held of cache.rvalues()) {
        if (soonEvicted-- <= 0) break
        if (held && isUntidy(held)) held.untidySince = Number.NEGATIVE_INFINITY
      }
      return [...untidy.values()]
    },
  }
}

/** Something is folded and not committed, or has left and is in the record still. */
export function isUntidy({ uncommitted, relayed }: Held): boolean {
  return uncommitted > 0 || relayed > 0
}

/** A key that no two conversations share: neither part holds a slash. */
export function keyOf({ tenant, conversation }: Address): string {
  return `${tenant}/${conversation}`
}

/** Nothing is left to do: all is committed that must be, has left, and can be seen. */
export function isSettled(held: Held): boolean {
  return !held.mustCommit && held.relayed === held.record.outbox.length && held.shownVersion === versionOf(held.record)
}
