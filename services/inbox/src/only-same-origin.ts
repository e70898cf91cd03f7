import { TerminalError } from '@relance/contracts/errors'
import { createMiddleware } from 'hono/factory'

/**
 * Another site's page, open in the same browser, must not act on conversations. A browser names the page's origin on
 * every request that changes something, and a JSON body cannot be sent from elsewhere without asking first.
 */
export const onlySameOrigin = createMiddleware(async (c, next) => {
  const origin = c.req.header('origin')
  if (origin !== undefined && hostOf(origin) !== c.req.header('host')) {
    throw new TerminalError('OTHER_ORIGIN', `A page of ${origin} may not use this inbox.`, { kind: 'forbidden' })
  }
  const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  if (changes && !c.req.header('content-type')?.startsWith('application/json')) {
    throw new TerminalError('CONTENT_TYPE_WRONG', 'Send the body as application/json.')
  }
  c.header('cache-control', 'no-store')
  await next()
})

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
