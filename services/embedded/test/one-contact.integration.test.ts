/** What holds for a contact and not for one conversation, on all services, virtual time and real gRPC. */
import { defaultAssistant } from '@relance/contracts/settings'
import { threadItem } from '@relance/contracts/view'
import { expect, it } from 'vitest'
import { HOUR, MINUTE, START, TENANT, aRing } from './a-ring.ts'

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
