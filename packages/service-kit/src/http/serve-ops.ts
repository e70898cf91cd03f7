import type { Running } from '@relance/engine'
import { Hono } from 'hono'
import type { Log } from '../log/log.ts'
import { scrape } from '../telemetry/metrics.ts'
import { listen } from './serve-http.ts'

export interface OpsServerOptions {
  host: string
  /** 0 takes any that is free. */
  port: number
  /** Whether the process can serve. A rejection means no, and its message is shown. Asked at every probe: keep it cheap. */
  ready: () => Promise<boolean> | boolean
  log: Log
}

const READY_WITHIN_MS = 1_000

/** Serves `/healthz` (the process answers), `/readyz` (it can serve) and `/metrics` (the text format of Prometheus). */
export async function serveOps({ host, port, ready, log }: OpsServerOptions): Promise<Running & { port: number }> {
  const app = new Hono()
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    const problem = await problemWith(ready)
    return problem ? c.text(problem, 503) : c.text('ok')
  })
  app.get('/metrics', async (c) =>
    c.body(await scrape(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  )
  const server = await listen(host, port, async (request) => app.fetch(request))
  log.info({ host, port: server.port }, 'Serves health and metrics.')
  return server
}

async function problemWith(ready: OpsServerOptions['ready']): Promise<string | undefined> {
  const { promise: late, resolve: giveUp } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => giveUp(false), READY_WITHIN_MS)
  try {
    return (await Promise.race([ready(), late])) ? undefined : 'not ready'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    clearTimeout(timer)
  }
}
