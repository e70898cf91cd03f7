import { createInbox, headers, type NatsConnection } from '@nats-io/nats-core'
import { useNats } from '@relance/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { withMethod } from '../../test/with-method.ts'
import { createSystemClock } from '../clock.ts'
import type { Engine } from '../engine.ts'
import { createNatsEngine, setUpNats } from '../nats.ts'

const nats = useNats()
const address = (conversation: string) => ({ tenant: 't', conversation })
const bytes = (text: string) => Buffer.from(text)

let engine: Engine
/** Which of the next publications on matching subjects come to naught: the request itself, or only its answer. */
let faults: ('request' | 'answer')[] = []

beforeAll(async () => {
  const connection = await nats.connect()
  await setUpNats(connection, { partitions: 4 })
  engine = await createNatsEngine({ connection: withFaults(connection), clock: createSystemClock() })
  return () => engine.close()
})

/** Where the broker would not be heard, whoever asked is told at once that time is over, so that nobody waits for it here. */
function withFaults(connection: NatsConnection): NatsConnection {
  return withMethod(connection, 'publish', (subject, body, options) => {
    const fault = options?.reply === undefined || subject.startsWith('$JS.') ? undefined : faults.shift()
    if (fault === undefined) return connection.publish(subject, body, options)
    const timeIsOver = () => connection.publish(options!.reply!, '', { headers: headers(408, 'Request Timeout') })
    if (fault === 'request') return timeIsOver()
    const answer = createInbox()
    connection.subscribe(answer, { max: 1, callback: timeIsOver })
    connection.publish(subject, body, { ...options, reply: answer })
  })
}

describe.each([
  ['the answer is lost', ['answer']],
  ['the request is lost', ['request']],
  ['both are lost, one after the other', ['request', 'answer']],
  ['two answers are lost', ['answer', 'answer']],
] as const)('where %s', (what, lost) => {
  const name = what.replaceAll(/[^a-z]/g, '-')

  it('an append is there once and says so', async () => {
    await engine.mailbox.append(address(`append-${name}`), { id: 'before', body: bytes('') })
    faults = [...lost]
    const { seq, duplicate } = await engine.mailbox.append(address(`append-${name}`), { id: 'a', body: bytes('a') })
    const entries = await engine.mailbox.read(address(`append-${name}`), 0)
    expect(entries.map(({ id }) => id)).toEqual(['before', 'a'])
    expect(entries[1]?.seq).toBe(seq)
    expect(duplicate).toBe(false)
  })

  it('a claim is won by whom it was won', async () => {
    const { seq } = await engine.mailbox.append(address(`claim-${name}`), { id: 'before', body: bytes('') })
    faults = [...lost]
    const claim = await engine.mailbox.appendIfLast(address(`claim-${name}`), { id: 'mine', body: bytes('') }, seq)
    expect(claim).toMatchObject({ duplicate: false, seq: await engine.mailbox.lastSeq(address(`claim-${name}`)) })
  })

  it('a claim that another has won is a conflict', async () => {
    const { seq } = await engine.mailbox.append(address(`lost-${name}`), { id: 'before', body: bytes('') })
    const other = await engine.mailbox.append(address(`lost-${name}`), { id: 'other', body: bytes('') })
    faults = [...lost]
    const claim = await engine.mailbox.appendIfLast(address(`lost-${name}`), { id: 'mine', body: bytes('') }, seq)
    expect(claim).toEqual({ conflict: true, lastSeq: other.seq })
  })

  it('a commit is there, and another one is a conflict', async () => {
    faults = [...lost]
    const first = await engine.stateStore.commit(address(`commit-${name}`), bytes('one'), 0)
    if ('conflict' in first) throw new Error('The own commit was taken for a conflict.')
    expect((await engine.stateStore.load(address(`commit-${name}`)))?.revision).toBe(first.revision)
    faults = [...lost]
    expect(await engine.stateStore.commit(address(`commit-${name}`), bytes('late'), 0)).toEqual({ conflict: true })
  })

  it('an amount counts once', async () => {
    faults = [...lost]
    await engine.ledger.record({ id: 'a', tenant: 't', account: name, amount: 2, at: 1 })
    expect(await engine.ledger.sum('t', name, 0)).toBe(2)
  })

  it('a timer is armed once, as it was asked for first', async () => {
    const dueAt = Date.now() + 3_600_000
    faults = [...lost]
    await engine.timers.arm({ address: address(name), name: 'inactivity', generation: 1, dueAt, body: bytes('') })
    const timers = await engine.timers.list({ before: Number.MAX_SAFE_INTEGER, limit: 100 })
    expect(timers.filter((timer) => timer.address.conversation === name).map((timer) => timer.dueAt)).toEqual([dueAt])
  })

  it('a job waits once', async () => {
    const before = (await engine.queues.deliveries.size()).waiting
    faults = [...lost]
    await engine.queues.deliveries.enqueue({ id: name, tenant: 't', body: bytes('') })
    expect((await engine.queues.deliveries.size()).waiting).toBe(before + 1)
  })
})
