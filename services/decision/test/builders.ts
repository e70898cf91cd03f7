/** Builders of what a decision is made from; what a test does not say is unremarkable. */
import type { RememberedFact } from '@relance/contracts/memory'
import {
  type Account,
  type Assistant,
  type Contact,
  defaultAssistant,
  unknownContact,
} from '@relance/contracts/settings'
import type { ConversationView, ThreadMessage } from '@relance/contracts/view'
import type { Channel } from '@relance/contracts/words'
import { type Brief, type Context, briefOf } from '../src/core/brief.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** Tuesday, 24 November 2026, 10:00 in Madrid: when the last message of a transcript was written. */
export const LAST_AT = Temporal.ZonedDateTime.from('2026-11-24T10:00[Europe/Madrid]').epochMilliseconds

/** "customer: Hi" and "us: Hello" as messages a minute apart, the last one at `lastAt`. */
export function aThread(lines: string[], lastAt = LAST_AT): ThreadMessage[] {
  return lines.map((line, index): ThreadMessage => {
    const [, from = 'customer', text = line] = /^(customer|us|follow-up|person): (.*)$/s.exec(line) ?? []
    return {
      author: from === 'customer' ? 'customer' : from === 'person' ? 'person' : 'assistant',
      kind: 'text',
      text,
      sentAt: lastAt - (lines.length - 1 - index) * MINUTE,
      attempt: 0,
      messageId: `m${index}`,
      ...(from === 'follow-up' ? { sentByRelanceAs: 'follow_up' as const } : {}),
    }
  })
}

export function aView(given: Partial<ConversationView> & { channel?: Channel } = {}): ConversationView {
  const { channel = 'whatsapp', ...view } = given
  return {
    tenant: 'acme',
    id: 'c_1',
    lastSeq: 7,
    state: 'idle',
    handledBy: 'ai',
    route: {
      accountId: 'wa1',
      channel,
      contactId: 'p_1',
      contactExternalId: '34600111222',
      contactName: 'Ana Costa',
      assistantId: 'sales',
    },
    episode: 1,
    openedAt: LAST_AT - HOUR,
    lastActivityAt: LAST_AT,
    lastCustomerAt: LAST_AT - MINUTE,
    lastMessage: '',
    lastAuthor: 'assistant',
    customerIsWaiting: false,
    unansweredFollowUps: 0,
    totalFollowUps: 0,
    paused: false,
    optedOut: false,
    ...view,
  }
}

export interface BriefGiven {
  lines?: string[]
  instructions?: string
  view?: Partial<ConversationView> & { channel?: Channel }
  context?: Partial<Context>
  assistant?: Partial<Assistant>
  contact?: Partial<Contact>
  memory?: RememberedFact[]
  account?: Account
  now?: number
}

export function aBrief(given: BriefGiven = {}): Brief {
  const messages = aThread(
    given.lines ?? ['customer: A table for Friday, please.', 'us: At what time would you like it?'],
  )
  const assistant = {
    ...defaultAssistant('sales'),
    zone: 'Europe/Madrid',
    instructions: given.instructions ?? '',
    ...given.assistant,
  }
  return briefOf({
    context: {
      conversation: aView(given.view),
      messages,
      asOf: LAST_AT + 20 * MINUTE,
      toUnderstand: [],
      automated: false,
      vouchedFor: false,
      ...given.context,
    },
    assistant,
    contact: { ...unknownContact('p_1'), ...given.contact },
    memory: { facts: given.memory ?? [] },
    account: given.account,
    now: given.now ?? LAST_AT + 20 * MINUTE,
  })
}
