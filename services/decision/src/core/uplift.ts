/** What follow-ups bring: the difference of two shares, and how sure it is. */

/** So many of so many. */
export interface Share {
  hits: number
  of: number
}

export interface Uplift {
  followedShare: number
  heldOutShare: number
  difference: number
  /** Ends of its 95 % confidence interval. */
  lower: number
  upper: number
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964

/**
 * Undefined until there are conversations of both kinds. The interval is the one of Newcombe, "Interval estimation for the difference
 * between independent proportions", Statistics in Medicine 17 (1998), method 10: it holds for few conversations and for shares of 0 and 1.
 */
export function upliftOf(followed: Share, heldOut: Share): Uplift | undefined {
  if (followed.of === 0 || heldOut.of === 0) return undefined
  const [one, other] = [wilson(followed), wilson(heldOut)]
  const difference = one.share - other.share
  return {
    followedShare: one.share,
    heldOutShare: other.share,
    difference,
    lower: difference - Math.hypot(one.share - one.lower, other.upper - other.share),
    upper: difference + Math.hypot(one.upper - one.share, other.share - other.lower),
  }
}

/** The score interval of Wilson (1927). */
function wilson({ hits, of }: Share): { share: number; lower: number; upper: number } {
  // What is counted of late may not be there yet for both counts.
  const share = Math.min(1, Math.max(0, hits / of))
  const square = Z ** 2 / of
  const middle = share + square / 2
  const reach = Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of))
  return { share, lower: (middle - reach) / (1 + square), upper: (middle + reach) / (1 + square) }
}
