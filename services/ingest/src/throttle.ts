/**
 * Keeps a tenant's and a contact's flood out. Real time counts, whatever the clock of conversations does: what is protected is this
 * process and those behind it.
 *
 * - A request is let in or refused by its tenant's rate as a whole, before anything of it is done.
 * - A contact's rate refuses single messages; what the same contact is written to has a rate of its own, so that an assistant's answers
 *   do not suffer from a customer's flood.
 * - Neither limits statuses of deliveries by their contact. Consent is taken in advance of both rates.
 * - What is refused comes again under the same id, and what was recorded already takes nothing: each repeat gets further.
 */
import { RetryableError } from '@relance/contracts/errors'
import type { Clock } from '@relance/engine'
import type { Log } from '@relance/service-kit'
import { createBuckets } from './buckets.ts'
import type { Side } from './core/rated.ts'
import type { Rate } from './core/token-bucket.ts'
import type { Limits } from './limits.ts'
import type { Metrics } from './metrics.ts'

export interface Throttle {
  /** Lets a request with so many facts in. Throws `TENANT_OVER_LIMIT`. */
  admit(tenant: string, facts: { count: number; urgent: boolean }): Admission
}

/** A request that was let in. */
export interface Admission {
  /**
   * Takes one message. Throws `CONTACT_OVER_LIMIT`; once it has done so, for all that the request holds of the same side, so that their
   * order stays.
   */
  takeMessage(of: MessageOf): void
  /** The message was not recorded, or had been before. */
  giveBack(of: MessageOf): void
  /** Goes on where a contact is over its limit: it gives `undefined` then. */
  tolerate<T>(record: () => Promise<T>): Promise<T | undefined>
  /** Throws `CONTACT_OVER_LIMIT` where anything was refused, with how long the rest of it will take. */
  settle(): void
}

export interface MessageOf {
  conversation: string
  side: Side
  urgent: boolean
}

/** A flood is told once in so long, ms. */
const TELL_EVERY_MS = 60_000
const MOST_TOLD = 1_000

export function createThrottle({
  limits,
  clock,
  metrics,
  log,
}: {
  limits: Limits
  clock: Clock
  metrics: Metrics
  log: Log
}): Throttle {
  const tenants = createBuckets(limits.tenant, clock)
  const contacts = createBuckets(limits.contact, clock)
  const toldAt = new Map<string, number>()

  const tell = (key: string, about: object, message: string) => {
    const now = clock.monotonic()
    if (now - (toldAt.get(key) ?? Number.NEGATIVE_INFINITY) < TELL_EVERY_MS) return
    toldAt.delete(key)
    toldAt.set(key, now)
    if (toldAt.size > MOST_TOLD) toldAt.delete(toldAt.keys().next().value as string)
    log.warn(about, message)
  }

  return {
    admit(tenant, facts) {
      const retryAfterMs = tenants.take(tenant, facts)
      if (retryAfterMs > 0) {
        metrics.throttled('tenant', facts.count)
        const message = `The tenant ${tooMuch(limits.tenant, 'messages and reports')}.`
        tell(`tenant/${tenant}`, { tenant }, message)
        throw overLimit('TENANT_OVER_LIMIT', message, retryAfterMs)
      }
      return createAdmission()
    },
  }

  function createAdmission(): Admission {
    /** How many of a conversation's side were refused. */
    const refused = new Map<string, number>()
    const { perSecond, burst } = limits.contact
    const message = `A contact, or whoever writes to it, ${tooMuch(limits.contact, 'messages')}.`
    return {
      takeMessage({ conversation, side, urgent }) {
        const key = `${conversation}/${side}`
        const before = refused.get(key) ?? 0
        const waitMs = before > 0 && !urgent ? 1000 / perSecond : contacts.take(key, { count: 1, urgent })
        if (waitMs === 0) return
        refused.set(key, before + 1)
        metrics.throttled('contact', 1)
        tell(`contact/${key}`, { conversation, side }, message)
        throw overLimit('CONTACT_OVER_LIMIT', message, waitMs)
      },
      giveBack: ({ conversation, side }) => contacts.giveBack(`${conversation}/${side}`, 1),
      async tolerate(record) {
        try {
          return await record()
        } catch (error) {
          if (error instanceof RetryableError && error.overLimit) return undefined
          throw error
        }
      },
      settle() {
        const most = Math.min(burst, Math.max(0, ...refused.values()))
        if (most > 0) throw overLimit('CONTACT_OVER_LIMIT', message, Math.ceil((most / perSecond) * 1000))
      },
    }
  }
}

function tooMuch({ perSecond, burst }: Rate, what: string): string {
  return `sends more than ${perSecond} ${what} a second (${burst} at once)`
}

function overLimit(code: string, message: string, retryAfterMs: number): RetryableError {
  const advice = 'Send the same again after that time, with the same ids; what was recorded is not recorded twice.'
  return new RetryableError(code, `${message} ${advice}`, { retryAfterMs, overLimit: true })
}
