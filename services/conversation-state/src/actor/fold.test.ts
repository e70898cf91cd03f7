import { commandCodec } from '@relance/contracts/command'
import { type Input, encodeInput } from '@relance/contracts/input'
import { eventCodec } from '@relance/contracts/view'
import type { Entry } from '@relance/engine'
import { describe, expect, it } from 'vitest'
import { foldEntry, outcomeOf } from './fold.ts'
import { type StateRecord, decodeRecord, emptyRecord, encodeRecord } from './record.ts'
import { versionOf, viewOf } from './view-of.ts'

const luz = { tenant: 'acme', conversation: 'c_luz' }
const NOW = Date.UTC(2026, 10, 3, 10)
const carrier = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }
const actor = { id: 'ana', name: 'Ana' }

function anEntry(seq: number, input: Input | Uint8Array): Entry {
  const body = input instanceof Uint8Array ? input : encodeInput(input)
  return { seq, at: NOW + seq, id: `entry/${seq}`, body, carrier }
}

const message: Input = {
  type: 'message.received',
  messageId: 'm1',
  sentAt: NOW,
  kind: 'text',
  text: 'Hello',
  route: { accountId: 'wa', channel: 'whatsapp', contactId: 'p', contactExternalId: '+34', assistantId: 'sales' },
  settings: { inactivityMs: 60_000, autoFollowUps: true, autoResolve: true, autoCsat: false, transferToHuman: true },
  hints: { expectsReply: true, mayRequestFollowUp: false, automated: false },
}

function folded(...entries: Entry[]): StateRecord {
  return entries.reduce((record, entry) => foldEntry(record, luz, entry).record, emptyRecord('s'))
}

describe('an entry', () => {
  it('becomes state and commands that carry its trace and its sequence', () => {
    const record = folded(anEntry(7, message))
    expect(record).toMatchObject({ lastSeq: 7, lastAt: NOW + 7 })
    const timers = record.outbox.filter(({ to }) => to === 'timerCommands')
    expect(timers).toMatchObject([{ type: 'timer.arm', carrier, at: NOW + 7 }])
    expect(commandCodec.decode(timers[0]?.body ?? new Uint8Array())).toMatchObject({
      id: timers[0]?.id,
      tenant: 'acme',
      conversation: 'c_luz',
      body: { type: 'timer.arm', name: 'inactivity' },
    })
  })

  it('folded by another worker, from the committed record, gives the same (I2)', () => {
    const first = folded(anEntry(7, message))
    const entry = anEntry(9, { type: 'followup.requested', actor, requestId: 'r', dueAt: NOW + 3_600_000, reason: 'x' })
    const here = foldEntry(first, luz, entry).record
    const elsewhere = foldEntry(decodeRecord(encodeRecord(first)), luz, entry).record
    expect(decodeRecord(encodeRecord(elsewhere))).toEqual(decodeRecord(encodeRecord(here)))
  })

  it('that cannot be read is passed over, with an event that shows the conversation', () => {
    const { record, result } = foldEntry(folded(anEntry(7, message)), luz, anEntry(8, Uint8Array.of(255)))
    expect(result.type).toBe('undecodable')
    expect(record.lastSeq).toBe(8)
    const event = record.outbox.at(-1)
    expect(event).toMatchObject({
      to: 'events',
      type: 'input.undecodable',
      id: expect.stringMatching(/^c_luz\/8-\w+\/input.undecodable$/),
    })
    expect(eventCodec.decode(event?.body ?? new Uint8Array()).view.lastMessage).toBe('Hello')
  })

  it('that the machine cannot stand stays unfolded, and parks', () => {
    const sound = folded(anEntry(7, message))
    const broken = {
      ...sound,
      actor: sound.actor && { ...sound.actor, snapshot: { ...sound.actor.snapshot, value: 'x' } },
    }
    const { record, result } = foldEntry(broken, luz, anEntry(8, { ...message, messageId: 'm2' }))
    expect(result.type).toBe('parked')
    expect(record).toMatchObject({ lastSeq: 7, parked: { code: 'FOLD_FAILED', seq: 8 } })
    expect(versionOf(record), 'the mark must reach the read model').toBeGreaterThan(versionOf(sound))
    expect(versionOf({ ...record, lastSeq: 8, parked: undefined })).toBeGreaterThan(versionOf(record))
  })
})

describe('a request', () => {
  const cancel = (requestId: string): Input => ({ type: 'followup.cancelled', actor, requestId })

  it('is answered, and its answer kept among the latest 32', () => {
    const requests = Array.from({ length: 40 }, (_, n) => anEntry(10 + n, cancel(`r${n}`)))
    const record = folded(anEntry(7, message), ...requests)
    expect(record.outcomes).toHaveLength(32)
    expect(outcomeOf(record, 'r7')).toBeUndefined()
    expect(outcomeOf(record, 'r39')).toMatchObject({ accepted: false, reason: 'FOLLOW_UP_NOT_SCHEDULED' })
  })

  it('that came before, under whatever entry, changes nothing', () => {
    const dueAt = NOW + 3_600_000
    const plan: Input = { type: 'followup.requested', actor, requestId: 'r', dueAt, reason: 'x' }
    const once = folded(anEntry(7, message), anEntry(8, plan))
    const { record, result } = foldEntry(once, luz, anEntry(9, { ...plan, dueAt: dueAt + 1 }))
    expect(result.type).toBe('repeated')
    expect(record.outbox).toEqual(once.outbox)
    expect(viewOf(record)?.followUp?.dueAt).toBe(dueAt)
  })
})
