/**
 * The tenants that a request names: its field `tenant`, and that of a message within it, such as a target or an account. A test compares
 * that with the definition of every method, so that none is added where a tenant lies deeper.
 */
export function tenantsIn(request: unknown): string[] {
  const tenants = tenantOf(request)
  for (const field of Object.values(request ?? {})) tenants.push(...tenantOf(field))
  return tenants
}

function tenantOf(message: unknown): string[] {
  const isMessage = typeof message === 'object' && message !== null && 'tenant' in message
  return isMessage && typeof message.tenant === 'string' ? [message.tenant] : []
}
