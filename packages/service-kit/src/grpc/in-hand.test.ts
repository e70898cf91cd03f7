import { RetryableError } from '@relance/contracts/errors'
import {
  ConversationServiceClient,
  ConversationServiceDefinition,
  type WatchConversationsRequest,
} from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import {
  SchedulerServiceClient,
  SchedulerServiceDefinition,
} from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Identity } from '../identity/identity.ts'
import { createLog } from '../log/log.ts'
import { createGrpcClient } from './client.ts'
import { type GrpcHandlers, type GrpcService, implement } from './implement.ts'
import { serveGrpc } from './server.ts'

const host = '127.0.0.1'
const log = createLog({ service: 'test', level: 'silent' })
const ask = { tenant: 'demo', before: undefined, pageSize: 1 }
const watch: WatchConversationsRequest = { tenant: 'demo' }
const itsShare = { name: 'RetryableError', code: 'TENANT_SHARE_IN_HAND', overLimit: true, retryAfterMs: 500 }
const identities: Record<string, Identity> = {
  'token-of-acme': { tenant: 'acme', name: 'acme-crm' },
  'other-token-of-acme': { tenant: 'acme', name: 'acme-desk' },
  'token-of-rival': { tenant: 'rival', name: 'rival-crm' },
  'token-of-relance': { tenant: '*', name: 'relance' },
}
const busy = { name: 'RetryableError', code: 'SERVER_BUSY', overLimit: false, retryAfterMs: 500 }

let open: () => void
let begun = 0
let services: GrpcService[] = []
let close: (() => unknown)[] = []
let scheduler: ReturnType<typeof createGrpcClient<SchedulerServiceClient>>
let conversations: ReturnType<typeof createGrpcClient<ConversationServiceClient>>

beforeEach(async () => {
  const { promise: opened, resolve } = Promise.withResolvers<void>()
  open = resolve
  begun = 0
  const listDue = async () => {
    begun += 1
    await opened
    return { due: [], total: 0n }
  }
  const unused = async () => Promise.reject(new Error('unused'))
  const methods = Object.fromEntries(Object.keys(ConversationServiceDefinition.methods).map((name) => [name, unused]))
  services = [
    implement(SchedulerServiceDefinition, { listDue }),
    implement(ConversationServiceDefinition, {
      ...(methods as unknown as GrpcHandlers<typeof ConversationServiceDefinition>),
      async *watchConversations(_, { signal }) {
        yield { conversation: undefined }
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
      },
    }),
  ]
  const server = await serveGrpc({ services, host, port: 0, log, most: { calls: 2, streams: 1 } })
  const to = { address: `${host}:${server.port}`, caller: 'test' }
  scheduler = createGrpcClient(SchedulerServiceClient, to)
  conversations = createGrpcClient(ConversationServiceClient, to)
  close = [() => scheduler.close(), () => conversations.close(), () => server.stop()]
})
afterEach(async () => {
  open()
  for (const one of close) await one()
})

it('refuses calls above what a server takes at a time, says so, and takes others once one has ended', async () => {
  const first = [scheduler.listDue(ask), scheduler.listDue(ask)]
  await vi.waitFor(() => expect(begun).toBe(2))
  await expect(scheduler.listDue(ask)).rejects.toMatchObject(busy)
  expect(begun).toBe(2)
  open()
  await Promise.all(first)
  await scheduler.listDue(ask)
})

it('counts streams on their own, and one that its reader has left no more', async () => {
  const leave = new AbortController()
  const stream = conversations.watchConversations(watch, { signal: leave.signal })[Symbol.asyncIterator]()
  await stream.next()
  const another = async () => {
    for await (const _ of conversations.watchConversations(watch)) return 'taken'
    return 'ended'
  }
  await expect(another()).rejects.toMatchObject(busy)
  const calls = [scheduler.listDue(ask), scheduler.listDue(ask)]
  await vi.waitFor(() => expect(begun).toBe(2))
  leave.abort()
  await stream.next()
  await vi.waitFor(async () => expect(await another().catch((error: RetryableError) => error.code)).toBe('taken'))
  open()
  await Promise.all(calls)
})

it('leaves a tenant no more than is still free, so that others find room, and Relance itself takes what there is', async () => {
  const most = { calls: 4, streams: 5 }
  const server = await serveGrpc({
    services,
    host,
    port: 0,
    log,
    most,
    tokens: { identityOf: (token) => identities[token] },
  })
  close.unshift(() => server.stop())
  const calledBy = (token: string) => {
    const of = { address: `${host}:${server.port}`, caller: 'test', token }
    const { tenant: own } = identities[token]!
    const tenant = own === '*' ? 'acme' : own
    const scheduler = createGrpcClient(SchedulerServiceClient, of)
    const conversations = createGrpcClient(ConversationServiceClient, of)
    const leave = new AbortController()
    close.unshift(
      () => scheduler.close(),
      () => conversations.close(),
    )
    return {
      call: () => scheduler.listDue({ ...ask, tenant }),
      leave: () => leave.abort(),
      /** Resolves once the stream has begun. */
      async stream() {
        const stream = conversations.watchConversations({ tenant }, { signal: leave.signal })[Symbol.asyncIterator]()
        await stream.next()
        void stream.next().catch(() => {})
      },
    }
  }
  const [acme, alsoAcme, rival, relance] = Object.keys(identities).map(calledBy) as [Caller, Caller, Caller, Caller]

  await acme.stream()
  await alsoAcme.stream()
  await acme.stream()
  const refusal = await alsoAcme.stream().catch((error: unknown) => error)
  expect(refusal).toMatchObject(itsShare)
  expect((refusal as Error).message).toBe(
    'The tenant acme has 3 streams in hand at this server, which is its share of 5: the rest is for others. End some of them, or try again in a moment.',
  )
  await rival.stream()
  await expect(rival.stream()).rejects.toMatchObject(itsShare)
  await relance.stream()
  await expect(relance.stream()).rejects.toMatchObject(busy)

  acme.leave()
  await vi.waitFor(() => rival.stream())

  const calls = [acme.call(), acme.call()]
  await vi.waitFor(() => expect(begun).toBe(2))
  await expect(alsoAcme.call()).rejects.toMatchObject(itsShare)
  calls.push(rival.call(), relance.call())
  await vi.waitFor(() => expect(begun).toBe(4))
  open()
  await Promise.all(calls)
})

interface Caller {
  call(): Promise<unknown>
  stream(): Promise<void>
  leave(): void
}
