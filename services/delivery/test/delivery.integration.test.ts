import { encodeInput, type Input } from '@relance/contracts/input'
import { type Contact, defaultAssistant, settingsKeys } from '@relance/contracts/settings'
import type { Mailbox } from '@relance/engine'
import { describe, expect, it } from 'vitest'
import { CLAIM_SETTLED_MS } from '../src/deliver.ts'
import { aReply, anAccount, CONTACT, CONVERSATION, START, TENANT, useDelivery } from './use-delivery.ts'

const relance = useDelivery()
const types = async () => (await relance.inputs()).map(({ type }) => type)
const shown = () => relance.sandbox.calls(TENANT, 0, 100).filter(({ repeat }) => !repeat)

describe('a follow-up', () => {
  it('is claimed, sent once, paid once, and has a receipt', async () => {
    relance.start()
    const id = await relance.request()
    expect(await relance.outcome(id)).toMatchObject({
      type: 'delivery.succeeded',
      providerMessageId: 'sandbox-1',
      text: 'Still interested in the red one?',
      form: 'text',
      sentAt: START,
      receipt: {
        credits: 1,
        gates: expect.arrayContaining([
          { name: 'Auto Follow-ups', verdict: 'passed', detail: expect.any(String), source: 'assistant "sales"' },
        ]),
      },
    })
    expect(await types()).toEqual(['message.received', 'delivery.claimed', 'delivery.succeeded'])
    expect(shown()).toMatchObject([
      { key: id, conversation: CONVERSATION, contactExternalId: '16505551234', kind: 'follow_up', attempt: 1 },
    ])
    await relance.eventually(async () => expect(await relance.engine.ledger.sum(TENANT, 'credits:sales', 0)).toBe(1))
  })

  it('that comes twice makes one call', async () => {
    relance.start()
    relance.start()
    const id = await relance.request({}, { jobs: 2 })
    await relance.outcome(id)
    await relance.clock.advanceTo(START + 60_000)
    await relance.eventually(async () =>
      expect(await relance.engine.queues.deliveries.size()).toMatchObject({ waiting: 0, inHand: 0 }),
    )
    expect(relance.sandbox.calls(TENANT, 0, 100)).toHaveLength(1)
    expect((await types()).filter((type) => type === 'delivery.claimed')).toHaveLength(1)
    expect(await relance.engine.ledger.sum(TENANT, 'credits:sales', 0)).toBe(1)
  })

  const elsewhere = (secondsAgo: number) => ({
    followUps: [{ conversation: 'c_other', request: 'c_other/3-0/1', at: START - secondsAgo * 1_000 }],
  })
  const stoodBack = {
    type: 'delivery.suppressed',
    code: 'CONTACT_PRESSURE',
    receipt: { gates: expect.arrayContaining([expect.objectContaining({ name: 'contact pressure' })]) },
  }
  it('stands back where another conversation wrote to the contact since it was decided on, at no cost to the rate', async () => {
    await relance.put({ contact: elsewhere(5) })
    relance.start()
    expect(await relance.outcome(await relance.request())).toMatchObject(stoodBack)
    expect(shown()).toEqual([])
    expect(relance.budget.taken).toBe(0)
  })

  it('stands back where another conversation is noted between its gates and its own note', async () => {
    let reads = 0
    relance.start({
      settings: (settings) => ({
        ...settings,
        get: async (key, options) => {
          if (key[0] === 'contact' && ++reads === 2) await relance.put({ contact: elsewhere(5) })
          return settings.get(key, options)
        },
      }),
    })
    expect(await relance.outcome(await relance.request())).toMatchObject(stoodBack)
    expect(shown()).toEqual([])
  })

  it.each<[string, number, Parameters<typeof relance.request>[0]]>([
    ['what the contact got was known when it was decided on', 3_600, {}],
    ['the customer asked for it', 5, { promised: true }],
    ['a person wrote it', 5, { writtenByPerson: true }],
    ['a person wants it sent', 5, { wantedByPerson: true }],
  ])('does not stand back where %s, and is noted for the others', async (_, secondsAgo, of) => {
    await relance.put({ contact: elsewhere(secondsAgo) })
    relance.start()
    const id = await relance.request(of)
    expect(await relance.outcome(id)).toMatchObject({ type: 'delivery.succeeded' })
    const stored = await relance.engine.settings.get(settingsKeys.contact(TENANT, CONTACT))
    expect(stored?.value).toMatchObject({
      followUps: [{ conversation: 'c_other' }, { conversation: CONVERSATION, request: id, at: START }],
    })
  })

  it('waits for its rate, and takes no claim meanwhile', async () => {
    relance.budget.refuseForMs = 6_000
    relance.start()
    const id = await relance.request()
    await relance.eventually(() => expect(relance.engine.nextDueAt()).toBe(START + 6_000))
    expect(await types()).toEqual(['message.received'])
    relance.budget.refuseForMs = undefined
    await relance.clock.advanceTo(START + 6_000)
    expect(await relance.outcome(id)).toMatchObject({ type: 'delivery.succeeded' })
  })

  it('of which nothing can be read is put aside, with the reason', async () => {
    relance.start()
    await relance.engine.queues.deliveries.enqueue({ id: 'x', tenant: TENANT, body: Buffer.from('nonsense') })
    await relance.eventually(async () => expect((await relance.engine.queues.deliveries.size()).parked).toBe(1))
  })
})

