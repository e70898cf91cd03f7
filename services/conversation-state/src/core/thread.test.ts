import type { Receipt } from '@relance/contracts/words'
import { describe, expect, it } from 'vitest'
import {
  DAY,
  HOUR,
  MINUTE,
  type Move,
  START,
  Story,
  after,
  answered,
  assistant,
  by,
  claimed,
  customer,
  decided,
  delivering,
  elapses,
  failed,
  idle,
  lost,
  optsOut,
  promised,
  scheduled,
  sent,
  status,
  summarised,
  suppressed,
  undecided,
  understood,
  withSettings,
  writes,
} from './stories/story.ts'
import { toThread } from './thread.ts'

const aReceipt: Receipt = {
  facts: [],
  gates: [{ name: 'superseded', verdict: 'vetoed', detail: '', source: '' }],
  credits: 0,
  engine: 'rules',
  policyVersion: '',
}

/** The thread as a person reads it. */
function read(...moves: Move[]): string[] {
  return toThread(new Story().tell(...moves).entries).map(({ item }) => {
    switch (item.type) {
      case 'message':
        return `${item.sentByRelanceAs ?? item.author}: ${item.text}${item.status ? ` (${item.status})` : ''}`
      case 'decision':
        return `[${item.kind}: ${item.action}] ${item.reason}`
      case 'line':
        return `— ${item.text}`
    }
  })
}

