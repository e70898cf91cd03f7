import { createHash } from 'node:crypto'

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** Of the demo's tenant, of another one, and of Relance's own services and operators. */
export const TOKENS = {
  tenant: 'token-of-the-demo-tenant',
  rival: 'token-of-another-tenant',
  operator: 'token-of-relance-itself',
} as const

/** The variables of a deployment that asks who calls. */
export const ASKS_WHO_CALLS = {
  RELANCE_TOKENS: JSON.stringify({
    [hashOf(TOKENS.tenant)]: { tenant: 'demo', name: 'demo-crm' },
    [hashOf(TOKENS.rival)]: { tenant: 'rival', name: 'rival-crm' },
    [hashOf(TOKENS.operator)]: { tenant: '*', name: 'relance' },
  }),
  RELANCE_TOKEN: TOKENS.operator,
}
