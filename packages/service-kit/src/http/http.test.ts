import { UndecodableError } from '@relance/contracts/codec'
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import type { Running } from '@relance/engine'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../log/log.ts'
import { counter, gauge } from '../telemetry/metrics.ts'
import { httpErrors } from './http-errors.ts'
import { serveHttp } from './serve-http.ts'
import { serveOps } from './serve-ops.ts'

const log = createLog({ service: 'test', level: 'silent' })
const host = '127.0.0.1'
let server: (Running & { port: number }) | undefined
afterEach(() => server?.stop())

const get = (path: string) => fetch(`http://${host}:${server?.port}${path}`)

describe('serveHttp', () => {
  it('serves an app', async () => {
    server = await serveHttp({ app: new Hono().get('/', (c) => c.text('hello')), host, port: 0, log })
    expect(await (await get('/')).text()).toBe('hello')
  })

  it('refuses a port that is taken', async () => {
    server = await serveHttp({ app: new Hono(), host, port: 0, log })
    await expect(serveHttp({ app: new Hono(), host, port: server.port, log })).rejects.toThrow(
      `Port ${server.port} of ${host} is in use`,
    )
  })

  it('refuses what is more than it takes at a time, and accepts no more connections than it holds', async () => {
    const arrived = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<void>()
    const app = new Hono().get('/', async (c) => {
      arrived.resolve()
      await answer.promise
      return c.text('done')
    })
    server = await serveHttp({ app, host, port: 0, log, most: { requests: 1, connections: 2 } })
    const first = get('/')
    await arrived.promise
    const second = await get('/')
    expect(second.status).toBe(503)
    expect(second.headers.get('retry-after')).toBe('1')
    expect(await second.json()).toMatchObject({ error: { code: 'SERVER_BUSY' } })

    const socket = connect(server.port, host)
    const third = connect(server.port, host)
    await Promise.all([once(third, 'close'), once(third, 'connect')])
    socket.destroy()
    answer.resolve()
    expect(await (await first).text()).toBe('done')
    expect((await get('/')).status).toBe(200)
  })

  it('answers what is in hand before it stops, and stops though a stream stays open', async () => {
    const arrived = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<void>()
    const app = new Hono()
      .get('/slow', async (c) => {
        arrived.resolve()
        await answer.promise
        return c.text('done')
      })
      .get(
        '/events',
        () =>
          new Response(
            new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('data: 1\n\n')) }),
          ),
      )
    server = await serveHttp({ app, host, port: 0, log })
    const events = (await get('/events')).body?.getReader()
    await events?.read()
    const slow = get('/slow')
    await arrived.promise
    const stopped = server.stop()
    answer.resolve()
    expect(await (await slow).text()).toBe('done')
    await stopped
    await expect(get('/slow')).rejects.toThrow()
    server = undefined
  })
})

describe('httpErrors', () => {
  it.each([
    [new TerminalError('CONTACT_UNKNOWN', 'No such contact.', { kind: 'not_found' }), 404, 'CONTACT_UNKNOWN'],
    [new TerminalError('TOO_LARGE', 'More than 1 MB.', { kind: 'too_large' }), 413, 'TOO_LARGE'],
    [
      new TerminalError('SIGNATURE_WRONG', 'The signature is wrong.', { kind: 'unauthenticated' }),
      401,
      'SIGNATURE_WRONG',
    ],
    [new UndecodableError('Not JSON.'), 400, 'UNDECODABLE'],
    [new RetryableError('ENGINE_AWAY', 'The engine is away.', { retryAfterMs: 1_500 }), 503, 'ENGINE_AWAY'],
    [new Error('password=hunter2'), 500, 'INTERNAL'],
  ])('answers %s with %i', async (error, status, code) => {
    const app = new Hono().get('/', () => Promise.reject(error))
    app.onError(httpErrors(log))
    const response = await app.request('/')
    expect(response.status).toBe(status)
    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({ error: { code } })
    expect(body).not.toContain('hunter2')
    expect(response.headers.get('retry-after')).toBe(status === 503 ? '2' : null)
  })

  it('leaves the answers of hono’s own middleware alone', async () => {
    const app = new Hono().get('/', () => Promise.reject(new HTTPException(418, { message: 'teapot' })))
    app.onError(httpErrors(log))
    expect((await app.request('/')).status).toBe(418)
  })
})

describe('serveOps', () => {
  it('is ready when the process is, and says why it is not', async () => {
    let ready: () => Promise<boolean> = async () => true
    server = await serveOps({ host, port: 0, ready: () => ready(), log })
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
    ready = async () => false
    expect((await get('/readyz')).status).toBe(503)
    ready = () => Promise.reject(new Error('NATS cannot be reached.'))
    const response = await get('/readyz')
    expect([response.status, await response.text()]).toEqual([503, 'NATS cannot be reached.'])
    ready = () => new Promise(() => {})
    expect((await get('/readyz')).status).toBe(503)
  })

  it('serves what was counted, to Prometheus', async () => {
    counter('relance.test.messages', { description: 'Messages of the test.' }).add(2, { channel: 'sandbox' })
    counter('relance.test.messages', { description: 'Messages of the test.' }).add(1, { channel: 'sandbox' })
    gauge('relance.test.queue.jobs', { description: 'Jobs that wait.' }, async () => 7)
    server = await serveOps({ host, port: 0, ready: () => true, log })
    const response = await get('/metrics')
    const text = await response.text()
    expect(response.headers.get('content-type')).toContain('version=0.0.4')
    expect(text).toMatch(/^relance_test_messages_total\{channel="sandbox".*\} 3$/m)
    expect(text).toMatch(/^relance_test_queue_jobs(\{.*\})? 7$/m)
    expect(text).toContain('# HELP relance_test_messages_total Messages of the test.')
  })
})
