/** `relance repair`, after an older copy of something was restored: it is noticed, and the conversation goes on. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandCodec } from '@relance/contracts/command'
import { type Input, encodeInput } from '@relance/contracts/input'
import { viewCodec } from '@relance/contracts/view'
import { type Address, type Engine, createSystemClock } from '@relance/engine'
import { createNatsEngine, setUpNats } from '@relance/engine/nats'
import { createSqliteEngine } from '@relance/engine/sqlite'
import type { ReadModel } from '@relance/read-model'
import { createRedisReadModel } from '@relance/read-model/redis'
import { createSqliteReadModel } from '@relance/read-model/sqlite'
import { createLog } from '@relance/service-kit'
import { useNats, useRedis } from '@relance/testing'
import { expect, it, onTestFinished } from 'vitest'
import { decodeRecord } from '../src/actor/record.ts'
import { createConversationState } from '../src/service.ts'
import { eventually } from './harness.ts'
import { aMessage, anAnswer } from './inputs.ts'
import { relance } from './repair.ts'

const nats = useNats({ syncInterval: 'always' })
const redis = useRedis()
const clock = createSystemClock()
const log = createLog({ service: 'test', level: 'silent' })
const luz = { tenant: 'acme', conversation: 'c_luz' }

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'relance-restore-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A worker folds what is appended, shows it, and stops. */
const folded = (engine: Engine, readModel: ReadModel, ...inputs: Input[]) => foldedBy(luz, engine, readModel, inputs)

async function foldedBy(address: Address, engine: Engine, readModel: ReadModel, inputs: Input[]): Promise<void> {
  const running = createConversationState({
    ...engine,
    readModel,
    clock,
    log,
    options: { sweepPerSecond: false },
  }).start()
  let seq = 0
  for (const input of inputs) {
    ;({ seq } = await engine.mailbox.append(address, { id: `entry/${Math.random()}`, body: encodeInput(input) }))
  }
  await eventually(async () => expect((await shown(readModel, address))?.lastSeq).toBe(seq))
  await running.stop()
}

async function shown(readModel: ReadModel, { tenant, conversation }: Address = luz) {
  const stored = await readModel.get(tenant, conversation)
  return stored && viewCodec.decode(stored.body)
}

/** An embedded Relance's folder, while `use` runs. */
async function withFolder<T>(folder: string, use: (engine: Engine, readModel: ReadModel) => Promise<T>): Promise<T> {
  const engine = await createSqliteEngine({ path: join(folder, 'relance.sqlite'), clock })
  const readModel = createSqliteReadModel(join(folder, 'views.sqlite'))
  try {
    return await use(engine, readModel)
  } finally {
    readModel.close()
    await engine.close()
  }
}

it('tells that an older relance.sqlite was restored beneath the views, and rebuild mends them', async () => {
  const folder = await aFolder()
  await withFolder(folder, (engine, readModel) => folded(engine, readModel, aMessage('Is the table free?')))
  const backup = join(folder, 'backup.sqlite')
  await cp(join(folder, 'relance.sqlite'), backup)
  await withFolder(folder, (engine, readModel) => folded(engine, readModel, anAnswer('It is.'), aMessage('Great!')))
  expect(await relance(['repair', '--data', folder])).toMatchObject({ status: 0 })
  await cp(backup, join(folder, 'relance.sqlite'))

  const found = await relance(['repair', '--data', folder])
  expect(found.output).toMatch(/acme\/c_luz {2}VIEW_AHEAD {2}The view shows more than the mailbox holds/)
  expect(found.status).toBe(1)
  expect(await relance(['rebuild', '--data', folder])).toMatchObject({ status: 0 })
  expect(await relance(['repair', '--data', folder])).toMatchObject({ status: 0 })
  await withFolder(folder, async (engine, readModel) => {
    expect(await shown(readModel)).toMatchObject({ lastMessage: 'Is the table free?' })
    await folded(engine, readModel, anAnswer('It is, at eight.'))
    expect(await shown(readModel)).toMatchObject({ lastMessage: 'It is, at eight.' })
  })
})

it('does not touch the data of a Relance that runs, nor make a folder', async () => {
  const folder = await aFolder()
  await withFolder(folder, async () => {
    const { status, output } = await relance(['rebuild', '--data', folder])
    expect(output).toContain('Another Relance works on')
    expect(status).toBe(1)
  })
  const nowhere = await relance(['rebuild', '--data', join(folder, 'mistyped')])
  expect(nowhere.output).toContain('relance.sqlite is not there. Name the data folder with --data')
  expect(nowhere.status).toBe(1)
})

