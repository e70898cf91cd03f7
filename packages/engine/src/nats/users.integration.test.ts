/** Logs in as each service on a real broker, does its work, and tries what it has no right to. */
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { OUTCOME_NOTED } from '@relance/contracts/event-types'
import { useNats } from '@relance/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSystemClock } from '../clock.ts'
import type { Engine } from '../engine.ts'
import { createNatsEngine, NATS_CONNECTION, NATS_OPERATOR, NATS_USERS, type NatsUser, setUpNats } from '../nats.ts'
import type { QueueName } from '../work-queue/work-queue.ts'
import { createDirect } from './direct.ts'
import { inboxPrefixOf } from './inbox.ts'
import { createLeader } from './leader.ts'
import type { Link } from './link.ts'
import { createRequests } from './requests.ts'
import { createOvertaking } from './overtake.ts'
import { laneOf } from './partition.ts'
import {
  DEADLETTERS,
  EVENTS,
  LANES,
  LEDGER,
  MAILBOX,
  OVERTAKING_LANE,
  QUEUE_STREAM,
  range,
  SETTINGS,
  STATE,
  streamShapes,
  TIMERS,
  wakeUpConsumer,
} from './streams.ts'
import { natsUsers, passwordVariable } from './users.ts'

const passwordOf = (user: string) => `of-${user}`
const nats = useNats({
  config: natsUsers(),
  env: Object.fromEntries([NATS_OPERATOR, ...NATS_USERS].map((user) => [passwordVariable(user), passwordOf(user)])),
})
const SERVICES = ['ingest', 'conversation-state', 'scheduler', 'decision', 'delivery'] as const
const address = { tenant: 'acme', conversation: 'c_luz' }
const body = Buffer.from('{}')

const connections = new Map<string, NatsConnection>()
const engines = new Map<NatsUser, Engine>()
const as = (user: string) => connections.get(user)!
const engineOf = (user: NatsUser) => engines.get(user)!

beforeAll(async () => {
  for (const user of [NATS_OPERATOR, ...NATS_USERS]) connections.set(user, await logIn(user))
  await setUpNats(as('engine-setup'), { partitions: 2 })
  for (const user of [...SERVICES, 'repair'] as const)
    engines.set(user, await createNatsEngine({ connection: as(user), clock: createSystemClock() }))
})
afterAll(async () => {
  for (const engine of engines.values()) await engine.close()
  for (const connection of connections.values()) await connection.close()
})

function logIn(user: string): Promise<NatsConnection> {
  const login = { user, pass: passwordOf(user), inboxPrefix: inboxPrefixOf(user) }
  return connect({ servers: nats.url, ...NATS_CONNECTION, ...login })
}

/** Everything that the broker holds, stream by stream: what an attack must not change. */
async function holdings(): Promise<unknown> {
  const ask = async (question: string) =>
    (await as(NATS_OPERATOR).request(`$JS.API.${question}`)).json<{
      error?: object
      created?: string
      state?: object
      config?: { metadata?: object }
      consumers?: { name: string; ack_floor: object; delivered: object }[]
    }>()
  const found: unknown[] = []
  for (const { name } of streamShapes(1)) {
    const { created, state, config, error } = await ask(`STREAM.INFO.${name}`)
    const { consumers = [] } = await ask(`CONSUMER.LIST.${name}`)
    found.push([
      name,
      error,
      created,
      { ...state, consumer_count: 0 },
      config,
      consumers.map(({ name: consumer }) => consumer),
    ])
  }
  return found
}

async function unchanged(attack: () => Promise<unknown>): Promise<void> {
  const before = await holdings()
  await attack()
  expect(await holdings()).toEqual(before)
}

/** The broker says so, and does nothing. */
async function isRefused(user: NatsUser, subject: string, payload: Uint8Array | string = body): Promise<void> {
  await expect(as(user).request(subject, payload, { timeout: 2_000 }), `${user} on ${subject}`).rejects.toThrow(
    /permissions violation/i,
  )
}

