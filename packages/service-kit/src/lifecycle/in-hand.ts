import { RetryableError } from '@relance/contracts/errors'
import { ATTRIBUTE } from '../telemetry/attributes.ts'
import { counter } from '../telemetry/metrics.ts'

/** How much a server has in hand at a time. */
export interface InHand {
  /**
   * Begins one, for a tenant where it is known whose it is, and gives how to end it. Throws `SERVER_BUSY` where there are enough, and
   * `TENANT_SHARE_IN_HAND` where the tenant has its share.
   */
  begin(tenant?: string): () => void
}

/**
 * At most `most` at a time. What is more is refused at once: whoever waited here would hold memory, and be gone by the time it was
 * its turn.
 *
 * A tenant has at most as many as are still free: by itself half of them, beside another one a third, and whoever has none
 * finds room whatever the others do. What belongs to no tenant has no share of its own, as it is Relance's.
 */
export function createInHand(most: number, what: 'calls' | 'streams' | 'requests'): InHand {
  const refused = counter('relance.server.refused', {
    description: 'What a server refused because it, or the tenant that asked, had enough in hand.',
    unit: '{call}',
  })
  let inHand = 0
  const ofTenants = new Map<string, number>()
  const add = (n: 1 | -1, tenant: string | undefined) => {
    inHand += n
    if (tenant === undefined) return
    const its = (ofTenants.get(tenant) ?? 0) + n
    if (its > 0) ofTenants.set(tenant, its)
    else ofTenants.delete(tenant)
  }
  const refuse = (reason: 'server' | 'tenant', code: string, message: string) => {
    refused.add(1, { what, [ATTRIBUTE.reason]: reason })
    return new RetryableError(code, message, { retryAfterMs: 500, overLimit: reason === 'tenant' })
  }
  return {
    begin(tenant) {
      const free = most - inHand
      if (free <= 0) {
        const message = `The server has ${most} ${what} in hand, which is all that it takes. Try again in a moment.`
        throw refuse('server', 'SERVER_BUSY', message)
      }
      const its = tenant === undefined ? 0 : (ofTenants.get(tenant) ?? 0)
      if (its >= free) {
        const message = `The tenant ${tenant} has ${its} ${what} in hand at this server, which is its share of ${most}: the rest is for others. End some of them, or try again in a moment.`
        throw refuse('tenant', 'TENANT_SHARE_IN_HAND', message)
      }
      add(1, tenant)
      let hasEnded = false
      return () => {
        if (!hasEnded) add(-1, tenant)
        hasEnded = true
      }
    },
  }
}
