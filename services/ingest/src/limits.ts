/** How much a tenant and a contact may send, and the variables that say so. They hold for each process of ingest on its own. */
import { atLeastOne } from '@relance/service-kit'
import type { Rate } from './core/token-bucket.ts'

export interface Limits {
  /** Everything that a tenant's channels report and its services record. */
  tenant: Rate
  /** Messages of one contact, and on their own those that are written to it. */
  contact: Rate
}

/**
 * A tenant: well below what an engine takes in (`sqlite.bench.ts`, `nats.bench.ts`), so that a flood of one leaves room for the others, and
 * a burst as an outage of a channel ends in. A contact: more than anybody types, and a burst that holds a dialogue as long as one call of RecordMessages can
 * hand over.
 */
export const LIMITS_BY_DEFAULT: Limits = {
  tenant: { perSecond: 2_000, burst: 10_000 },
  contact: { perSecond: 5, burst: 500 },
}

const { tenant, contact } = LIMITS_BY_DEFAULT

export const limitsShape = {
  RELANCE_TENANT_RATE: atLeastOne(tenant.perSecond),
  RELANCE_TENANT_BURST: atLeastOne(tenant.burst),
  RELANCE_CONTACT_RATE: atLeastOne(contact.perSecond),
  RELANCE_CONTACT_BURST: atLeastOne(contact.burst),
}

export function limitsOf(config: Record<keyof typeof limitsShape, number>): Limits {
  return {
    tenant: { perSecond: config.RELANCE_TENANT_RATE, burst: config.RELANCE_TENANT_BURST },
    contact: { perSecond: config.RELANCE_CONTACT_RATE, burst: config.RELANCE_CONTACT_BURST },
  }
}
