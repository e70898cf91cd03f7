import type { Input } from '@relance/contracts/input'
import { createVirtualClock, type WorkQueue } from '@relance/engine'
import type { ReadModel } from '@relance/read-model'
import { expect, it } from 'vitest'
import { createHarness, eventually, withoutWakeUps } from './harness.ts'
import { aMessage } from './inputs.ts'

const luz = { tenant: 'acme', conversation: 'c_luz' }

it('loses no command when a worker dies between commit and relay (I5, I6)', async () => {
  const { append, commands, engine, quiet, start, state, view, waits } = await createHarness()
  const dying = start({ queues: { ...engine.queues, timerCommands: failing(engine.queues.timerCommands, 'before') } })
  const seq = await append(luz, aMessage('Hello'))
  await eventually(async () => expect(await state(luz)).toMatchObject({ lastSeq: seq }))
  expect(commands, 'it was committed, and did not leave').toEqual([])
  expect(waits()).toBe(true)
  await dying.stop()

  start()
  await quiet()
  expect(commands).toMatchObject([{ body: { type: 'timer.arm', name: 'inactivity' } }])
  expect(await view(luz)).toBeDefined()
})

it('repeats a command under the same id when a worker dies after relaying, before it acknowledged', async () => {
  const { append, commands, engine, quiet, start } = await createHarness()
  const dying = start({ queues: { ...engine.queues, timerCommands: failing(engine.queues.timerCommands, 'after') } })
  await append(luz, aMessage('Hello'))
  await eventually(() => expect(commands.length).toBeGreaterThan(0))
  await dying.stop()

  start()
  await quiet()
  expect(new Set(commands.map(({ id }) => id)).size).toBe(1)
  expect(new Set(commands.map(({ body }) => JSON.stringify(body))).size, 'a repeat says the same').toBe(1)
})

it('relays once what was left in the outbox of a conversation that memory has no room for', async () => {
  const clock = createVirtualClock(Date.UTC(2026, 10, 24, 10))
  const { append, commands, quiet, start, state } = await createHarness(clock)
  start({ options: { sweepPerSecond: false, cacheSize: 1 } })
  const message = aMessage('Hello')
  const ana = { tenant: 'acme', conversation: 'c_ana' }
  const armed = () => commands.filter(({ conversation }) => conversation === 'c_luz').length
  const isReadAgain = async (id: string) => {
    await append(ana, aMessage('Good morning'))
    await quiet()
    await append(luz, message, id)
    await quiet()
  }
  await append(luz, message, 'first')
  await quiet()
  await clock.advanceTo(clock.now() + 180_000)
  await isReadAgain('second')
  expect(await state(luz)).toMatchObject({ outbox: [] })
  expect(armed(), 'it may have been left by a worker that did not relay it').toBe(2)
  await isReadAgain('third')
  expect(armed()).toBe(2)
})

it('folds again when another worker committed first, and comes to the same (I4)', async () => {
  const { append, commands, engine, quiet, serve, start, state, view } = await createHarness()
  const other = await serve({ mailbox: withoutWakeUps(engine.mailbox) })
  const lost: string[] = []
  let meanwhile: string | undefined
  const running = start({
    stateStore: {
      ...engine.stateStore,
      async commit(of, body, expectedRevision) {
        const text = meanwhile
        meanwhile = undefined
        if (text) {
          // Another worker, which was asked about the conversation, is faster.
          await append(luz, aPlan(text))
          await other.getConversation({ tenant: 'acme', conversationId: 'c_luz', withThread: false })
        }
        const result = await engine.stateStore.commit(of, body, expectedRevision)
        if ('conflict' in result) lost.push(text ?? '')
        return result
      },
    },
  })
  meanwhile = 'by the other, while the first one knows nothing of the conversation'
  await append(luz, aMessage('First'))
  await quiet()
  meanwhile = 'by the other, while the first one holds the conversation'
  await append(luz, aPlan('by the first'))
  await quiet()
  await running.stop()

  expect(lost).toHaveLength(2)
  expect(await state(luz)).toMatchObject({ lastSeq: await engine.mailbox.lastSeq(luz), outcomes: { length: 3 } })
  expect(await view(luz)).toMatchObject({
    lastMessage: 'First',
    followUp: { reason: 'by the other, while the first one holds the conversation' },
  })
  const bodies = new Map(commands.map(({ id, body }) => [id, JSON.stringify(body)]))
  for (const { id, body } of commands) expect(JSON.stringify(body), 'who folds comes to the same').toBe(bodies.get(id))
})

it('shares the work between two workers: each conversation comes out once and whole', async () => {
  const { append, commands, quiet, readModel, start, view } = await createHarness()
  const worked = [0, 0]
  for (const n of worked.keys()) {
    const put: ReadModel['put'] = (shown) => {
      worked[n] = (worked[n] ?? 0) + 1
      return readModel.put(shown)
    }
    start({ readModel: { ...readModel, put }, options: { concurrency: 2, sweepPerSecond: false } })
  }
  const conversations = Array.from({ length: 25 }, (_, n) => ({ tenant: 'acme', conversation: `c_${n}` }))
  await Promise.all(
    conversations.map(async (to) => {
      for (let n = 1; n <= 8; n++) await append(to, aMessage(`message ${n}`, { route: { contactId: to.conversation } }))
    }),
  )
  await quiet()
  for (const of of conversations) expect(await view(of)).toMatchObject({ lastMessage: 'message 8', episode: 1 })
  const ids = new Set(commands.map(({ id }) => id))
  expect(ids.size, 'one inactivity timer each').toBe(conversations.length)
  expect(Math.min(...worked), 'both worked').toBeGreaterThan(0)
})

it('drops relayed commands from STATE, and commits what needs no command, when a worker stops', async () => {
  const { append, quiet, start, state } = await createHarness()
  const running = start()
  await append(luz, aMessage('First'))
  const seq = await append(luz, aMessage('Second'))
  await quiet()
  await running.stop()
  expect(await state(luz)).toMatchObject({ lastSeq: seq, outbox: [] })
})

/** A queue to which nothing can be added, or whose answer is lost. */
function failing(queue: WorkQueue, when: 'before' | 'after'): WorkQueue {
  return {
    ...queue,
    async enqueue(job) {
      if (when === 'after') await queue.enqueue(job)
      throw new Error('The worker dies here.')
    },
  }
}

let plans = 0

/** An input that always issues commands, so that it must be committed. */
function aPlan(reason: string): Input {
  const actor = { id: 'ana', name: 'Ana' }
  return { type: 'followup.requested', actor, requestId: `plan/${plans++}`, dueAt: Date.now() + 3_600_000, reason }
}
