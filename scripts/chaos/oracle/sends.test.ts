import type { Input } from '@relance/contracts/input'
import type { DeliveryKind } from '@relance/contracts/words'
import { describe, expect, it } from 'vitest'
import { GATEWAY, WHATSAPP } from '../accounts.ts'
import type { Call } from '../channels.ts'
import type { Happened } from '../faults.ts'
import type { Issued, Refolded } from './refold.ts'
import { judgeSends } from './sends.ts'

const REQUEST = 'c/10/1'
const CLAIMED_AT = 100_000

const claim = (requestId = REQUEST) => ({
  type: 'delivery.claimed',
  requestId,
  kind: 'follow_up',
  attempt: 1,
  nonce: 'n',
})
const reply = { type: 'message.received', messageId: 'm', text: 'Hello' }
const sent = (requestId = REQUEST) => ({ type: 'delivery.succeeded', requestId })
const doubt = { type: 'delivery.unknown', requestId: REQUEST, detail: 'No answer in time' }

/** Entries from 11 on, a tenth of a second apart; the claim is at `CLAIMED_AT` wherever it stands. */
function told(...inputs: object[]): Refolded['told'] {
  const claimIndex = inputs.findIndex((input) => 'nonce' in input)
  return inputs.map((input, n) => ({
    seq: 11 + n,
    at: CLAIMED_AT + (n - claimIndex) * 100,
    id: `${n}`,
    input: input as Input,
  }))
}

function asked(id = REQUEST, kind: DeliveryKind = 'follow_up', attempt = 1): Issued {
  const command = { id, body: { type: 'delivery.request', kind, attempt } } as unknown as Issued['command']
  return { command, seq: Number(id.split('/')[1]), episode: 1 }
}

const call = (but: Partial<Call> = {}): Call => ({
  account: WHATSAPP,
  requestId: REQUEST,
  to: '34600000001',
  text: 'Are you still there?',
  at: CLAIMED_AT + 50,
  shown: true,
  unclear: false,
  ...but,
})

function check(entries: Refolded['told'], calls: Call[], { issued = [asked()], faults = [] as Happened[] } = {}) {
  const refolded: Refolded = { conversation: 'c', told: entries, issued, final: undefined, atState: undefined }
  return judgeSends(refolded, calls, faults).findings.map(({ kind }) => kind)
}

describe('the oracle finds nothing', () => {
  it('where a message was claimed and sent at once', () => {
    expect(check(told(claim(), sent()), [call()])).toEqual([])
  })

  it('where the customer wrote behind the claim', () => {
    expect(check(told(claim(), reply, sent()), [call()])).toEqual([])
  })

  it('where an acknowledgement follows further talk', () => {
    expect(check(told(reply, claim(), sent()), [call()], { issued: [asked(REQUEST, 'acknowledgement')] })).toEqual([])
  })

  it('where a gateway was asked twice under the same key', () => {
    const again = call({ account: GATEWAY, at: CLAIMED_AT + 17_500, shown: false })
    expect(check(told(claim(), sent()), [call({ account: GATEWAY }), again])).toEqual([])
  })

  it('where the channel itself left it open', () => {
    const reset = call({ account: GATEWAY, unclear: true, shown: false })
    expect(check(told(claim(), reply, doubt), [reset])).toEqual([])
  })

  it('where no call was made by one that had just stood still', () => {
    const stop: Happened = {
      kind: 'stop_delivery',
      what: 'delivery',
      at: CLAIMED_AT - 9_000,
      until: CLAIMED_AT - 1_500,
    }
    expect(check(told(claim(), doubt), [], { faults: [stop] })).toEqual([])
  })

  it('where a doubt comes from a kill', () => {
    const kill: Happened = { kind: 'kill_delivery', what: 'delivery', at: CLAIMED_AT + 20, until: CLAIMED_AT + 20 }
    expect(check(told(claim(), doubt), [call()], { faults: [kill] })).toEqual([])
  })
})

describe('the oracle finds', () => {
  it('a doubt whose call was answered long before the kill', () => {
    const kill: Happened = { kind: 'kill_delivery', what: 'delivery', at: CLAIMED_AT + 4_000 }
    expect(check(told(claim(), doubt), [call()], { faults: [kill] })).toEqual(['doubtful'])
  })

  it('a doubt whose call was made by one that had stood still before', () => {
    const stop: Happened = {
      kind: 'stop_delivery',
      what: 'delivery',
      at: CLAIMED_AT - 9_000,
      until: CLAIMED_AT - 1_500,
    }
    expect(check(told(claim(), doubt), [call()], { faults: [stop] })).toEqual(['doubtful'])
  })

  it('a doubt within a stop that began before the claim', () => {
    const stop: Happened = {
      kind: 'stop_delivery',
      what: 'delivery',
      at: CLAIMED_AT - 3_000,
      until: CLAIMED_AT + 5_000,
    }
    expect(check(told(claim(), doubt), [call()], { faults: [stop] })).toEqual(['doubtful'])
  })

  it('a message without a claim', () => {
    expect(check(told(sent()), [call()])).toEqual(['late'])
  })

  it('a message that nobody asked for', () => {
    expect(check(told(claim()), [call({ requestId: 'c/9/1' })])).toEqual(['late'])
  })

  it.each([
    reply,
    { type: 'handover.taken' },
    { type: 'followup.cancelled' },
    { type: 'contact.opted_out' },
    { type: 'message.sent', author: 'person' },
    { type: 'conversation.resolved' },
  ])('a claim behind $type', (input) => {
    expect(check(told(input, claim(), sent()), [call()])).toEqual(['late'])
  })

  it('a call after its claim was void', () => {
    expect(check(told(claim(), sent()), [call({ at: CLAIMED_AT + 7_000 })])).toEqual(['late'])
    expect(check(told(claim(), sent()), [call({ account: GATEWAY, at: CLAIMED_AT + 7_000 })])).toEqual(['late'])
  })

  it('a repeat under a key long after the customer wrote', () => {
    const again = call({ account: GATEWAY, at: CLAIMED_AT + 20_000 })
    expect(check(told(claim(), reply, sent()), [again])).toEqual(['late'])
  })

  it('a message that was shown twice', () => {
    expect(check(told(claim(), sent()), [call(), call()])).toEqual(['doubles'])
  })

  it('the same follow-up under two requests', () => {
    const entries = told(claim(), sent(), claim('c/12/1'), sent('c/12/1'))
    const calls = [call(), call({ requestId: 'c/12/1' })]
    expect(check(entries, calls, { issued: [asked(), asked('c/12/1')] })).toEqual(['doubles'])
  })

  it('a message that is said to have been sent, and was not', () => {
    expect(check(told(claim(), sent()), [])).toEqual(['lost'])
  })

  it('a doubt without a reason', () => {
    expect(check(told(claim(), doubt), [call()])).toEqual(['doubtful'])
  })
})
