/**
 * Rates that several workers share: so many messages per second for a channel account, one per 6 s for a recipient.
 *
 * - B1 `take` never lets more than `limit` through within `perMs`, whoever asks (a sliding window).
 * - B2 A refusal says after how many ms asking again makes sense.
 * - B3 Several rates are taken together or not at all.
 */
export interface Budget {
  take(rates: readonly Rate[]): Promise<{ ok: true } | { ok: false; retryAfterMs: number }>
  /** What is left of a rate, without taking. */
  peek(rate: Rate): Promise<number>
}

export interface Rate {
  /** Such as `account:<id>` or `pair:<account>:<contact>`; any characters. */
  key: string
  limit: number
  perMs: number
}
