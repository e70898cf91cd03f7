/** Workers of two releases beside each other: what the later one wrote is left to it (I12). */
import { encodeInput } from '@relance/contracts/input'
import { type Engine, type StateStore, createSystemClock } from '@relance/engine'
import { createNatsEngine, setUpNats } from '@relance/engine/nats'
import { createSqliteReadModel } from '@relance/read-model/sqlite'
import { createLog } from '@relance/service-kit'
import { useNats } from '@relance/testing'
import { expect, it, onTestFinished, vi } from 'vitest'
import { decodeRecord } from '../src/actor/record.ts'
import { NewerSchemaError } from '../src/core/actor-state.ts'
import { createConversationState } from '../src/service.ts'
import { createHarness, eventually } from './harness.ts'
import { aMessage } from './inputs.ts'

const nats = useNats()
const luz = { tenant: 'acme', conversation: 'c_luz' }
const tom = { tenant: 'acme', conversation: 'c_tom' }
const LATER = 2

function rewritten(body: Uint8Array, change: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ ...JSON.parse(new TextDecoder().decode(body)), ...change }))
}

/** What a worker of the later release stores: the same under its own schema, which it can read. */
function ofLaterRelease(stateStore: StateStore): StateStore {
  return {
    ...stateStore,
    async load(of, options) {
      const stored = await stateStore.load(of, options)
      return stored && { ...stored, body: rewritten(stored.body, { schema: 1 }) }
    },
    commit: (of, body, revision) => stateStore.commit(of, rewritten(body, { schema: LATER }), revision),
  }
}

it('a worker refuses STATE of a later release and keeps the wake-up, until a worker of that release takes it', async () => {
  const { append, engine, lines, quiet, start, state, view, waits } = await createHarness()
  const later = { stateStore: ofLaterRelease(engine.stateStore) }
  const first = start(later)
  await append(luz, aMessage('Is the table free?'))
  await quiet()
  await first.stop()
  const stored = await engine.stateStore.load(luz)
  expect(() => decodeRecord(stored?.body ?? new Uint8Array())).toThrow(NewerSchemaError)

  const former = start()
  await append(luz, aMessage('Are you there?'))
  await append(tom, aMessage('Hi', { route: { contactId: 'p_tom' } }))
  await eventually(async () => expect(await view(tom), 'others are not held up').toBeDefined())
  await eventually(() => expect(lines.join()).toContain('later version'))
  expect(waits(), 'the wake-up is not acknowledged').toBe(true)
  expect(await view(luz)).toMatchObject({ lastMessage: 'Is the table free?' })
  await former.stop()

  const second = start(later)
  await quiet()
  await second.stop()
  expect(await view(luz)).toMatchObject({ lastMessage: 'Are you there?' })
  expect(await state(luz)).toMatchObject({ schema: LATER })
  expect(waits()).toBe(false)
})

it('the partition of such a conversation is given back: a worker of the later release takes it while both run', async () => {
  await setUpNats(await nats.connect(), { partitions: 1 })
  const readModel = createSqliteReadModel(':memory:')
  const clock = createSystemClock()
  const log = createLog({ service: 'test', level: 'silent' })
  const anEngine = async (): Promise<Engine> => {
    const engine = await createNatsEngine({ connection: await nats.connect(), clock })
    onTestFinished(() => engine.close())
    return engine
  }
  const start = (engine: Engine, place: number) => {
    // Which worker the broker serves first is drawn.
    const drawn = vi.spyOn(Math, 'random').mockReturnValue(place)
    const worker = createConversationState({
      ...engine,
      readModel,
      clock,
      log,
      options: { sweepPerSecond: false },
    }).start()
    drawn.mockRestore()
    onTestFinished(() => worker.stop())
    return worker
  }
  const engine = await anEngine()
  const later = () => ({ ...engine, stateStore: ofLaterRelease(engine.stateStore) })
  const say = (text: string) => engine.mailbox.append(luz, { id: text, body: encodeInput(aMessage(text)) })
  const last = async () => (await readModel.get('acme', 'c_luz'))?.searchText

  const first = start(later(), 0.5)
  await say('Is the table free?')
  await eventually(async () => expect(await last()).toContain('Is the table free?'))
  await first.stop()

  start(await anEngine(), 0)
  start(later(), 0.8)
  await say('Are you there?')
  await eventually(async () => expect(await last()).toContain('Are you there?'), 25_000)
}, 40_000)