const withEngine = async <T>(use: (engine: Engine) => Promise<T>): Promise<T> => {
  const engine = await createNatsEngine({ connection: await nats.connect(), clock })
  try {
    return await use(engine)
  } finally {
    await engine.close()
  }
}
const mailboxFolder = () => join(nats.folder, 'store', 'jetstream', '$G', 'streams', 'MAILBOX')

/** A copy of the mailbox as it is, taken while the broker stands still; gives what puts it back. */
async function copyOfMailbox(): Promise<() => Promise<void>> {
  const backup = await aFolder()
  await nats.kill()
  await cp(mailboxFolder(), backup, { recursive: true })
  await nats.restart()
  return async () => {
    await nats.kill()
    await rm(mailboxFolder(), { recursive: true })
    await cp(backup, mailboxFolder(), { recursive: true })
    await nats.restart()
  }
}

it('finds the conversations of a cluster whose mailbox was restored to an earlier point, and adopts it', async () => {
  await setUpNats(await nats.connect(), { partitions: 4, leaseMs: 1_000 })
  const env = { NATS_URL: nats.url, REDIS_URL: redis.url }
  const readModel = createRedisReadModel(await redis.connect())
  await withEngine((engine) => folded(engine, readModel, aMessage('Is the table free?')))
  const putBack = await copyOfMailbox()
  const paused: Input = { type: 'followups.paused', actor: { id: 'ana', name: 'Ana' }, requestId: 'r1' }
  await withEngine((engine) => folded(engine, readModel, anAnswer('It is.'), aMessage('Great!'), paused))
  expect((await relance(['repair'], env)).output).toContain('of one history')
  await putBack()

  const found = await relance(['repair'], env)
  expect(found.output).toMatch(/acme\/c_luz {2}MAILBOX_BEHIND {2}The mailbox ends at 1, and was folded up to 4/)
  expect(found.status).toBe(1)
  await withEngine(async ({ stateStore }) => {
    const stored = await stateStore.load(luz, { fresh: true })
    expect(stored && decodeRecord(stored.body).lastSeq, 'nothing is changed by looking').toBe(4)
  })
  const adopted = await relance(['repair', '--conversation', 'acme/c_luz', '--adopt'], env)
  expect(adopted.output).toContain('Adopted, and folded up to 1.')
  expect(adopted.status).toBe(0)

  await withEngine((engine) => folded(engine, readModel, aMessage('Hello?')))
  expect(await shown(readModel), 'what STATE knew is kept').toMatchObject({
    lastMessage: 'Hello?',
    paused: true,
    lastSeq: 2,
  })
  expect(await relance(['repair'], env)).toMatchObject({ status: 0 })
}, 60_000)

it('does not take what is asked for after a restore for what was asked for under the same sequence before', async () => {
  await setUpNats(await nats.connect(), { partitions: 4, leaseMs: 1_000 })
  const env = { NATS_URL: nats.url, REDIS_URL: redis.url }
  const readModel = createRedisReadModel(await redis.connect())
  const tom = { tenant: 'acme', conversation: 'c_tom' }
  const ana = { id: 'ana', name: 'Ana' }
  const [planned, before, after] = [1, 2, 3].map((hours) => Date.now() + hours * 3_600_000) as [number, number, number]
  const plan = (requestId: string, dueAt: number): Input => ({
    type: 'followup.requested',
    actor: ana,
    requestId,
    dueAt,
    reason: '',
  })
  const fold = (input: Input) => withEngine((engine) => foldedBy(tom, engine, readModel, [input]))

  await fold(aMessage('Is the table free?', { route: { contactId: 'p_tom' } }))
  await fold(plan('planned', planned))
  const putBack = await copyOfMailbox()
  await fold(plan('before', before))
  const { lastSeq } = (await shown(readModel, tom))!
  await putBack()
  await relance(['repair', '--conversation', 'acme/c_tom', '--adopt'], env)
  await fold(plan('after', after))
  expect((await shown(readModel, tom))?.lastSeq).toBe(lastSeq)

  // Nobody has consumed any of the commands, so that the broker remembers their ids as well as it ever does.
  const dueAt: number[] = []
  await withEngine(async ({ queues }) => {
    const consuming = queues.timerCommands.consume({ concurrency: 1 }, async ({ body: encoded }) => {
      const { body, conversation } = commandCodec.decode(encoded)
      if (conversation === 'c_tom' && body.type === 'timer.arm' && body.name === 'follow_up') dueAt.push(body.dueAt)
      return { type: 'done' }
    })
    await eventually(() => expect(dueAt.toSorted((a, b) => a - b)).toEqual([planned, before, after]))
    await consuming.stop()
  })
}, 60_000)
