import { UndecodableError } from '@relance/contracts/codec'
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import {
  ConversationServiceClient,
  ConversationServiceDefinition,
} from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import {
  type ListDueRequest,
  SchedulerServiceClient,
  SchedulerServiceDefinition,
} from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createLog } from '../log/log.ts'
import { createGrpcClient, type GrpcClientOptions } from './client.ts'
import { type GrpcCall, type GrpcHandlers, implement } from './implement.ts'
import { serveGrpc } from './server.ts'

type Scheduler = GrpcHandlers<typeof SchedulerServiceDefinition>
type Conversations = GrpcHandlers<typeof ConversationServiceDefinition>

const request: ListDueRequest = { tenant: 'demo', before: undefined, pageSize: 1 }
const lines: string[] = []
const log = createLog({ service: 'test', level: 'error', to: { write: (line) => void lines.push(line) } })

const opened: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
  lines.length = 0
})

async function serve(listDue: Scheduler['listDue'], options: Partial<GrpcClientOptions> = {}) {
  const server = await serveGrpc({
    services: [implement(SchedulerServiceDefinition, { listDue })],
    host: '127.0.0.1',
    port: 0,
    log,
  })
  const client = schedulerAt(`127.0.0.1:${server.port}`, options)
  opened.push(() => server.stop())
  return { server, client }
}

function schedulerAt(address: string, options: Partial<GrpcClientOptions> = {}) {
  const client = createGrpcClient(SchedulerServiceClient, { address, caller: 'inbox', ...options })
  opened.push(() => client.close())
  return client
}

const failing = (error: unknown) => () => Promise.reject(error)

describe('a unary call', () => {
  it('brings the request there and the response back, and says who calls', async () => {
    const seen: { tenant: string; caller: string | undefined }[] = []
    const { client } = await serve(async ({ tenant }, { caller }) => {
      seen.push({ tenant, caller })
      return { due: [], total: 7n }
    })
    await expect(client.listDue(request)).resolves.toEqual({ due: [], total: 7n })
    expect(seen).toEqual([{ tenant: 'demo', caller: 'inbox' }])
  })

  it.each([
    ['invalid', 'invalid'],
    ['not_found', 'not_found'],
    ['precondition', 'precondition'],
    ['unauthenticated', 'unauthenticated'],
    ['forbidden', 'forbidden'],
    ['internal', 'internal'],
    ['too_large', 'invalid'],
  ] as const)('brings a terminal error of kind %s to the caller', async (kind, seenAs) => {
    const { client } = await serve(failing(new TerminalError('NO_SUCH_THING', 'There is no such thing.', { kind })))
    const error = await client.listDue(request).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TerminalError)
    expect(error).toMatchObject({ code: 'NO_SUCH_THING', message: 'There is no such thing.', kind: seenAs })
  })

  it('brings a retryable error to the caller, with when to try again', async () => {
    const { client } = await serve(
      failing(new RetryableError('ENGINE_AWAY', 'The engine is away.', { retryAfterMs: 2_500 })),
    )
    const error = await client.listDue(request).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RetryableError)
    expect(error).toMatchObject({ code: 'ENGINE_AWAY', message: 'The engine is away.', retryAfterMs: 2_500 })
  })

  it('calls an undecodable request invalid', async () => {
    const { client } = await serve(failing(new UndecodableError('An instant is missing.')))
    await expect(client.listDue(request)).rejects.toMatchObject({ code: 'UNDECODABLE', kind: 'invalid' })
  })

  it('gives nothing away about an error that nobody expected, and logs it with its stack', async () => {
    const { client } = await serve(failing(new Error('password=hunter2')))
    const error = (await client.listDue(request).catch((thrown: unknown) => thrown)) as TerminalError
    expect(error).toMatchObject({ code: 'INTERNAL', kind: 'internal' })
    expect(error.message).not.toContain('hunter2')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { message: 'password=hunter2', stack: expect.any(String) },
    })
  })

  it('gives up at its deadline, and tells the handler', async () => {
    const aborted = Promise.withResolvers<void>()
    const { client } = await serve(async (_, { signal }) => {
      signal.addEventListener('abort', () => aborted.resolve())
      await aborted.promise
      return { due: [], total: 0n }
    })
    await expect(client.listDue(request, { deadlineMs: 1_000 })).rejects.toMatchObject({
      name: 'RetryableError',
      code: 'DEADLINE_EXCEEDED',
    })
    await aborted.promise
  })

  it('is hung up by a signal', async () => {
    const hangUp = new AbortController()
    const { client } = await serve(async (_, { signal }) => {
      hangUp.abort(new Error('The page was closed.'))
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      return { due: [], total: 0n }
    })
    await expect(client.listDue(request, { signal: hangUp.signal })).rejects.toThrow('The page was closed.')
  })
})