describe('the thread', () => {
  it('tells messages, decisions and what came of them', () =>
    expect(read(...delivering, claimed, sent(), status('wamid-8', 'read'), customer('Yes!'))).toEqual([
      'customer: Can I book a table?',
      'assistant: Sure, when?',
      '— Silent for 20 minutes: looking at what to do.',
      '[analyse: schedule] The customer has not named a time.',
      '[compose: re_engage] The customer has not named a time.',
      'follow_up: Still interested? (read)',
      'customer: Yes!',
      '— The customer came back after 1 follow-up.',
    ]))

  it('says who did what', () =>
    expect(
      read(
        ...scheduled,
        by('followup.edited', { text: 'Hi' }),
        by('followup.cancelled'),
        by('handover.taken'),
        by('handover.returned'),
      ).slice(4),
    ).toEqual([
      '— Ana rewrote follow-up 1.',
      '— Follow-up 1 cancelled by Ana.',
      '— Ana took over.',
      '— Ana handed the conversation back to the AI.',
    ]))

  it('says who did what in vain', () =>
    expect(read(...answered, by('followup.cancelled')).at(-1)).toBe('— Ana asked in vain: No follow-up is planned.'))

  it('says why nothing was sent, with the receipt', () => {
    const receipt = aReceipt
    const withReceipt =
      (move: Move): Move =>
      (story) =>
        ({ ...move(story), receipt }) as never
    const reply = [...delivering, customer('At 8'), withReceipt(suppressed('SUPERSEDED', { requestId: 'c_1/6/1' }))]
    expect(read(...reply).at(-1)).toBe('— Nothing was sent: the customer replied first.')
    expect(toThread(new Story().tell(...reply).entries).at(-1)?.item).toMatchObject({
      kind: 'delivery.suppressed',
      receipt,
    })
    const superseded = suppressed('SUPERSEDED', { requestId: 'c_1/6/1' })
    expect(read(...delivering, by('handover.taken'), superseded).at(-1)).toBe('— Nothing was sent: Ana took over.')
    expect(read(...delivering, writes('person', 'Hi', { name: 'Ana' }), superseded).at(-1)).toBe(
      '— Nothing was sent: Ana replied first.',
    )
    expect(read(...delivering, suppressed('QUIET_HOURS')).at(-1)).toBe('— Nothing was sent: Forbidden: QUIET_HOURS.')
  })

  it('does not say that nothing was sent where a changed text took its place', () =>
    expect(
      read(...delivering, by('followup.edited', { text: 'Hi' }), suppressed('SUPERSEDED', { requestId: 'c_1/6/1' })).at(
        -1,
      ),
    ).toBe('— Ana rewrote follow-up 1.'))

  it('tells a promise with its acknowledgement, and when it is due where the customer is', () => {
    expect(read(...promised)).toEqual([
      'customer: Can you check in with me tomorrow?',
      '[understand: schedule] The customer asked for it.',
      'acknowledgement: Of course!',
    ])
    const [line] =
      new Story().tell(...promised.slice(0, 2)).last?.commands.flatMap((c) => ('event' in c ? [c.event.detail] : [])) ??
      []
    expect(line).toBe(
      'Follow-up 1 planned for Wed 4 Nov, 11:00: the customer asked for it ("Can you check in with me tomorrow?")',
    )
  })

  it('tells a doubt, and how it was settled', () =>
    expect(
      read(...delivering, claimed, lost(), status('wamid-1', 'delivered', { requestId: 'c_1/6/1' })).slice(5),
    ).toEqual([
      '— Follow-up 1 may or may not have been sent; it is not sent again.',
      'follow_up:  (delivered)',
      '— Follow-up 1 did go out.',
    ]))

  it('tells a failure with what the channel said', () =>
    expect(read(...delivering, claimed, failed('WINDOW_CLOSED')).slice(5)).toEqual(
      [
        '— Follow-up 1 could not be sent: The channel said WINDOW_CLOSED.',
        '— Closed quietly after 140 minutes of silence: the follow-up could not be sent.',
      ].map((line) => line.replace('140 minutes', '2 hours')),
    ))

  it('shows a repeated message once, and one of unknown text until its text comes', () => {
    expect(read(customer('Hi', { id: 'a' }), after(DAY), customer('Hi', { id: 'a' }))).toEqual(['customer: Hi'])
    expect(read(customer('Hi'), status('b', 'sent'))).toEqual(['customer: Hi', 'assistant:  (sent)'])
    expect(read(customer('Hi'), status('b', 'sent'), assistant('Hello', { id: 'b' }))).toEqual([
      'customer: Hi',
      'assistant: Hello (sent)',
    ])
  })

  it('keeps the furthest status, in whatever order they come', () =>
    expect(
      read(customer('Hi'), assistant('Hello', { id: 'b' }), status('b', 'read'), status('b', 'delivered')).at(-1),
    ).toBe('assistant: Hello (read)'))

  it('leaves out decisions that came too late', () =>
    expect(read(...idle, customer('At 8'), decided('schedule', { requestId: 'c_1/3/0', inMs: HOUR })).at(-1)).toBe(
      'customer: At 8',
    ))

  it('does not show what was understood of nothing', () =>
    expect(read(customer('Tomorrow?', { mayRequestFollowUp: true }), understood('none', { quote: '' }))).toEqual([
      'customer: Tomorrow?',
    ]))

  it('shows a wish that was not granted', () =>
    expect(read(customer('Tomorrow?', { mayRequestFollowUp: true }), understood('none'))).toEqual([
      'customer: Tomorrow?',
      '— The customer asked for it.',
    ]))

  describe('has a receipt for what Relance did of its own accord, and for what it left', () => {
    const quiet = { autoFollowUps: false }
    it.each<[string, Move[], string, string]>([
      [
        'silence while follow-ups are off',
        [...answered, withSettings(quiet), elapses('inactivity')],
        'conversation.closed',
        'capability',
      ],
      [
        'silence in a conversation of a person',
        [...answered, by('handover.taken'), elapses('inactivity')],
        'conversation.closed',
        'who handles it',
      ],
      [
        'what looks like spam',
        [customer('Cheap followers, click here', { spam: 'advertising' }), elapses('inactivity')],
        'conversation.closed',
        'spam',
      ],
      [
        'a customer who waits',
        [customer('How much is it?'), by('handover.taken'), elapses('inactivity')],
        'people.alerted',
        'who owes whom',
      ],
      [
        'a plan, because the customer wrote',
        [...scheduled, customer('At 8')],
        'followup.cancelled',
        'nothing came since',
      ],
      ['a plan, because the contact opted out', [...scheduled, optsOut()], 'followup.cancelled', 'nothing came since'],
      [
        'a plan that was switched off',
        [...scheduled, withSettings(quiet), elapses('follow_up')],
        'followup.cancelled',
        'capability',
      ],
      [
        'a message that nobody sent in time',
        [...delivering, elapses('delivery')],
        'followup.suppressed',
        'still in time',
      ],
      [
        'a message of which nothing was heard',
        [...delivering, claimed, elapses('delivery')],
        'followup.in_doubt',
        'still in time',
      ],
      [
        'a promise that came due in a person’s hands',
        [...promised, by('handover.taken'), elapses('follow_up')],
        'people.alerted',
        'who handles it',
      ],
      [
        'a conversation about which nobody could decide',
        [...idle, undecided, undecided, undecided],
        'people.alerted',
        'decision',
      ],
    ])('%s', (_, moves, kind, gate) => {
      const story = new Story().tell(...moves)
      const line = toThread(story.entries).findLast(({ item }) => item.type === 'line' && item.kind === kind)?.item
      expect(line).toMatchObject({ receipt: { engine: 'rules', credits: 0 } })
      const { facts = [], gates = [], nextCheckAt } = (line?.type === 'line' && line.receipt) || {}
      expect(facts).toContainEqual({ name: 'silent for', value: expect.any(String) })
      expect(gates.flatMap(({ name, verdict }) => (verdict === 'vetoed' ? name : []))).toContain(gate)
      const armed = Object.values(story.known.timers).flatMap(({ dueAt }) => dueAt ?? [])
      expect(nextCheckAt).toBe(armed.length > 0 ? Math.min(...armed) : undefined)
    })
  })

  it('shows what was checked before a message went out, failed, or was left in doubt', () => {
    const checked =
      (move: Move): Move =>
      (story) =>
        ({ ...move(story), receipt: aReceipt }) as never
    const receiptOf = (...moves: Move[]) => {
      const item = toThread(new Story().tell(...delivering, claimed, ...moves).entries)[5]?.item
      return item && 'receipt' in item ? item.receipt : undefined
    }
    expect(receiptOf(checked(sent()))).toEqual(aReceipt)
    expect(receiptOf(checked(failed('WINDOW_CLOSED')))).toMatchObject(aReceipt)
    expect(receiptOf(checked(lost()))).toMatchObject(aReceipt)
    expect(receiptOf(checked(failed('RATE_LIMITED', { retryInMs: HOUR })))?.nextCheckAt).toBe(
      START + 3 * HOUR + 20 * MINUTE,
    )
  })

  it('gives the close the receipt of its summary', () => {
    const last = toThread(new Story().tell(...idle, decided('close'), summarised({ receipt: aReceipt })).entries).at(-1)
    expect(last?.item).toMatchObject({ kind: 'conversation.closed', receipt: aReceipt })
  })

  it('gives the sequence and instant of each input', () => {
    const story = new Story().tell(...answered, elapses('inactivity'))
    expect(toThread(story.entries).map(({ seq, at }) => [seq, at])).toEqual(
      story.entries.map(({ seq, at }) => [seq, at]),
    )
  })
})
