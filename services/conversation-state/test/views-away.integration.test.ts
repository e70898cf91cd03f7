/** The read model goes away and comes back (I1): conversations go on meanwhile, and are shown as they are soon after. */
import { RetryableError } from '@relance/contracts/errors'
import type { Input } from '@relance/contracts/input'
import type { ReadModel, StoredView } from '@relance/read-model'
import { expect, it } from 'vitest'
import { createHarness, eventually } from './harness.ts'
import { aMessage } from './inputs.ts'

const luz = { tenant: 'acme', conversation: 'c_luz' }
const tom = { tenant: 'acme', conversation: 'c_tom' }
const options = { sweepPerSecond: false } as const

/** A read model that can be put out of reach; `puts` are those that were tried meanwhile. */
function breakable(readModel: ReadModel) {
  const outage = { how: 'none' as 'none' | 'refuses' | 'hangs', puts: 0 }
  const put = async (view: StoredView) => {
    if (outage.how !== 'none') outage.puts++
    if (outage.how === 'refuses') throw new RetryableError('REDIS_UNREACHABLE', 'Redis does not answer.')
    if (outage.how === 'hangs') await new Promise(() => {})
    return readModel.put(view)
  }
  return { outage, readModel: { ...readModel, put } }
}

function aPlan(requestId: string): Input {
  const actor = { id: 'ana', name: 'Ana' }
  return {
    type: 'followup.requested',
    actor,
    requestId,
    dueAt: Date.now() + 3_600_000,
    reason: 'Call about the offer.',
  }
}

it.each(['refuses', 'hangs'] as const)(
  'goes on without views when the read model %s, and shows them after',
  async (how) => {
    const { append, commands, lines, quiet, readModel: own, start, state, view, waits } = await createHarness()
    const { outage, readModel } = breakable(own)
    start({ readModel, options })
    outage.how = how
    for (let n = 1; n <= 10; n++) {
      await append(luz, aMessage(`message ${n}`))
      await append(tom, aMessage(`message ${n}`, { route: { contactId: 'p_tom' } }))
    }
    const seq = await append(luz, aPlan('r1'))
    await eventually(() => expect(commands.map(({ body }) => 'name' in body && body.name)).toContain('follow_up'))
    await eventually(async () => expect(await state(luz), 'all of it is safe').toMatchObject({ lastSeq: seq }))
    expect(await view(luz)).toBeUndefined()
    expect(waits(), 'somebody must come back for it').toBe(true)
    expect(outage.puts, 'nobody waits for it').toBeLessThan(15)

    outage.how = 'none'
    await eventually(async () => expect(await view(tom)).toMatchObject({ lastMessage: 'message 10' }), 5_000)
    await eventually(async () => expect(await view(luz)).toMatchObject({ state: 'follow_up_scheduled' }), 5_000)
    await quiet()
    expect(lines.filter((line) => line.includes('Views cannot be written'))).toHaveLength(1)
  },
)

it('takes a read model for away once its patience has ended, and not before', async () => {
  const { append, lines, readModel: own, start, view } = await createHarness()
  const { outage, readModel } = breakable(own)
  const waits: { ms: number; signal: AbortSignal; end: () => void }[] = []
  const patience = (ms: number, signal: AbortSignal) =>
    new Promise<void>((end) => {
      signal.addEventListener('abort', () => end())
      waits.push({ ms, signal, end })
    })
  start({ readModel, options: { ...options, patience } })
  outage.how = 'hangs'
  await append(luz, aMessage('Hello'))
  await eventually(() => expect(waits).toHaveLength(1))
  const isTold = () => lines.some((line) => line.includes('Views cannot be written'))
  expect(waits[0]).toMatchObject({ ms: 500 })
  expect(isTold()).toBe(false)
  waits[0]?.end()
  await eventually(() => expect(isTold()).toBe(true))

  outage.how = 'none'
  await eventually(async () => {
    for (const { end } of waits) end()
    expect(await view(luz)).toMatchObject({ lastMessage: 'Hello' })
  })
  await eventually(() =>
    expect(
      waits.every(({ signal }) => signal.aborted),
      'nothing is waited for',
    ).toBe(true),
  )
})

it('another worker shows what one owed that died meanwhile', async () => {
  const { append, quiet, readModel: own, start, state, view } = await createHarness()
  const { outage, readModel } = breakable(own)
  const dying = start({ readModel, options })
  outage.how = 'refuses'
  await append(luz, aMessage('message 1'))
  const seq = await append(luz, aMessage('message 2'))
  await eventually(async () => expect(await state(luz)).toMatchObject({ lastSeq: seq }))
  await dying.stop()

  start({ options })
  await quiet()
  expect(await view(luz)).toMatchObject({ lastMessage: 'message 2' })
})

it('writes again what it wrote just before the read model went, and that may be lost with it', async () => {
  const { append, quiet, readModel: own, start, view } = await createHarness()
  const { outage, readModel } = breakable(own)
  start({ readModel, options })
  await append(luz, aMessage('message 1'))
  await quiet()
  outage.how = 'refuses'
  await append(tom, aMessage('Hi', { route: { contactId: 'p_tom' } }))
  await eventually(() => expect(outage.puts).toBeGreaterThan(0))
  await own.remove('acme', 'c_luz')
  outage.how = 'none'
  await eventually(async () => expect(await view(luz)).toMatchObject({ lastMessage: 'message 1' }), 5_000)
})