describe('a client', () => {
  it('waits for a server that comes later, up to its deadline', async () => {
    const { server } = await serve(async () => ({ due: [], total: 1n }))
    const { port } = server
    await server.stop()
    const client = schedulerAt(`127.0.0.1:${port}`)
    await expect(client.listDue(request, { deadlineMs: 100 })).rejects.toMatchObject({
      name: 'RetryableError',
      code: 'DEADLINE_EXCEEDED',
    })

    const waiting = client.listDue(request)
    const later = await serveGrpc({
      services: [implement(SchedulerServiceDefinition, { listDue: async () => ({ due: [], total: 2n }) })],
      host: '127.0.0.1',
      port,
      log,
    })
    opened.push(() => later.stop())
    await expect(waiting).resolves.toMatchObject({ total: 2n })
  })

  it('takes turns among several addresses, and goes on with those that are left', async () => {
    const one = await serve(async () => ({ due: [], total: 1n }))
    const two = await serve(async () => ({ due: [], total: 2n }))
    const client = schedulerAt(`127.0.0.1:${one.server.port},127.0.0.1:${two.server.port}`)
    const answers = async () =>
      new Set(await Promise.all([1, 2, 3, 4].map(async () => (await client.listDue(request)).total)))
    await vi.waitFor(async () => expect(await answers()).toEqual(new Set([1n, 2n])))
    await one.server.stop()
    expect(await answers()).toEqual(new Set([2n]))
  })

  it('refuses a list of names, which would silently be taken for one', () => {
    expect(() => schedulerAt('a.example:1,b.example:2')).toThrow('ip:port')
  })
})

describe('a stream', () => {
  const watching = { tenant: 'demo', states: [], query: '', conversationId: '' } as never

  async function serveWatch(watchConversations: Conversations['watchConversations']) {
    const unused = async () => Promise.reject(new Error('unused'))
    const methods = Object.fromEntries(Object.keys(ConversationServiceDefinition.methods).map((name) => [name, unused]))
    const service = implement(ConversationServiceDefinition, {
      ...(methods as unknown as Conversations),
      watchConversations,
    })
    const server = await serveGrpc({ services: [service], host: '127.0.0.1', port: 0, log })
    const client = createGrpcClient(ConversationServiceClient, { address: `127.0.0.1:${server.port}`, caller: 'inbox' })
    opened.push(
      () => server.stop(),
      () => client.close(),
    )
    return { server, client }
  }

  const forever = (call: GrpcCall) =>
    new Promise<never>((_, reject) => call.signal.addEventListener('abort', () => reject(new Error('ended'))))

  it('gives messages in order and ends with the generator', async () => {
    const { client } = await serveWatch(async function* () {
      for (let n = 0; n < 1_000; n++) yield { conversation: undefined }
    })
    expect((await Array.fromAsync(client.watchConversations(watching))).length).toBe(1_000)
  })

  it('ends the generator when the client leaves', async () => {
    const ended = Promise.withResolvers<string>()
    const { client } = await serveWatch(async function* (_, call) {
      try {
        for (;;) {
          yield { conversation: undefined }
          await new Promise((resolve) => setImmediate(resolve))
        }
      } finally {
        ended.resolve(`aborted: ${call.signal.aborted}`)
      }
    })
    for await (const _ of client.watchConversations(watching)) break
    await expect(ended.promise).resolves.toBe('aborted: true')
  })

  it('ends quietly when its signal aborts', async () => {
    const { client } = await serveWatch(async function* (_, call) {
      yield { conversation: undefined }
      await forever(call)
    })
    const leave = new AbortController()
    let count = 0
    for await (const _ of client.watchConversations(watching, { signal: leave.signal })) {
      count++
      leave.abort()
    }
    expect(count).toBe(1)
  })

  it('fails with the reason of the error that its generator throws', async () => {
    const { client } = await serveWatch(async function* () {
      yield { conversation: undefined }
      throw new TerminalError('NO_SUCH_TENANT', 'There is no such tenant.', { kind: 'not_found' })
    })
    await expect(Array.fromAsync(client.watchConversations(watching))).rejects.toMatchObject({
      code: 'NO_SUCH_TENANT',
      kind: 'not_found',
    })
  })

  it('is ended by a server that stops, as something to try again', async () => {
    const { server, client } = await serveWatch(async function* () {
      yield { conversation: undefined }
      await new Promise(() => {})
    })
    const stream = client.watchConversations(watching)[Symbol.asyncIterator]()
    await stream.next()
    const next = stream.next()
    const settled = expect(next).rejects.toMatchObject({ name: 'RetryableError', code: 'SHUTTING_DOWN' })
    await server.stop()
    await settled
  })
})

it('answers what is in hand before it stops', async () => {
  const arrived = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<void>()
  const { server, client } = await serve(async () => {
    arrived.resolve()
    await answer.promise
    return { due: [], total: 3n }
  })
  const calling = client.listDue(request)
  await arrived.promise
  const stopped = server.stop()
  answer.resolve()
  await expect(calling).resolves.toMatchObject({ total: 3n })
  await stopped
})