describe('each service does its work', () => {
  it('as ingest: appends, and writes contacts', async () => {
    const { mailbox, settings } = engineOf('ingest')
    await mailbox.append(address, { id: 'one', body })
    await settings.put(['contact', 'acme', 'luz'], {})
    expect(await settings.get(['contact', 'acme', 'luz'], { fresh: true })).toBeDefined()
  })

  it('as conversation-state: is woken, reads, commits, and gives out work', async () => {
    const { mailbox, stateStore, queues, events, timers } = engineOf('conversation-state')
    const woken = Promise.withResolvers<void>()
    const running = mailbox.wakeUps({ concurrency: 1 }, async () => woken.resolve())
    await woken.promise
    expect(await mailbox.read(address, 0)).toHaveLength(1)
    await stateStore.commit(address, body, 0)
    expect(await Array.fromAsync(stateStore.scan())).toHaveLength(1)
    for (const queue of Object.values(queues)) await queue.enqueue({ id: 'job', tenant: 'acme', body })
    const heard = Promise.withResolvers<string>()
    const following = events.subscribe({ durable: 'contact-fanout' }, async ({ type }) => heard.resolve(type))
    await events.publish({ id: 'e', address, type: 'contact.opted_out', body })
    await events.publish({ id: 'o', address, type: OUTCOME_NOTED, body })
    expect(await heard.promise).toBe('contact.opted_out')
    await timers.list({ before: Date.now(), limit: 10 })
    await queues.timerCommands.size()
    await Promise.all([running.stop(), following.stop()])
  })

  it('as scheduler: takes commands, arms, cancels, and hears what elapses', async () => {
    const { timers, queues, mailbox } = engineOf('scheduler')
    await taken(queues.timerCommands)
    const elapsed = Promise.withResolvers<string>()
    const running = timers.elapsed({ concurrency: 1 }, async ({ name }) => elapsed.resolve(name))
    const later = Date.now() + 60_000
    await timers.arm({ address, name: 'late', generation: 1, dueAt: later, body })
    await timers.arm({ address, name: 'due', generation: 1, dueAt: Date.now(), body })
    expect(await elapsed.promise).toBe('due')
    await timers.cancel({ address, name: 'late', generation: 1 })
    expect(await timers.list({ before: later + 1, limit: 10 })).toEqual([])
    await mailbox.append(address, { id: 'elapsed', body })
    await running.stop()
  })

  it('as decision: takes requests, parks what cannot be done, records, follows what comes of it, and counts', async () => {
    const { queues, mailbox, settings, ledger, events } = engineOf('decision')
    await taken(queues.decisions, { type: 'park', reason: 'unreadable' })
    await mailbox.append(address, { id: 'decided', body })
    await settings.put(['assistant', 'acme', 'sales'], {})
    expect(await settings.list(['assistant', 'acme'])).toHaveLength(1)
    await settings.put(['policy-in-use', 'acme', 'sales', 'v1'], {})
    const heard = Promise.withResolvers<string>()
    const following = events.subscribe({ durable: 'outcomes' }, async ({ type }) => heard.resolve(type))
    expect(await heard.promise).toBe(OUTCOME_NOTED)
    await following.stop()
    await ledger.record({ id: 'd', tenant: 'acme', account: 'credits', amount: 1, at: 1 })
    expect(await ledger.sum('acme', 'credits', 0)).toBe(1)
  })

  it('as delivery: takes requests, claims, records and counts', async () => {
    const { queues, mailbox, settings, ledger } = engineOf('delivery')
    await taken(queues.deliveries)
    const last = await mailbox.lastSeq(address)
    expect(await mailbox.appendIfLast(address, { id: 'claim', body }, last)).toMatchObject({ seq: last + 1 })
    expect(await mailbox.appendIfLast(address, { id: 'late claim', body }, last)).toMatchObject({ conflict: true })
    await settings.put(['account', 'main'], {})
    await ledger.record({ id: 's', tenant: 'acme', account: 'credits:sales', amount: 1, at: 1 })
    expect(await ledger.sum('acme', 'credits:sales', 0)).toBe(1)
  })

  it.each<[NatsUser, QueueName]>([
    ['decision', 'decisions'],
    ['delivery', 'deliveries'],
    ['scheduler', 'timer-commands'],
  ])('as %s: lets a tenant past the flood of another one in its lane', async (user, queue) => {
    const { queues } = engineOf('conversation-state')
    const to = queue === 'timer-commands' ? queues.timerCommands : queues[queue]
    const [busy, small] = range(1_000)
      .map((n) => `t${n}`)
      .filter((tenant) => laneOf(tenant, LANES) === 3) as [string, string]
    await Promise.all(range(700).map((n) => to.enqueue({ id: `${n}`, tenant: busy, body })))
    await to.enqueue({ id: 'single', tenant: small, body })

    const [connection, clock] = [as(user), createSystemClock()]
    const requests = createRequests(connection)
    const direct = createDirect(connection, requests, clock)
    const link = { connection, requests, clock, direct, leader: await createLeader(connection, clock) }
    await createOvertaking(link as Link, queue, QUEUE_STREAM[queue], 3)(3, (tenant) => tenant === busy)
    direct.close()
    requests.close()
    const { state } = (
      await as(NATS_OPERATOR).request(`$JS.API.STREAM.INFO.${QUEUE_STREAM[queue]}`, '{"subjects_filter":">"}')
    ).json<{ state: { subjects: Record<string, number> } }>()
    expect(state.subjects).toEqual({ [`${queue}.3.${busy}`]: 700, [`${queue}.${OVERTAKING_LANE}.${small}`]: 1 })
  })

  it('as repair: reads and mends', async () => {
    const { stateStore } = engineOf('repair')
    const { revision } = (await stateStore.load(address, { fresh: true }))!
    expect(await stateStore.commit(address, body, revision)).toMatchObject({ revision: expect.any(Number) })
  })
})