describe('a follow-up is not sent', () => {
  const suppressed = async (of: Parameters<typeof relance.request>[0] = {}, notAfter?: number) => {
    relance.start()
    const outcome = await relance.outcome(await relance.request(of, notAfter === undefined ? {} : { notAfter }))
    expect(shown()).toEqual([])
    expect(await types()).not.toContain('delivery.claimed')
    return outcome
  }

  const lastGate = async () => {
    const last = (await relance.inputs()).at(-1)
    return last && 'receipt' in last ? last.receipt?.gates.at(-1) : undefined
  }

  it('after its time', async () => {
    expect(await suppressed({}, START - 1)).toMatchObject({ type: 'delivery.suppressed', code: 'EXPIRED' })
  })

  it('once Auto Follow-ups was switched off', async () => {
    await relance.put({
      assistant: {
        capabilities: { ...defaultAssistant('sales').capabilities, autoFollowUps: false, autoCsat: true },
      },
    })
    expect(await suppressed()).toMatchObject({
      type: 'delivery.suppressed',
      code: 'CAPABILITY_OFF',
      receipt: { credits: 0, gates: [{ verdict: 'passed' }, { name: 'Auto Follow-ups', verdict: 'vetoed' }] },
    })
  })

  it('to a contact who opted out, or is paused', async () => {
    await relance.put({ contact: { paused: true } })
    expect(await suppressed()).toMatchObject({ code: 'PAUSED' })
    await relance.put({ contact: { optedOut: true } })
    await relance.append('m2', aReply('m2'))
    expect(await suppressed()).toMatchObject({ code: 'OPTED_OUT' })
  })

  it('where the account cannot send; people can mend it, and nothing is lost', async () => {
    await relance.put({ account: anAccount({ channel: 'whatsapp', accessTokenRef: 'env:NOT_SET' }) })
    expect(await suppressed()).toMatchObject({
      type: 'delivery.failed',
      code: 'ACCOUNT_NOT_READY',
      retryAt: START + 900_000,
      receipt: { credits: 0, nextCheckAt: START + 900_000 },
    })
    expect(await lastGate()).toMatchObject({
      name: 'account',
      verdict: 'vetoed',
      detail: expect.stringMatching(/NOT_SET/),
    })
  })
})

