import type { Server } from 'node:http'
import type { RetryableError } from '@relance/contracts/errors'
import { serve } from '@hono/node-server'
import type { Running } from '@relance/engine'
import type { Hono } from 'hono'
import { CannotListenError } from '../lifecycle/cannot-listen.ts'
import { createInHand } from '../lifecycle/in-hand.ts'
import type { Log } from '../log/log.ts'
import { retryableAnswer } from './http-errors.ts'
import { withSpan } from '../telemetry/spans.ts'

export interface HttpServerOptions {
  /** Limits its bodies itself, and maps its errors with `httpErrors`. */
  app: Hono
  host: string
  /** 0 takes any that is free. */
  port: number
  log: Log
  /** What it has in hand at a time, `IN_HAND` where absent. What is more is refused, or not accepted as a connection. */
  most?: { requests: number; connections: number }
}

/**
 * A request may hold a body of 1 MiB. An open page keeps a connection for its stream of events, and a stream that is read slowly holds
 * one message at a time.
 */
const IN_HAND = { requests: 1_024, connections: 4_096 }

/** Whoever takes longer to send a request is not a channel, and only holds a connection. */
const RECEIVED_WITHIN_MS = 30_000

/** After this long connections that are still open are cut off: streams of events never end by themselves. */
const STOP_WITHIN_MS = 1_000

/**
 * Serves an app, each request within a span that continues the sender's trace where it sends one.
 *
 * @throws CannotListenError
 */
export function serveHttp({
  app,
  host,
  port,
  log,
  most = IN_HAND,
}: HttpServerOptions): Promise<Running & { port: number }> {
  const inHand = createInHand(most.requests, 'requests')
  const answer = (request: Request, env: object) => {
    const traceparent = request.headers.get('traceparent')
    const attributes = { 'http.request.method': request.method, 'url.path': new URL(request.url).pathname }
    return withSpan(
      request.method,
      { kind: 'server', attributes, carrier: traceparent ? { traceparent } : {} },
      async (span) => {
        const response = await app.fetch(request, env)
        span.setAttribute('http.response.status_code', response.status)
        return response
      },
    )
  }
  const answerWithin = async (request: Request, env: object) => {
    let end: () => void
    try {
      end = inHand.begin()
    } catch (error) {
      return retryableAnswer(error as RetryableError)
    }
    try {
      return await answer(request, env)
    } finally {
      end()
    }
  }
  return listen(host, port, answerWithin, most.connections).then((server) => {
    log.info({ host, port: server.port }, 'Serves HTTP.')
    return server
  })
}

/** Listens, and stops gracefully: what is being answered is answered, idle connections are closed. */
export function listen(
  host: string,
  port: number,
  answer: (request: Request, env: object) => Promise<Response>,
  mostConnections = IN_HAND.connections,
): Promise<Running & { port: number }> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error) => reject(new CannotListenError(host, port, cause))
    const server = serve({ fetch: answer, hostname: host, port }, (info) => {
      server.removeListener('error', refuse)
      resolve({ port: info.port, stop: () => stop(server) })
    }) as Server
    server.maxConnections = mostConnections
    server.requestTimeout = RECEIVED_WITHIN_MS
    server.once('error', refuse)
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS)
    server.close(() => {
      clearTimeout(cutOff)
      resolve()
    })
    server.closeIdleConnections()
  })
}
