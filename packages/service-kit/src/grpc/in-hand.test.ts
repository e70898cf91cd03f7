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
import { createLog } from '../log/log.ts'
import { createGrpcClient } from './client.ts'
import { type GrpcHandlers, implement } from './implement.ts'
import { serveGrpc } from './server.ts'

const host = '127.0.0.1'
const log = createLog({ service: 'test', level: 'silent' })
const ask = { tenant: 'demo', before: undefined, pageSize: 1 }
const watch: WatchConversationsRequest = { tenant: 'demo' }
const busy = { name: 'RetryableError', code: 'SERVER_BUSY', overLimit: false, retryAfterMs: 500 }

let open: () => void
let begun = 0
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
  const services = [
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