describe('races for the claim', () => {
  /** Lets `meanwhile` happen between the examination and the claim. */
  const between = (meanwhile: () => Promise<unknown>) => {
    let happened = false
    return (mailbox: Mailbox): Mailbox => ({
      ...mailbox,
      async appendIfLast(...claim) {
        if (!happened) {
          happened = true
          await meanwhile()
        }
        return mailbox.appendIfLast(...claim)
      },
    })
  }

  it('a reply that comes between examination and claim prevents the call', async () => {
    relance.start({ mailbox: between(() => relance.append('m2', aReply('m2'))) })
    const id = await relance.request()
    expect(await relance.outcome(id)).toMatchObject({
      type: 'delivery.suppressed',
      code: 'SUPERSEDED',
      detail: expect.stringContaining('message.received'),
    })
    const contact = () => relance.engine.settings.get(settingsKeys.contact(TENANT, CONTACT))
    // What was certainly not sent keeps no other conversation from writing.
    await relance.eventually(async () => expect((await contact())?.value).toMatchObject({ followUps: [] }))
    expect(shown()).toEqual([])
    expect(await types()).not.toContain('delivery.claimed')
  })

  it('a status, which means nothing for it, does not', async () => {
    const { route } = aReply('x') as Extract<Input, { type: 'message.received' }>
    const status: Input = {
      type: 'delivery.status_changed',
      providerMessageId: 'earlier',
      status: 'read',
      at: START,
      route,
    }
    relance.start({ mailbox: between(() => relance.append('s1', status)) })
    const id = await relance.request()
    expect(await relance.outcome(id)).toMatchObject({ type: 'delivery.succeeded' })
    expect(shown()).toHaveLength(1)
  })

  it('further talk does not make an acknowledgement wrong, a takeover does', async () => {
    relance.start({ mailbox: between(() => relance.append('m2', aReply('m2'))) })
    expect(await relance.outcome(await relance.request({ kind: 'acknowledgement', attempt: 0 }))).toMatchObject({
      type: 'delivery.succeeded',
    })
  })

  it('a takeover prevents an acknowledgement', async () => {
    const taken: Input = { type: 'handover.taken', actor: { id: 'marta', name: 'Marta' }, requestId: 'r1' }
    relance.start({ mailbox: between(() => relance.append('request/r1', taken)) })
    expect(await relance.outcome(await relance.request({ kind: 'acknowledgement' }))).toMatchObject({
      code: 'SUPERSEDED',
    })
  })

  it('a restore does, that gave the sequence which it is based on to another entry', async () => {
    relance.start()
    const id = await relance.request({}, { basedAt: START - 60_000 })
    expect(await relance.outcome(id)).toMatchObject({
      type: 'delivery.suppressed',
      code: 'SUPERSEDED',
      detail: expect.stringContaining('a restore of the mailbox'),
    })
    expect(shown()).toEqual([])
  })

  it('consent that is revoked after the claim prevents the call', async () => {
    const revoke = () => relance.put({ contact: { optedOut: true } })
    relance.start({ mailbox: between(revoke) })
    const id = await relance.request()
    expect(await relance.outcome(id)).toMatchObject({ type: 'delivery.suppressed', code: 'OPTED_OUT' })
    expect(await types()).toContain('delivery.claimed')
    expect(shown()).toEqual([])
  })

  it('a claim is void after 5 seconds, and nothing is sent', async () => {
    let slow = 0
    relance.clock.monotonic = () => performance.now() + slow
    relance.start({
      mailbox: (mailbox) => ({
        ...mailbox,
        async appendIfLast(...of) {
          const appended = await mailbox.appendIfLast(...of)
          slow = 5_000
          return appended
        },
      }),
    })
    const id = await relance.request()
    await relance.eventually(() => expect(relance.engine.nextDueAt()).toBe(START + 1_000))
    expect(shown()).toEqual([])
    slow = 0
    await turnUntilEnded(id)
    expect(await relance.outcome(id), 'under its key it may go out later').toMatchObject({ type: 'delivery.succeeded' })
    expect(relance.sandbox.calls(TENANT, 0, 9)).toHaveLength(1)
  })

  it('where consent cannot be read after the claim, nothing is sent and it is tried later', async () => {
    let reads = 0
    relance.start({
      settings: (settings) => ({
        ...settings,
        get: async (key, options) => {
          if (key[0] === 'contact' && ++reads === 2) throw new Error('unreachable')
          return settings.get(key, options)
        },
      }),
    })
    const id = await relance.request()
    await relance.eventually(() => expect(relance.engine.nextDueAt()).toBe(START + 1_000))
    expect(shown()).toEqual([])
    await turnUntilEnded(id)
    expect(await relance.outcome(id)).toMatchObject({ type: 'delivery.succeeded' })
    expect(relance.sandbox.calls(TENANT, 0, 9)).toHaveLength(1)
  })

  it('what a worker finds in the way is not said of a message that another one has claimed', async () => {
    const id = await relance.request({}, { notAfter: START - 1 })
    const claim = () =>
      relance.append(`${id}/claimed/other`, {
        type: 'delivery.claimed',
        requestId: id,
        kind: 'follow_up',
        attempt: 1,
        nonce: 'other',
      })
    relance.start({ mailbox: between(claim) })
    await turnUntilEnded(id)
    expect(await relance.outcome(id), 'it may be on its way').toMatchObject({ type: 'delivery.unknown' })
    expect(await types()).not.toContain('delivery.suppressed')
  })

  it('a request that its conversation gave up is not sent', async () => {
    const notAfter = START + 600_000
    const { settings } = aReply('x') as Extract<Input, { type: 'message.received' }>
    const deadline: Input = { type: 'timer.elapsed', name: 'delivery', generation: 1, dueAt: notAfter, settings }
    relance.start({ mailbox: between(() => relance.append('delivery/1/elapsed', deadline)) })
    expect(await relance.outcome(await relance.request({}, { notAfter }))).toMatchObject({ code: 'SUPERSEDED' })
    expect(shown()).toEqual([])
  })
})

