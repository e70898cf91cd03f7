import type { Input } from '@relance/contracts/input'
import { describe, expect, it } from 'vitest'
import type { DeliveryRequest } from './delivery-request.ts'
import { examine } from './examine.ts'

const ROUTE = { accountId: 'a', channel: 'whatsapp', contactId: 'p', contactExternalId: '1', assistantId: 's' } as const
const SETTINGS = { inactivityMs: 1, autoFollowUps: true, autoResolve: true, autoCsat: true, transferToHuman: true }
const SENT = { messageId: 'm', sentAt: 1, kind: 'text', text: 'x', route: ROUTE, settings: SETTINGS } as const

const received: Input = {
  type: 'message.received',
  ...SENT,
  hints: { expectsReply: true, mayRequestFollowUp: false, automated: false },
}
const byAssistant: Input = { type: 'message.sent', ...SENT, author: 'assistant' }
const byPerson: Input = { type: 'message.sent', ...SENT, author: 'person' }
const timer: Input = { type: 'timer.elapsed', name: 'inactivity', generation: 1, dueAt: 1, settings: SETTINGS }
const earlierDeadline: Input = { ...timer, name: 'delivery', dueAt: 8 }
const deadline: Input = { ...timer, name: 'delivery', dueAt: 9 }
const closingDeadline: Input = { ...timer, name: 'closing', dueAt: 1 }
const status: Input = { type: 'delivery.status_changed', providerMessageId: 'p', status: 'read', at: 1, route: ROUTE }
const decisionFailed: Input = { type: 'decision.failed', requestId: 'other', code: 'X', detail: '' }
const taken: Input = { type: 'handover.taken', actor: { id: 'm', name: 'M' }, requestId: 'r' }
const optedOut: Input = { type: 'contact.opted_out', source: 'keyword' }
const cancelled: Input = { type: 'followup.cancelled', actor: { id: 'm', name: 'M' }, requestId: 'r' }
const claimed: Input = { type: 'delivery.claimed', requestId: 'c/5/1', kind: 'follow_up', attempt: 1, nonce: 'n' }
const othersClaim: Input = { ...claimed, requestId: 'c/4/1' }

function check(kind: DeliveryRequest['kind'], inputs: (Input | undefined)[]) {
  const request: DeliveryRequest = {
    id: 'c/5/1',
    tenant: 't',
    conversation: 'c',
    notAfter: 9,
    kind,
    asOfSeq: 5,
    route: ROUTE,
    text: 'x',
    attempt: 1,
    writtenByPerson: false,
    promised: false,
  }
  const examined = examine(
    request,
    inputs.map((input, index) => ({ seq: 6 + index, at: 100 + index, input })),
    5 + inputs.length,
  )
  return examined.type === 'superseded' ? `superseded by ${examined.by}` : examined.type
}

describe('a mailbox says of a request', () => {
  it.each([
    ['nothing came', 'follow_up', [], 'open'],
    ['a timer', 'follow_up', [timer], 'open'],
    ['the deadline of an earlier request', 'follow_up', [earlierDeadline], 'open'],
    ['its own deadline', 'follow_up', [deadline], 'superseded by a deadline'],
    ['its claim, then its deadline', 'follow_up', [claimed, deadline], 'claimed'],
    ['acknowledgement: its own deadline', 'acknowledgement', [deadline], 'superseded by a deadline'],
    ['rating: closing took too long', 'csat', [closingDeadline], 'superseded by a deadline'],
    ['a status', 'follow_up', [status, status], 'open'],
    ['a reply', 'follow_up', [timer, received], 'superseded by message.received'],
    ['an answer of the assistant', 'follow_up', [byAssistant], 'superseded by message.sent'],
    ['a takeover', 'follow_up', [taken], 'superseded by handover.taken'],
    ['Cancel', 'follow_up', [cancelled], 'superseded by followup.cancelled'],
    ['an opt-out', 'follow_up', [optedOut], 'superseded by contact.opted_out'],
    ['a decision', 'follow_up', [decisionFailed], 'superseded by decision.failed'],
    ['a claim of another request', 'follow_up', [othersClaim], 'superseded by delivery.claimed'],
    ['what cannot be read', 'follow_up', [undefined], 'superseded by an entry that cannot be read'],
    ['acknowledgement: more of the customer', 'acknowledgement', [received, byAssistant, decisionFailed], 'open'],
    ['acknowledgement: a person wrote', 'acknowledgement', [byPerson], 'superseded by message.sent'],
    ['acknowledgement: a takeover', 'acknowledgement', [taken], 'superseded by handover.taken'],
    ['acknowledgement: an opt-out', 'acknowledgement', [optedOut], 'superseded by contact.opted_out'],
    ['farewell: a reply', 'farewell', [received], 'superseded by message.received'],
    ['rating: a reply', 'csat', [received], 'superseded by message.received'],
    ['its claim', 'follow_up', [claimed], 'claimed'],
    ['its claim, then a reply', 'follow_up', [claimed, received], 'claimed'],
    [
      'its outcome',
      'follow_up',
      [claimed, received, { type: 'delivery.unknown', requestId: 'c/5/1', detail: '' }],
      'settled',
    ],
    [
      'another outcome',
      'follow_up',
      [{ type: 'delivery.unknown', requestId: 'c/4/1', detail: '' }],
      'superseded by delivery.unknown',
    ],
  ] as const)('%s', (_, kind, inputs, expected) => {
    expect(check(kind, [...inputs] as Input[])).toBe(expected)
  })

  it('that it ends before what the request is based on: it was restored', () => {
    const request = { id: 'c/5/1', kind: 'follow_up', asOfSeq: 5 } as DeliveryRequest
    expect(examine(request, [], 4)).toEqual({ type: 'superseded', by: 'a restore of the mailbox' })
    expect(examine(request, [], 5)).toEqual({ type: 'open', lastSeq: 5 })
  })

  it('the reports of the channel that prove a send', () => {
    const request = { id: 'c/5/1', kind: 'follow_up', asOfSeq: 0 } as DeliveryRequest
    const own = { ...status, requestId: 'c/5/1' } as Input
    const entries = [claimed, { ...own, status: 'failed' } as Input, own].map((input, seq) => ({
      seq,
      at: 100 + seq,
      input,
    }))
    expect(examine(request, entries, 3)).toEqual({
      type: 'claimed',
      at: 100,
      superseded: false,
      confirmed: { providerMessageId: 'p', at: 1 },
    })
  })
})
