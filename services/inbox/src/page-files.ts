import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { TerminalError } from '@relance/contracts/errors'
import type { Hono } from 'hono'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'

/**
 * Serves the built page. Its scripts and styles have their content's hash in the name and never change; every other
 * path is the page itself, which reads from the address what to show.
 */
export function servePage(http: Hono, folder: string): void {
  http.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    }),
  )
  if (!existsSync(join(folder, 'index.html'))) {
    http.get('*', () => {
      const todo = 'The page is not built. Start Relance with npm start, which builds it.'
      throw new TerminalError('PAGE_NOT_BUILT', todo, { kind: 'not_found' })
    })
    return
  }
  http.use('/assets/*', async (c, next) => {
    await next()
    if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable')
  })
  http.use('/assets/*', compress())
  http.use('/assets/*', serveStatic({ root: folder }))
  http.all('/assets/*', (c) => c.text('There is no such file.', 404))
  http.get('*', async (c, next) => {
    await next()
    c.header('cache-control', 'no-cache')
  })
  http.get('*', serveStatic({ root: folder, path: 'index.html' }))
}
