import { TerminalError } from '@relance/contracts/errors'
import { identify, type Identity, isLoopback, requireTenant } from '@relance/service-kit'
import { createMiddleware } from 'hono/factory'
import type { InboxDeps } from './service.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** Whose token came along with the request; undefined where none is asked for. */
    identity: Identity | undefined
  }
}

/**
 * Lets in who has a token of the tenant. A browser asks for it by itself, once, as the password of any user, and sends it with whatever the
 * page reads or follows, the stream of changes included.
 *
 * Without tokens the inbox answers on this machine only, and only under this machine's own names: a site that lets its own name point
 * here would otherwise count as the same origin.
 */
export function onlyWhoMay({ tokens, tenant }: Pick<InboxDeps, 'tokens' | 'tenant'>) {
  return createMiddleware(async (c, next) => {
    if (tokens) {
      c.header('www-authenticate', 'Basic realm="Relance: any user, the token as password", charset="UTF-8"')
      const identity = identify(tokens, c.req.header('authorization'))
      requireTenant(identity, tenant)
      c.header('www-authenticate', undefined)
      c.set('identity', identity)
      return next()
    }
    const { hostname } = new URL(c.req.url)
    if (!isLoopback(hostname)) {
      throw new TerminalError(
        'HOST_UNKNOWN',
        `Without tokens the inbox answers as 127.0.0.1 or localhost only, not as ${hostname}. Set RELANCE_TOKENS to open it to others.`,
        { kind: 'forbidden' },
      )
    }
    return next()
  })
}
