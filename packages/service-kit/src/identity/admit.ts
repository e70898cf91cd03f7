/** The one place that decides whether a caller may ask for what it asks for. */
import { TerminalError } from '@relance/contracts/errors'
import { EVERY_TENANT, type Identity, maySpeakOf } from './identity.ts'
import { tenantsIn } from './tenants-in.ts'
import type { Tokens } from './tokens.ts'

/**
 * Who calls, by the `authorization` that came along: `Bearer <token>`, or as browsers send it, `Basic` with any user and the token
 * as password.
 *
 * @throws TerminalError `TOKEN_MISSING`, `TOKEN_UNKNOWN` (unauthenticated)
 */
export function identify(tokens: Tokens, authorization: string | undefined): Identity {
  const token = tokenIn(authorization)
  if (token === undefined) {
    throw new TerminalError('TOKEN_MISSING', 'Say who you are: send "authorization: Bearer <token>" along.', {
      kind: 'unauthenticated',
    })
  }
  const identity = tokens.identityOf(token)
  if (identity) return identity
  throw new TerminalError(
    'TOKEN_UNKNOWN',
    'This token is not known here. Use another one, or have it added to RELANCE_TOKENS (`npm run token`).',
    { kind: 'unauthenticated' },
  )
}

/** @throws TerminalError `OTHER_TENANT` (forbidden) */
export function requireTenant(identity: Identity, tenant: string): void {
  if (maySpeakOf(identity, tenant)) return
  throw new TerminalError('OTHER_TENANT', `The token ${identity.name} is for the tenant ${identity.tenant} only.`, {
    kind: 'forbidden',
  })
}

/**
 * Whether whoever calls may make that request: a tenant's token may speak of its tenant, and of nothing that belongs to none.
 *
 * @throws TerminalError `OTHER_TENANT`, `TENANT_NOT_NAMED` (forbidden)
 */
export function requireTenantsOf(identity: Identity, request: unknown): void {
  if (identity.tenant === EVERY_TENANT) return
  const tenants = tenantsIn(request)
  for (const tenant of tenants) requireTenant(identity, tenant)
  if (tenants.length > 0) return
  throw new TerminalError(
    'TENANT_NOT_NAMED',
    `The token ${identity.name} is for the tenant ${identity.tenant} only, and this request names no tenant.`,
    { kind: 'forbidden' },
  )
}

function tokenIn(authorization: string | undefined): string | undefined {
  const [, scheme = '', value = ''] = /^(\w+) +(\S+) *$/.exec(authorization ?? '') ?? []
  if (/^bearer$/i.test(scheme)) return value
  if (!/^basic$/i.test(scheme)) return undefined
  const [, password] = /^[^:]*:([^]+)$/.exec(Buffer.from(value, 'base64').toString('utf8')) ?? []
  return password
}
