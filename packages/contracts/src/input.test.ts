import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UndecodableError } from './codec.ts'
import { type Input, decodeInput, encodeInput } from './input.ts'
import { Input as WireInput } from './gen/relance/conversation/v1/input.ts'

const route = {
  accountId: 'a',
  channel: 'whatsapp',
  contactId: 'p_1',
  contactExternalId: '+34 600 · 🙂\0',
  assistantId: 'sales',
} as const
const settings = {
  inactivityMs: 20 * 60_000,
  autoFollowUps: true,
  autoResolve: true,
  autoCsat: false,
  transferToHuman: true,
}
const actor = { id: 'ana', name: 'Ana' }

const inputs: Input[] = [
  {
    type: 'message.received',
    messageId: 'wamid.1',
    sentAt: 1_700_000_000_123,
    kind: 'text',
    text: 'Hola 👋',
    route: { ...route, contactName: 'Luz' },
    settings,
    hints: {
      expectsReply: true,
      mayRequestFollowUp: false,
      automated: false,
      loneRating: 4,
    },
  },
  {
    type: 'timer.elapsed',
    name: 'follow_up',
    generation: 3,
    dueAt: 5,
    settings: { ...settings, inactivityMs: 1_500 },
  },
  {
    type: 'delivery.status_changed',
    providerMessageId: 'x',
    status: 'read',
    at: 7,
    route,
  },
  {
    type: 'followup.requested',
    actor,
    requestId: 'r',
    dueAt: 9,
    reason: 'Asked by phone.',
  },
  { type: 'contact.opted_out', source: 'keyword' },
  {
    type: 'decision.made',
    requestId: 'c/1/0',
    kind: 'analyse',
    action: 're_engage',
    zone: 'Europe/Madrid',
    reason: 'The customer has not said when.',
    missing: ['preferred time'],
    maxFollowUps: 3,
    receipt: {
      facts: [{ name: 'local time', value: 'Tue 14:05' }],
      proposal: { action: 'schedule', dueAt: 11 },
      gates: [
        {
          name: 'minimum spacing',
          verdict: 'changed',
          detail: 'now → 15:00',
          source: 'default',
        },
      ],
      credits: 1,
      engine: 'rules',
      policyVersion: 'v',
      modelUsage: { calls: 2, inputTokens: 1_800, cachedInputTokens: 900, outputTokens: 120, costUsd: 0.002 },
    },
  },
]

describe('inputs on the wire', () => {
  it.each(inputs.map((input) => [input.type, input] as const))('%s comes back as it was', (_, input) => {
    expect(decodeInput(encodeInput(input))).toEqual(input)
  })

  it('keeps any text and any instant', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 8_000_000_000_000 }), (text, dueAt) => {
        const input: Input = {
          type: 'followup.requested',
          actor,
          requestId: 'r',
          dueAt,
          reason: text,
        }
        expect(decodeInput(encodeInput(input))).toEqual(input)
      }),
    )
  })

  it('refuses bytes that are no input, an empty input, and a word of a later version', () => {
    const later = WireInput.encode({
      body: {
        $case: 'decisionFailed',
        value: { requestId: '', code: '', detail: '' },
      },
    }).finish()
    expect(decodeInput(later).type).toBe('decision.failed')
    const unspecified = WireInput.encode({
      body: {
        $case: 'deliveryClaimed',
        value: { requestId: 'r', kind: 0, attempt: 1, nonce: 'n' },
      },
    }).finish()
    for (const bytes of [new Uint8Array(), Uint8Array.of(255, 255, 255), unspecified]) {
      expect(() => decodeInput(bytes)).toThrow(UndecodableError)
    }
  })
})
