import { TerminalError } from '@relance/contracts/errors'
import {
  SchedulerServiceClient,
  SchedulerServiceDefinition,
} from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import { decodeInput } from '@relance/contracts/input'
import type { Address, NewEntry } from '@relance/engine'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createGrpcClient } from '../grpc/client.ts'
import { implement } from '../grpc/implement.ts'
import { type GrpcServer, serveGrpc } from '../grpc/server.ts'
import { serveHttp } from '../http/serve-http.ts'
import { createLog } from '../log/log.ts'
import { aboutConversation } from './about.ts'
import { appendInput } from './append-input.ts'
import { ATTRIBUTE } from './attributes.ts'
import { type CollectedSpans, collectSpans } from './collect-spans.ts'
import { currentCarrier, withSpan } from './spans.ts'

const lines: string[] = []
const log = createLog({ service: 'test', level: 'info', to: { write: (line) => void lines.push(line) } })
const silent = createLog({ service: 'test', level: 'silent' })
const request = { tenant: 'demo', before: undefined, pageSize: 1 }

let collected: CollectedSpans
beforeAll(async () => {
  collected = await collectSpans()
})
afterAll(() => collected.stop())
beforeEach(() => {
  collected.clear()
  lines.length = 0
})

describe('withSpan', () => {
  it('continues the trace of a carrier, and of nothing else', async () => {
    const carrier = await withSpan('sender', { kind: 'producer' }, async () => currentCarrier())
    expect(carrier).toEqual({ traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/) })
    await withSpan('somebody else', {}, () => withSpan('receiver', { kind: 'consumer', carrier }, async () => {}))
    const [sender, receiver, other] = collected.spans()
    expect(receiver).toMatchObject({
      name: 'receiver',
      kind: 'consumer',
      traceId: sender?.traceId,
      parentSpanId: sender?.spanId,
    })
    expect(other?.traceId).not.toBe(sender?.traceId)
  })

  it('begins a trace of its own where the carrier is empty', async () => {
    await withSpan('loop', {}, () => withSpan('job', { carrier: {} }, async () => {}))
    const [job, loop] = collected.spans()
    expect(job?.traceId).not.toBe(loop?.traceId)
    expect(job?.parentSpanId).toBeUndefined()
  })

  it('records what went wrong, and passes it on', async () => {
    const failing = withSpan('fold', { attributes: { [ATTRIBUTE.conversation]: 'c_1' } }, () =>
      Promise.reject(new Error('broken')),
    )
    await expect(failing).rejects.toThrow('broken')
    expect(collected.spans()).toMatchObject([
      { name: 'fold', failed: true, attributes: { 'relance.conversation': 'c_1' } },
    ])
  })

  it('puts its ids on log lines', async () => {
    await withSpan('fold', {}, async () => log.info('Folds.'))
    const [span] = collected.spans()
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ trace_id: span?.traceId, span_id: span?.spanId })
  })
})

describe('aboutConversation', () => {
  it.each([
    { given: ['c_1', 'c_1'], told: 'c_1' },
    { given: ['c_1', 'c_2'], told: undefined },
    { given: [], told: undefined },
  ])('of $given tells $told', async ({ given, told }) => {
    await withSpan('webhook', {}, async () => aboutConversation(...given))
    expect(collected.spans()[0]?.attributes[ATTRIBUTE.conversation]).toBe(told)
  })
})

it('appendInput says who appends what, and lets whoever folds it continue its span', async () => {
  const appended: NewEntry[] = []
  const mailbox = {
    append: async (_: Address, entry: NewEntry) => ({ seq: appended.push(entry), duplicate: false }),
  }
  const to = { tenant: 'demo', conversation: 'c_1' }
  await appendInput(mailbox, { by: 'ingest', to, id: 'm_1', input: { type: 'csat.rated', messageId: '1', rating: 5 } })
  const [span] = collected.spans()
  expect(span).toMatchObject({
    name: 'mailbox.append',
    kind: 'producer',
    attributes: { 'relance.conversation': 'c_1', 'relance.input': 'csat.rated', 'relance.service': 'ingest' },
  })
  expect(appended[0]?.carrier?.['traceparent']).toContain(span?.spanId)
  expect(decodeInput(appended[0]!.body)).toMatchObject({ type: 'csat.rated', rating: 5 })
})

describe('a gRPC call', () => {
  let server: GrpcServer
  beforeAll(async () => {
    const service = implement(SchedulerServiceDefinition, {
      async listDue({ tenant }, { carrier }) {
        if (tenant === 'nobody') throw new TerminalError('TENANT_UNKNOWN', 'No such tenant.', { kind: 'not_found' })
        return withSpan('read', {}, async () => ({ due: [], total: BigInt(Object.keys(carrier).length) }))
      },
    })
    server = await serveGrpc({ services: [service], host: '127.0.0.1', port: 0, log: silent })
  })
  afterAll(() => server.stop())
  const call = async (tenant: string) => {
    const client = createGrpcClient(SchedulerServiceClient, { address: `127.0.0.1:${server.port}`, caller: 'inbox' })
    return client.listDue({ ...request, tenant }).finally(() => client.close())
  }

  it('is one trace, from the caller to what the handler does', async () => {
    await expect(withSpan('page', {}, () => call('demo'))).resolves.toMatchObject({ total: 1n })
    await expect.poll(() => collected.spans().length).toBe(4)
    const spans = collected.spans()
    const named = (name: string, kind: string) => spans.find((span) => span.name === name && span.kind === kind)
    const page = named('page', 'internal')
    const sent = named('grpc.relance.scheduler.v1.SchedulerService/ListDue', 'client')
    const answered = named('grpc.relance.scheduler.v1.SchedulerService/ListDue', 'server')
    const read = named('read', 'internal')
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1)
    expect(sent?.parentSpanId).toBe(page?.spanId)
    expect(answered?.parentSpanId).toBe(sent?.spanId)
    expect(read?.parentSpanId).toBe(answered?.spanId)
    expect(answered?.attributes).toMatchObject({
      [ATTRIBUTE.caller]: 'inbox',
      'rpc.service': 'relance.scheduler.v1.SchedulerService',
      'rpc.method': 'ListDue',
    })
  })

  it('that fails leaves spans that failed', async () => {
    await expect(call('nobody')).rejects.toThrow('No such tenant.')
    await expect.poll(() => collected.spans().length).toBe(2)
    expect(collected.spans().map(({ failed }) => failed)).toEqual([true, true])
  })
})

it('an HTTP request continues the sender’s trace', async () => {
  const app = new Hono().get('/hook', (c) => c.json(currentCarrier()))
  const server = await serveHttp({ app, host: '127.0.0.1', port: 0, log: silent })
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  const response = await fetch(`http://127.0.0.1:${server.port}/hook`, { headers: { traceparent } })
  expect(((await response.json()) as { traceparent: string }).traceparent).toContain('a'.repeat(32))
  await server.stop()
  expect(collected.spans()).toMatchObject([
    {
      name: 'GET',
      kind: 'server',
      parentSpanId: 'b'.repeat(16),
      attributes: { 'url.path': '/hook', 'http.response.status_code': 200 },
    },
  ])
})
