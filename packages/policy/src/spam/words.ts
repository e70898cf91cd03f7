/**
 * What one language needs to tell advertising sent in bulk from a customer who wants something: a pattern per sign, over `plain` text
 * (lower case, no accents). All languages have the same shape; the reading itself knows none.
 */
export interface SpamWords {
  /** Sells to the reader what no customer would say: prizes, profits, loans, followers, casinos. Each match counts. */
  sells: RegExp
  /** Words of advertisements that customers use as well. */
  praises: RegExp
  /** Tells the reader to click, join, write elsewhere. */
  urges: RegExp
  /** Addresses anybody: "dear sir or madam", "hello business owner". */
  addresses: RegExp
  /** Wants something of this business, as customers do. */
  wants: RegExp
}