describe('no service forges what is another’s to say', () => {
  const OWN: Record<(typeof SERVICES)[number], RegExp> = {
    ingest: /^(mailbox|\$KV\.SETTINGS\.contact)/,
    'conversation-state': /^(mailbox|\$KV\.STATE|\$KV\.SETTINGS\.contact|decisions|deliveries|timer-commands|events)/,
    scheduler: /^(mailbox|timer\.|deadletters\.timer-commands)/,
    decision: /^(mailbox|\$KV\.SETTINGS\.(assistant|policy-in-use)\.|ledger|deadletters\.decisions)/,
    delivery: /^(mailbox|\$KV\.SETTINGS\.(contact|account|account-of)\.|ledger|deadletters\.deliveries)/,
  }
  const FORGED = [
    'mailbox.0.acme.c_luz',
    '$KV.STATE.acme.c_luz',
    'decisions.0.acme',
    'deliveries.0.acme',
    'timer-commands.0.acme',
    'timer.0.acme.c_luz.inactivity.1',
    'elapsed.0.acme.c_luz.inactivity.1',
    'events.acme.conversation.closed.c_luz',
    'ledger.acme.credits.1',
    'deadletters.decisions.acme',
    'deadletters.deliveries.acme',
    'deadletters.timer-commands.acme',
    '$KV.SETTINGS.assistant.acme.sales',
    '$KV.SETTINGS.policy-in-use.acme.sales.v1',
    '$KV.SETTINGS.account.main',
    '$KV.SETTINGS.account-of.whatsapp.1',
    '$KV.SETTINGS.contact.acme.luz',
  ]

  it.each(SERVICES)('as %s', async (user) => {
    const others = FORGED.filter((subject) => !OWN[user].test(subject))
    expect(others.length).toBeGreaterThan(8)
    await unchanged(async () => {
      for (const subject of others) await isRefused(user, subject)
    })
  })
})

describe('no service wipes a stream, or changes how it is kept', () => {
  const streams = streamShapes(1).map(({ name }) => name)
  const questions = streams.flatMap((stream) => [
    `STREAM.PURGE.${stream}`,
    `STREAM.DELETE.${stream}`,
    `STREAM.MSG.DELETE.${stream}`,
    `STREAM.UPDATE.${stream}`,
    `STREAM.CREATE.${stream}`,
    `STREAM.RESTORE.${stream}`,
    `STREAM.SNAPSHOT.${stream}`,
    `CONSUMER.CREATE.${stream}.evil`,
    `CONSUMER.DURABLE.CREATE.${stream}.evil`,
    `CONSUMER.DELETE.${stream}.${wakeUpConsumer(0)}`,
    `CONSUMER.PAUSE.${stream}.${wakeUpConsumer(0)}`,
  ])
  /**
   * What cancels a timer removes its message: whoever arms timers may remove them, and they are armed again from STATE. Who takes a job may
   * delete it, which acknowledging it does, too.
   */
  const OWN: Partial<Record<NatsUser, string[]>> = {
    scheduler: [`STREAM.PURGE.${TIMERS}`, 'STREAM.MSG.DELETE.TIMER_COMMANDS'],
    decision: ['STREAM.MSG.DELETE.DECISIONS'],
    delivery: ['STREAM.MSG.DELETE.DELIVERIES'],
  }

  it.each([...SERVICES, 'repair'] as const)('as %s', async (user) => {
    await unchanged(async () => {
      for (const question of questions) {
        if (OWN[user]?.includes(question)) continue
        await isRefused(user, `$JS.API.${question}`)
      }
    })
  })

  it('and who sets up can make and change them, and not empty or delete them', async () => {
    await setUpNats(as('engine-setup'), { partitions: 2 })
    await unchanged(async () => {
      for (const stream of streams)
        for (const question of ['PURGE', 'DELETE', 'MSG.DELETE'])
          await isRefused('engine-setup', `$JS.API.STREAM.${question}.${stream}`)
      await isRefused('engine-setup', 'mailbox.0.acme.c_luz')
      await expect(setUpNats(as('ingest'), { partitions: 2 })).rejects.toMatchObject({
        code: 'NATS_RIGHTS_MISSING',
        message: expect.stringMatching(/STREAM\.UPDATE\.MAILBOX.*engine-setup/),
      })
    })
  })
})