describe('a request that cannot be carried out', () => {
  it('in time says so at once, and when there is room again', async () => {
    relance.budget.refuseForMs = 900_000
    relance.start()
    expect(await relance.outcome(await relance.request())).toMatchObject({
      type: 'delivery.failed',
      code: 'RATE_LIMITED',
      retryAt: START + 900_000,
    })
  })

  it('because a record cannot be read ends when its time is over, and the job with it', async () => {
    await relance.engine.settings.put(settingsKeys.contact(TENANT, 'p_ana'), { paused: 'maybe' })
    relance.start()
    const id = await relance.request()
    await relance.eventually(() => expect(relance.engine.nextDueAt()).toBeGreaterThan(START))
    await turnUntilEnded(id, 120_000)
    expect(await relance.outcome(id)).toMatchObject({ type: 'delivery.suppressed', code: 'EXPIRED' })
    await relance.eventually(async () =>
      expect(await relance.engine.queues.deliveries.size()).toMatchObject({ waiting: 0, inHand: 0 }),
    )
  })
})

/** Turns the clock on and on, until the request has ended. */
async function turnUntilEnded(id: string, stepMs = CLAIM_SETTLED_MS): Promise<void> {
  const ends = /^delivery\.(succeeded|failed|suppressed|unknown)$/
  await relance.eventually(async () => {
    await relance.clock.advanceTo(relance.clock.now() + stepMs)
    const ended = (await relance.inputs()).some(
      (input) => ends.test(input.type) && 'requestId' in input && input.requestId === id,
    )
    expect(ended).toBe(true)
  })
}

describe('a follow-up that was noted for the contact and never claimed', () => {
  const contactKey = settingsKeys.contact(TENANT, CONTACT)
  const contact = async () => (await relance.engine.settings.get(contactKey))?.value as Contact
  /** Its worker reaches the note, and no claim. */
  async function noteOnly(): Promise<string> {
    relance.start({
      mailbox: (mailbox) => ({
        ...mailbox,
        async appendIfLast(to, entry, lastSeq) {
          if (entry.id.includes('/claimed/')) throw new Error('gone')
          return mailbox.appendIfLast(to, entry, lastSeq)
        },
      }),
    })
    const id = await relance.request()
    await relance.eventually(async () => expect(await contact()).toMatchObject({ followUps: [{ request: id }] }))
    return id
  }

  it.each<[string, number, () => Promise<unknown>]>([
    ['its time is over', 700_000, async () => {}],
    [
      'follow-ups are paused',
      60_000,
      async () => relance.engine.settings.put(contactKey, { ...(await contact()), paused: true }),
    ],
  ])('holds no other conversation back once %s', async (_, stepMs, meanwhile) => {
    const id = await noteOnly()
    await meanwhile()
    await turnUntilEnded(id, stepMs)
    expect(await relance.outcome(id)).toMatchObject({ type: 'delivery.suppressed' })
    await relance.eventually(async () => expect(await contact()).toMatchObject({ followUps: [] }))
    expect(shown()).toEqual([])
  })
})

