/**
 * Amounts that are counted exactly once: credits of a tenant and assistant, what came of its decisions.
 *
 * - L1 `record` resolves only once the amount is durable.
 * - L2 An amount recorded again under the same id counts once, however much later.
 * - L3 `sum` counts every amount whose record was answered before it was called.
 */
export interface Ledger {
  record(entry: LedgerEntry): Promise<void>
  /** The sum of an account's amounts since an instant (ms since the epoch; 0: ever). */
  sum(tenant: string, account: string, since: number): Promise<number>
}

export interface LedgerEntry {
  id: string
  tenant: string
  /** Such as `credits:<assistant>`; any characters. */
  account: string
  amount: number
  /** Ms since the epoch, and at most a day ahead of the engine's clock. */
  at: number
}