it('lets nobody in without a password', async () => {
  for (const login of [{}, { user: 'decision' }, { user: 'decision', pass: passwordOf('ingest') }])
    await expect(connect({ servers: nats.url, ...login })).rejects.toThrow(/authorization/i)
})

describe('no service reads or takes what is another’s', () => {
  it.each<[NatsUser, string[]]>([
    [
      'ingest',
      [
        `CONSUMER.MSG.NEXT.${MAILBOX}.${wakeUpConsumer(0)}`,
        `DIRECT.GET.${MAILBOX}`,
        `DIRECT.GET.${STATE}.x`,
        `DIRECT.GET.${LEDGER}`,
      ],
    ],
    [
      'scheduler',
      ['CONSUMER.MSG.NEXT.DELIVERIES.lane-0', `CONSUMER.MSG.NEXT.${EVENTS}.contact-fanout`, `DIRECT.GET.${STATE}.x`],
    ],
    [
      'decision',
      [
        'CONSUMER.MSG.NEXT.DELIVERIES.lane-0',
        `CONSUMER.MSG.NEXT.${TIMERS}.scheduler`,
        `CONSUMER.MSG.NEXT.${EVENTS}.contact-fanout`,
        `DIRECT.GET.${MAILBOX}`,
      ],
    ],
    ['delivery', ['CONSUMER.MSG.NEXT.DECISIONS.lane-0', `STREAM.MSG.GET.${STATE}`, `DIRECT.GET.${DEADLETTERS}`]],
    [
      'conversation-state',
      [
        'CONSUMER.MSG.NEXT.DECISIONS.lane-0',
        `CONSUMER.MSG.NEXT.${TIMERS}.scheduler`,
        `CONSUMER.MSG.NEXT.${EVENTS}.outcomes`,
        `DIRECT.GET.${LEDGER}`,
      ],
    ],
  ])('as %s', async (user, questions) => {
    for (const question of questions) await isRefused(user, `$JS.API.${question}`)
  })

  it.each(SERVICES)('and as %s hears nothing of what passes between others', async (user) => {
    for (const subject of ['>', '_INBOX.>', `${inboxPrefixOf('repair')}.>`, 'mailbox.>', '$JS.API.>', '$JS.ACK.>']) {
      const refused = Promise.withResolvers<unknown>()
      as(user).subscribe(subject, { callback: (error) => void (error && refused.resolve(error)) })
      expect(String(await refused.promise), subject).toMatch(/permissions violation/i)
    }
  })
})

/** Should this fail, the broker has learnt to hold reply subjects to rights: then say so in `docs/decisions/006`. */
describe('what rights within one account do not hold: the broker publishes an answer wherever the question says', () => {
  /** `{}`, which is also what the broker takes for a question without conditions. */
  const ask = (reply: string) =>
    as('ingest').publish(`$JS.API.DIRECT.GET.${SETTINGS}.$KV.SETTINGS.contact.acme.luz`, '', { reply })
  const info = async (stream: string) =>
    (await as(NATS_OPERATOR).request(`$JS.API.STREAM.INFO.${stream}`)).json<{
      error?: { description: string }
      state?: { messages: number }
    }>()

  it('so who reads can write', async () => {
    const forged = ['assistant', 'acme', 'forged']
    ask(`$KV.SETTINGS.${forged.join('.')}`)
    await expect.poll(() => engineOf('decision').settings.get(forged, { fresh: true })).toBeDefined()
  })

  it('and empty a stream, or delete it', async () => {
    await as(NATS_OPERATOR).request('deadletters.decisions.acme', body)
    ask(`$JS.API.STREAM.PURGE.${DEADLETTERS}`)
    await expect.poll(async () => (await info(DEADLETTERS)).state?.messages).toBe(0)
    ask(`$JS.API.STREAM.DELETE.${DEADLETTERS}`)
    await expect.poll(async () => (await info(DEADLETTERS)).error?.description).toBe('stream not found')
    await setUpNats(as('engine-setup'), { partitions: 2 })
  })
})

async function taken(
  queue: Engine['queues']['decisions'],
  outcome: { type: 'done' } | { type: 'park'; reason: string } = { type: 'done' },
) {
  const got = Promise.withResolvers<void>()
  const running = queue.consume({ concurrency: 1 }, async () => {
    got.resolve()
    return outcome
  })
  await got.promise
  await running.stop()
}
