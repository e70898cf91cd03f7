import type { ConversationView, FollowUpView, ThreadItem } from '@relance/contracts/view'
import type { Receipt } from '@relance/contracts/words'
import { START } from './use-inbox.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** An active conversation of the demo tenant, with whatever differs. */
export function aConversation({
  name = 'Ana Torres',
  ...differing
}: Partial<ConversationView> & { name?: string } = {}): ConversationView {
  const id = differing.id ?? `c_${name.toLowerCase().replaceAll(/[^a-z]+/g, '_')}`
  return {
    tenant: 'demo',
    id,
    lastSeq: 4,
    state: 'active',
    handledBy: 'ai',
    route: {
      accountId: 'whatsapp-main',
      channel: 'whatsapp',
      contactId: `p_${id}`,
      contactExternalId: '+34 600 100 200',
      contactName: name,
      assistantId: 'front-desk',
    },
    episode: 1,
    openedAt: START - 3 * HOUR,
    lastActivityAt: START - 25 * MINUTE,
    lastCustomerAt: START - 27 * MINUTE,
    lastMessage: 'Gladly! Which day and time would you prefer?',
    lastAuthor: 'assistant',
    customerIsWaiting: false,
    unansweredFollowUps: 0,
    totalFollowUps: 0,
    paused: false,
    optedOut: false,
    ...differing,
  }
}

/** A follow-up of the AI's in 23 hours, at 10:00 in Madrid. */
export function aFollowUp(differing: Partial<FollowUpView> = {}): FollowUpView {
  return {
    source: 'ai',
    dueAt: START + 23 * HOUR,
    zone: 'Europe/Madrid',
    reason: 'The user started a booking request but hasn’t provided their preferred time.',
    draft: 'Hi Ana, I can still hold a slot for your haircut. Would Thursday afternoon or Friday morning suit you?',
    edited: false,
    attempt: 1,
    ...differing,
  }
}

/** What was known, proposed and checked when that follow-up was planned. */
export function aReceipt(differing: Partial<Receipt> = {}): Receipt {
  return {
    facts: [
      { name: 'local time', value: 'Tuesday 11:00 in Madrid, from the phone number' },
      { name: 'silence', value: '20 minutes; the last word was ours, a question' },
      { name: 'window', value: 'WhatsApp, open until Wednesday 10:33' },
      { name: 'follow-ups so far', value: 'none' },
    ],
    proposal: {
      action: 'schedule',
      dueAt: START + 10 * HOUR,
      reason: 'The booking lacks a time.',
      draft: 'Hi Ana, shall we find a time for your haircut?',
    },
    gates: [
      {
        name: 'most follow-ups',
        verdict: 'passed',
        detail: '0 of 3 sent',
        source: 'Never follow up more than 3 times total.',
      },
      {
        name: 'allowed hours',
        verdict: 'changed',
        detail: 'Tuesday 21:00 → Wednesday 10:00',
        source: 'Only follow up during business hours (9 AM to 6 PM)',
      },
      {
        name: 'channel window',
        verdict: 'passed',
        detail: 'inside, 33 minutes before it closes',
        source: 'WhatsApp Cloud API, "Send messages" (customer service windows)',
      },
    ],
    nextCheckAt: START + 23 * HOUR,
    credits: 1,
    engine: 'rules',
    policyVersion: '9f2c41d07a',
    ...differing,
  }
}

/** A booking that stopped at a question, as far as the plan to ask again. */
export function aBookingThread(): ThreadItem[] {
  const at = (minutesAgo: number) => START - minutesAgo * MINUTE
  return [
    aMessage(1, at(29), 'customer', 'Hi, I would like to book a haircut.'),
    aMessage(2, at(28), 'assistant', 'Of course! With whom, and is it short or long hair?'),
    aMessage(3, at(27), 'customer', 'With Sara please. Long, just the tips.'),
    aMessage(4, at(25), 'assistant', 'Gladly! Which day and time would you prefer?'),
    {
      seq: 5,
      at: at(5),
      item: { type: 'line', kind: 'timer.elapsed', text: 'Idle after 20 minutes without a message' },
    },
    {
      seq: 6,
      at: at(5),
      item: {
        type: 'decision',
        kind: 'analyse',
        action: 'schedule',
        dueAt: START + 23 * HOUR,
        reason: 'The user started a booking request but hasn’t provided their preferred time.',
        missing: ['preferred day', 'preferred time'],
        receipt: aReceipt(),
      },
    },
  ]
}

export function aMessage(
  seq: number,
  at: number,
  author: 'customer' | 'assistant' | 'person',
  text: string,
  differing: Partial<Extract<ThreadItem['item'], { type: 'message' }>> = {},
): ThreadItem {
  return {
    seq,
    at,
    item: { type: 'message', author, kind: 'text', text, sentAt: at, attempt: 0, messageId: `m${seq}`, ...differing },
  }
}