describe('a worker that dies between call and outcome', () => {
  /** A worker whose outcomes never arrive, stopped after its call. */
  async function die(of: Parameters<typeof relance.request>[0] = {}): Promise<string> {
    const dying = relance.start({
      mailbox: (mailbox) => ({
        ...mailbox,
        async append(to, entry) {
          if (/\/(?:succeeded|unknown|failed)$/.test(entry.id)) throw new Error('gone')
          return mailbox.append(to, entry)
        },
      }),
    })
    const id = await relance.request(of)
    await relance.eventually(() => expect(relance.sandbox.calls(TENANT, 0, 9)).toHaveLength(1))
    await dying.stop()
    return id
  }

  it('leaves it to the next, who shows it to the customer once', async () => {
    const id = await die()
    expect(await types()).toEqual(['message.received', 'delivery.claimed'])
    relance.start()
    await relance.clock.advanceTo(START + CLAIM_SETTLED_MS - 1)
    expect(await types()).toEqual(['message.received', 'delivery.claimed'])
    await relance.clock.advanceTo(START + 2 * CLAIM_SETTLED_MS)
    expect(await relance.outcome(id)).toMatchObject({ type: 'delivery.succeeded', providerMessageId: 'sandbox-1' })
    expect(relance.sandbox.calls(TENANT, 0, 9).map(({ key, repeat }) => ({ key, repeat }))).toEqual([
      { key: id, repeat: false },
      { key: id, repeat: true },
    ])
    expect(await relance.engine.ledger.sum(TENANT, 'credits:sales', 0)).toBe(1)
  })

  it('is not retried by a worker that stood still while the customer replied', async () => {
    const id = await die()
    let slow = 0
    relance.clock.monotonic = () => performance.now() + slow
    relance.start({
      settings: (settings) => ({
        ...settings,
        async get(key, options) {
          const setting = await settings.get(key, options)
          if (key[0] === 'assistant' && slow === 0) {
            slow = 5_000
            await relance.append('m2', aReply('m2'))
          }
          return setting
        },
      }),
    })
    await turnUntilEnded(id)
    expect(await relance.outcome(id)).toMatchObject({ type: 'delivery.unknown' })
    expect(relance.sandbox.calls(TENANT, 0, 9)).toHaveLength(1)
  })

  it('is not retried once the customer has replied; what may have gone out is paid', async () => {
    const id = await die()
    await relance.append('m2', aReply('m2'))
    relance.start()
    await relance.clock.advanceTo(START + 2 * CLAIM_SETTLED_MS)
    expect(await relance.outcome(id)).toMatchObject({
      type: 'delivery.unknown',
      receipt: { credits: 1, gates: [{ name: 'claim', verdict: 'vetoed' }] },
    })
    expect(relance.sandbox.calls(TENANT, 0, 9)).toHaveLength(1)
    await relance.eventually(async () => expect(await relance.engine.ledger.sum(TENANT, 'credits:sales', 0)).toBe(1))
  })
})

describe('an outcome', () => {
  it('that cannot be appended at once is appended later, with what was known', async () => {
    let failures = 3
    relance.start({
      mailbox: (mailbox) => ({
        ...mailbox,
        async append(to, entry) {
          if (entry.id.endsWith('/succeeded') && failures-- > 0) throw new Error('unreachable')
          return mailbox.append(to, entry)
        },
      }),
    })
    const id = await relance.request()
    await relance.eventually(async () => {
      await relance.clock.advanceTo(relance.clock.now() + 500)
      expect(await types()).toContain('delivery.succeeded')
    })
    expect(await relance.outcome(id)).toMatchObject({ providerMessageId: 'sandbox-1' })
    expect(relance.sandbox.calls(TENANT, 0, 9)).toHaveLength(1)
  })

  it('that is in the mailbox is only booked', async () => {
    const id = await relance.request()
    const outcome: Input = {
      type: 'delivery.succeeded',
      requestId: id,
      providerMessageId: 'p',
      text: 't',
      sentAt: START,
      form: 'text',
    }
    await relance.engine.mailbox.append(
      { tenant: TENANT, conversation: CONVERSATION },
      { id: `${id}/succeeded`, body: encodeInput(outcome) },
    )
    relance.start()
    await relance.eventually(async () => expect(await relance.engine.ledger.sum(TENANT, 'credits:sales', 0)).toBe(1))
    expect(shown()).toEqual([])
  })
})
