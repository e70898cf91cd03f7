/**
 * What the errors of the WhatsApp Cloud API mean for a message. Meta asks to go by `code`, not by the HTTP status or the title.
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes (read November 2026).
 */
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Never sent. Without `retryAfterMs` another attempt makes no sense. */
export interface KnownError {
  code: string
  retryAfterMs?: number
  optedOut?: true
}

const UNAUTHORISED: KnownError = { code: 'ACCOUNT_UNAUTHORISED', retryAfterMs: 15 * MINUTE }
const TEMPLATE: KnownError = { code: 'TEMPLATE_REJECTED' }

const KNOWN: ReadonlyMap<number, KnownError> = new Map([
  [0, UNAUTHORISED],
  [3, UNAUTHORISED],
  [10, UNAUTHORISED],
  [190, UNAUTHORISED],
  // The app's and the account's calls per hour.
  [4, { code: 'RATE_LIMITED', retryAfterMs: 15 * MINUTE }],
  [80007, { code: 'RATE_LIMITED', retryAfterMs: 15 * MINUTE }],
  // Messages per second of the number.
  [130429, { code: 'RATE_LIMITED', retryAfterMs: 30 * SECOND }],
  // Too many messages to one recipient in a short time.
  [131056, { code: 'PAIR_RATE_LIMITED', retryAfterMs: MINUTE }],
  [368, { code: 'ACCOUNT_RESTRICTED', retryAfterMs: 24 * HOUR }],
  [131031, { code: 'ACCOUNT_RESTRICTED', retryAfterMs: 24 * HOUR }],
  [130497, { code: 'COUNTRY_RESTRICTED' }],
  [131042, { code: 'PAYMENT_NEEDED', retryAfterMs: 6 * HOUR }],
  [131048, { code: 'SPAM_LIMITED', retryAfterMs: 24 * HOUR }],
  [131047, { code: 'WINDOW_CLOSED' }],
  [131026, { code: 'RECIPIENT_UNAVAILABLE' }],
  // The recipient is in an experiment that withholds marketing: another channel may reach them, this one will not.
  [130472, { code: 'WITHHELD_BY_EXPERIMENT' }],
  // "If you receive this error code, wait at least 24 hours before resending".
  [131049, { code: 'HELD_BACK_BY_META', retryAfterMs: 24 * HOUR }],
  [131050, { code: 'OPTED_OUT', optedOut: true }],
  [132000, TEMPLATE],
  [132001, TEMPLATE],
  [132005, TEMPLATE],
  [132007, TEMPLATE],
  [132012, TEMPLATE],
  [132015, TEMPLATE],
  [132016, TEMPLATE],
])

/** What Meta's code says for certain; undefined where it leaves open whether the message went out. */
export function whatsappError(metaCode: number | undefined, status: number): KnownError | undefined {
  if (metaCode !== undefined && metaCode >= 200 && metaCode <= 299) return UNAUTHORISED
  const known = metaCode === undefined ? undefined : KNOWN.get(metaCode)
  return known ?? refusedStatus(status)
}

/**
 * What an HTTP status alone says for certain (I9): 429 and any other refusal by the client's fault was not carried out. A
 * timeout that the server noticed (408), and whatever it failed in (5xx), leaves it open.
 */
export function refusedStatus(status: number): KnownError | undefined {
  if (status === 429) return { code: 'RATE_LIMITED', retryAfterMs: MINUTE }
  if (status === 401 || status === 403) return UNAUTHORISED
  if (status >= 300 && status < 500 && status !== 408) return { code: 'REJECTED' }
  return undefined
}
