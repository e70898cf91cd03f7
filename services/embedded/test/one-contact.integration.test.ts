/** What holds for a contact and not for one conversation, on all services, virtual time and real gRPC. */
import { contactIdOf } from '@relance/contracts/ids'
import { defaultAssistant } from '@relance/contracts/settings'
import { threadItem } from '@relance/contracts/view'
import { describe, expect, it, vi } from 'vitest'
import { HOUR, MINUTE, START, TENANT, aRing } from './a-ring.ts'

// Two seconds in all on a machine with nothing else to do; days pass for five services, and a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

/** The same person on two of the tenant's accounts: phone numbers are known on all of them. */
const PHONE = '34600111222'
const ACCOUNTS = [
  { id: 'sales', channel: 'viber' },
  { id: 'support', channel: 'viber' },
] as const

it.each([
  ['at the same moment', 0],
  ['half an hour apart', 30 * MINUTE],
])('two conversations with one person, silent %s, do not both follow up within the spacing', async (_, apartMs) => {
  const ring = await aRing({ accounts: [...ACCOUNTS] })
  for (const [n, { id: account }] of ACCOUNTS.entries()) {
    await ring.passUntil(START + n * apartMs)
    await ring.say('customer', `Hi ${account}, I would like to book a table`, { account, contact: PHONE })
    await ring.say('assistant', 'Sure! For which day and for how many people?', { account, contact: PHONE })
  }
  await ring.passUntil(START + 5 * HOUR)

  const sent = ring.shown().filter(({ kind }) => kind === 'follow_up')
  expect(new Set(sent.map(({ conversation }) => conversation)).size, 'each is followed up in the end').toBe(2)
  const at = sent.map(({ at: instant }) => instant).toSorted((a, b) => a - b)
  for (const [n, instant] of at.entries()) if (n > 0) expect(instant - (at[n - 1] ?? 0)).toBeGreaterThanOrEqual(HOUR)
  expect(at[0]).toBeLessThan(START + HOUR + 30 * MINUTE)

  const second = sent.find(({ conversation }) => conversation !== sent[0]?.conversation)
  const { thread } = await ring.clients.conversations.getConversation({
    tenant: TENANT,
    conversationId: second?.conversation ?? '',
    withThread: true,
  })
  const gates = thread.flatMap((wire) => {
    const { item } = threadItem.fromWire(wire)
    return 'receipt' in item ? (item.receipt?.gates ?? []) : []
  })
  expect(gates).toContainEqual(expect.objectContaining({ name: 'contact pressure', verdict: 'changed' }))
})

it.each([
  ['is closed quietly and marked, without a word or a credit', true],
  ['is an unanswered customer like any other where Spam Protection is off', false],
])('spam %s', async (_, spamProtection) => {
  const capabilities = { ...defaultAssistant('shop').capabilities, autoCsat: true, spamProtection }
  const ring = await aRing({ assistant: { capabilities } })
  await ring.say('customer', 'Boost your followers now! Click here: https://grow.example')
  await ring.say('assistant', 'Hello! Which day would you like to come?')
  await ring.passUntil(START + 12 * HOUR)
  const { state, lastReason, totalFollowUps } = await ring.view()
  expect(state).toBe('closed')
  if (spamProtection) {
    expect(lastReason).toBe('It looks like spam: advertising.')
    expect(ring.shown()).toEqual([])
    expect(await ring.credits()).toBe(0)
  } else expect(totalFollowUps).toBe(2)
})

describe('what a contact said of itself', () => {
  const [{ id: sales }, { id: support }] = ACCOUNTS
  const contactId = contactIdOf(TENANT, 'viber', sales, PHONE)

  /** A conversation that ends by itself after its follow-ups, and one on another account that begins a day later. */
  async function twoConversations(memories: boolean) {
    const capabilities = { ...defaultAssistant('shop').capabilities, memories }
    const ring = await aRing({ accounts: [...ACCOUNTS], assistant: { capabilities } })
    const onSales = { account: sales, contact: PHONE }
    const facts = async () => {
      const { facts: found } = await ring.clients.memory.getContactMemory({ tenant: TENANT, contactId })
      return found.map(({ about, fact, conversationId }) => [about, fact, conversationId])
    }
    await ring.say('customer', 'Hi, I need a haircut. I am only free in the evening.', onSales)
    await ring.say('assistant', 'Gladly! Which day suits you?', onSales)
    await ring.passUntil(START + 24 * HOUR)
    expect(await ring.view(sales, PHONE)).toMatchObject({ state: 'closed' })
    return { ring, onSales, facts }
  }

  /** When the first follow-up of a fresh conversation on the other account is planned for, in hours of the day. */
  async function hourOfNextPlan({ ring }: Awaited<ReturnType<typeof twoConversations>>) {
    await ring.say('customer', 'Hello, I would like to book a table', { account: support, contact: PHONE })
    await ring.say('assistant', 'Sure! For how many people?', { account: support, contact: PHONE })
    await ring.passUntil(START + 24.5 * HOUR)
    return new Date((await ring.view(support, PHONE)).followUp?.dueAt ?? 0).getUTCHours()
  }

  it('is remembered with where it was said, and used in a later conversation on another account', async () => {
    const given = await twoConversations(true)
    const from = (await given.ring.view(sales, PHONE)).id
    expect(await given.facts()).toEqual(
      expect.arrayContaining([
        ['preferred time', 'I am only free in the evening.', from],
        ['request', 'Hi, I need a haircut.', from],
      ]),
    )
    expect(await hourOfNextPlan(given)).toBe(18)
  })

  it('is neither remembered nor used where Memories is off', async () => {
    const given = await twoConversations(false)
    expect(await given.facts()).toEqual([])
    expect(await hourOfNextPlan(given)).toBe(11)
  })

  it('stays erased, though the conversation goes on and closes again', async () => {
    const given = await twoConversations(true)
    const { ring, onSales, facts } = given
    const actor = { id: 'eva', name: 'Eva' }
    const { erased } = await ring.clients.memory.eraseContactMemory({ tenant: TENANT, contactId, actor })
    expect(erased).toBeGreaterThan(0)
    expect(await facts()).toEqual([])
    await ring.passUntil(START + 24 * HOUR + MINUTE)
    await ring.say('customer', 'Do you sell shampoo?', onSales)
    await ring.say('assistant', 'We do. Which one?', onSales)
    await ring.passUntil(START + 48 * HOUR)
    expect(await ring.view(sales, PHONE)).toMatchObject({ state: 'closed', episode: 2 })
    expect(new Set((await facts()).map(([, fact]) => fact))).toEqual(new Set(['Do you sell shampoo?', 'en']))
  })
})
