import type { Address } from '../address.ts'

/**
 * The STATE record of every conversation, committed by compare-and-set (I4).
 *
 * - S1 `commit` resolves only once the record is durable.
 * - S2 It commits only where `expectedRevision` is the record's revision (0: there is none), else answers a conflict.
 * - S3 A commit whose answer was lost is settled before this resolves: either it is there, or a conflict is answered.
 * - S4 `load` with `fresh` reads from the leader.
 * - S5 `scan` visits every record that was there when it began, once, wherever it begins.
 */
export interface StateStore {
  load(of: Address, options?: { fresh?: boolean }): Promise<StoredState | undefined>
  commit(of: Address, body: Uint8Array, expectedRevision: number): Promise<{ revision: number } | { conflict: true }>
  /**
   * All records, in no order, one after the other as the consumer asks for them. `from`, a number from 0 (as where absent) to below 1, says at
   * which it begins: about as many of these numbers lead to one as to another.
   */
  scan(options?: { from?: number }): AsyncIterable<StoredState & { address: Address }>
  remove(of: Address): Promise<void>
}

export interface StoredState {
  body: Uint8Array
  revision: number
}
