import { RetryableError } from '@relance/contracts/errors'
import type { WatchConversationsResponse } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { createLog } from '@relance/service-kit'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createLiveViews } from './live-views.ts'
import type { InboxDeps } from './service.ts'

// Fake timers do not reach this module by themselves.
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}))

const cleanUps: (() => Promise<void>)[] = []
beforeEach(() => void vi.useFakeTimers())
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
  vi.useRealTimers()
})

/** The stream of changes with a conversation-state that is there or not, and what was logged of it. */
function aStream({ away }: { away: boolean }) {
  const behind = { away }
  const lines: string[] = []
  const log = createLog({ service: 'inbox', level: 'info', to: { write: (line: string) => void lines.push(line) } })
  let end = () => {}
  async function* watchConversations(): AsyncGenerator<WatchConversationsResponse> {
    if (!behind.away) await new Promise<void>((resolve) => (end = resolve))
    yield* []
    throw new RetryableError('AWAY', 'It is away.')
  }
  const running = createLiveViews({
    conversations: { watchConversations },
    tenant: 'demo',
    log,
  } as unknown as InboxDeps).start()
  cleanUps.push(async () => {
    behind.away = true
    end()
    const stopped = running.stop()
    await vi.advanceTimersByTimeAsync(1_000)
    await stopped
  })
  return {
    passes: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    leaves() {
      behind.away = true
      end()
    },
    comes() {
      behind.away = false
    },
    logged: () => lines.map((line) => (JSON.parse(line) as { msg: string }).msg),
  }
}

const WARNING = 'conversation-state tells no changes; it is asked again and again.'

it('waits quietly for a conversation-state that starts a little later', async () => {
  const stream = aStream({ away: true })
  await stream.passes(2_500)
  stream.comes()
  await stream.passes(10_000)
  expect(stream.logged()).toEqual([])
})

it('says nothing of a conversation-state that is replaced', async () => {
  const stream = aStream({ away: false })
  await stream.passes(10_000)
  stream.leaves()
  await stream.passes(1_000)
  stream.comes()
  await stream.passes(10_000)
  expect(stream.logged()).toEqual([])
})

it('warns once of an outage, and says when it is over', async () => {
  const stream = aStream({ away: true })
  await stream.passes(60_000)
  expect(stream.logged()).toEqual([WARNING])
  stream.comes()
  await stream.passes(2_000)
  expect(stream.logged()).toEqual([WARNING, 'Changes are told again.'])
  stream.leaves()
  await stream.passes(60_000)
  expect(stream.logged()).toEqual([WARNING, 'Changes are told again.', WARNING])
})
