/** What the customer asked for: "Can you check in with me tomorrow?" */
import { describe, expect, it } from 'vitest'
import { checkWith } from './stories/check.ts'
import {
  DAY,
  HOUR,
  MINUTE,
  type Move,
  SECOND,
  Story,
  after,
  assistant,
  by,
  claimed,
  composing,
  customer,
  decided,
  elapses,
  failed,
  lost,
  optsOut,
  promiseDue,
  promised,
  scheduled,
  sent,
  suppressed,
  thanks,
  undecided,
  understood,
  withSettings,
  writes,
} from './stories/story.ts'

const check = checkWith(expect)

const asks = customer('Can you check in with me tomorrow?', { mayRequestFollowUp: true })
const promiseDelivering: Move[] = [...promiseDue, decided('re_engage', { draft: 'Here I am again!' })]

describe('a request of the customer', () => {
  it('is read at once where a message hints at one', () =>
    check({ given: [], when: asks, becomes: 'active', asks: ['ask understand', 'tell conversation.opened'] }))

  it('is acknowledged and scheduled', () =>
    check({
      given: [asks],
      when: understood('requested', { inMs: DAY, acknowledgement: 'Of course!' }),
      becomes: 'followUpScheduled',
      asks: ['send acknowledgement: Of course!', 'tell followup.scheduled'],
      showing: { delivery: 'pending' },
    }))

  it('alerts people in the next silence where the acknowledgement did not go out', () => {
    for (const lostOne of [failed('CHANNEL_DOWN'), suppressed('OVERDUE'), lost()]) {
      const given = [asks, understood('requested', { inMs: DAY, acknowledgement: 'Of course!' }), claimed, lostOne]
      check({
        given,
        when: elapses('inactivity'),
        becomes: 'active',
        asks: ['tell people.alerted'],
        showing: { customerIsWaiting: true },
      })
    }
  })

  it('is answered by the acknowledgement: the customer waits no longer', () =>
    check({
      given: [asks, understood('requested', { inMs: DAY, acknowledgement: 'Of course!' }), claimed],
      when: sent({ text: 'Of course!' }),
      becomes: 'followUpScheduled',
      asks: ['tell followup.acknowledged', 'arm follow_up in 24h'],
      showing: { customerIsWaiting: false, lastMessage: 'Of course!', totalFollowUps: 0 },
    }))

  it('is not voided by a message without a hint; one with a hint takes its place', () => {
    const story = check({ given: [asks], when: thanks, becomes: 'active', asks: [] })
    expect(story.c.decision?.id).toBe(story.idOf(1, 0))
    story.tell(customer('At ten, please', { mayRequestFollowUp: true }))
    expect(story.asked).toEqual(['ask understand'])
    expect(story.c.decision?.id).toBe(story.idOf(3, 0))
  })

  it('that cannot be read after three tries is dropped, and silence counts again', () => {
    const story = new Story().tell(asks, undecided, undecided, undecided)
    expect(story.asked).toEqual(['arm inactivity in 20m'])
    expect(story.standing).toBe('active')
  })

  it('holds the analysis back until it is read: silence alone does not decide', () => {
    const story = new Story().tell(customer('Hi'), after(19 * MINUTE), assistant('Hello'), asks, elapses('inactivity'))
    expect(story.standing).toBe('active')
    story.tell(understood('none'))
    expect(story.asked).toEqual(['arm inactivity in 19m'])
  })

  it('that is none leaves everything as it was', () =>
    check({ given: [asks], when: understood('none'), becomes: 'active', asks: ['arm inactivity in 20m'] }))

  it('takes the place of an earlier one, and its acknowledgement of the earlier acknowledgement', () => {
    const story = check({
      given: [
        asks,
        understood('requested', { inMs: DAY, acknowledgement: 'Tomorrow!' }),
        customer('No, Friday', { mayRequestFollowUp: true }),
      ],
      when: understood('requested', { inMs: 3 * DAY, acknowledgement: 'Friday!' }),
      becomes: 'followUpScheduled',
      asks: ['send acknowledgement: Friday!', 'tell followup.scheduled'],
    })
    story.tell(suppressed('SUPERSEDED', { requestId: 'c_1/2/1' }))
    expect(story.asked).toEqual([])
  })

  it('waits with its acknowledgement until one that is already being sent is settled', () => {
    const story = check({
      given: [
        asks,
        understood('requested', { inMs: DAY, acknowledgement: 'Tomorrow!' }),
        claimed,
        customer('No, Friday', { mayRequestFollowUp: true }),
      ],
      when: understood('requested', { inMs: 3 * DAY, acknowledgement: 'Friday!' }),
      becomes: 'followUpScheduled',
      asks: ['tell followup.scheduled'],
    })
    story.tell(sent({ text: 'Tomorrow!' }))
    expect(story.asked).toEqual(['send acknowledgement: Friday!', 'tell followup.acknowledged'])
  })

  it('does not send an acknowledgement that waits once it is out of date', () => {
    const waiting: Move[] = [
      asks,
      understood('requested', { inMs: DAY, acknowledgement: 'Tomorrow!' }),
      claimed,
      customer('No, Friday', { mayRequestFollowUp: true }),
      understood('requested', { inMs: 3 * DAY, acknowledgement: 'Friday!' }),
    ]
    const replaced = [
      ...waiting,
      customer('Or Monday', { mayRequestFollowUp: true }),
      understood('requested', { inMs: 6 * DAY }),
    ]
    check({
      given: replaced,
      when: sent(),
      becomes: 'followUpScheduled',
      asks: ['tell followup.acknowledged', 'arm follow_up in 144h'],
    })
    const takenOver = [...waiting, by('handover.taken'), by('handover.returned')]
    check({
      given: takenOver,
      when: sent(),
      becomes: 'active',
      asks: ['tell followup.acknowledged', 'arm inactivity in 20m', 'arm follow_up in 72h'],
    })
  })

  it('ends when it is withdrawn', () =>
    check({
      given: [...promised, customer('No need to write tomorrow', { mayRequestFollowUp: true, expectsReply: false })],
      when: understood('withdrawn', { acknowledgement: 'As you like.' }),
      becomes: 'active',
      asks: ['send acknowledgement: As you like.', 'tell followup.cancelled'],
      showing: { followUp: undefined },
    }))
})

describe('an acknowledgement', () => {
  const pending: Move[] = [asks, understood('requested', { inMs: DAY, acknowledgement: 'Of course!' })]

  it('is not voided by chatter', () => {
    const story = check({ given: pending, when: thanks, becomes: 'active', asks: [] })
    expect(story.c.delivery?.kind).toBe('acknowledgement')
  })

  it('is asked for again where something harmless superseded it', () =>
    check({
      given: [...pending, () => ({ type: 'contact.opted_in', source: 'person' })],
      when: suppressed('SUPERSEDED'),
      becomes: 'followUpScheduled',
      asks: ['send acknowledgement: Of course!'],
    }))

  it('is voided by a takeover', () => {
    const story = new Story().tell(...pending, by('handover.taken'))
    expect(story.c.delivery).toBeUndefined()
    expect(story.c.plan?.source).toBe('customer')
  })

  it('is voided by an opt-out', () => {
    const story = new Story().tell(...pending, optsOut())
    expect(story.c.delivery).toBeUndefined()
    expect(story.standing).toBe('active')
  })

  it('that cannot be sent leaves the promise as it is, and the customer waiting', () =>
    check({
      given: [...pending, claimed],
      when: failed('RECIPIENT_UNAVAILABLE'),
      becomes: 'active',
      asks: ['tell acknowledgement.failed', 'arm inactivity in 20m', 'arm follow_up in 24h'],
    }))
})

describe('a promise', () => {
  it('survives thanks', () => {
    const story = check({
      given: promised,
      when: thanks,
      becomes: 'active',
      asks: ['arm inactivity in 20m'],
      showing: {
        followUp: expect.objectContaining({ source: 'customer', quote: 'Can you check in with me tomorrow?' }),
      },
    })
    story.tell(elapses('inactivity'))
    expect(story.standing).toBe('followUpScheduled')
    expect(story.asked).toEqual([])
  })

  it('survives a whole conversation, and is composed afresh right on time', () => {
    const story = new Story().tell(
      ...promised,
      after(HOUR),
      customer('Do you have parking?'),
      assistant('Yes'),
      elapses('inactivity'),
      elapses('follow_up'),
    )
    expect(story.asked).toEqual(['ask compose'])
    expect(story.at - (story.entries[1]?.at ?? 0)).toBe(DAY)
  })

  it('takes the place of what the AI planned', () =>
    check({
      given: [...scheduled, customer('Write to me on Friday', { mayRequestFollowUp: true })],
      when: understood('requested', { inMs: 3 * DAY }),
      becomes: 'followUpScheduled',
      asks: ['tell followup.scheduled', 'arm follow_up in 72h'],
      showing: { customerIsWaiting: false },
    }))

  it('that comes due while the customer is writing waits for a pause', () => {
    const story = new Story().tell(...promised, after(DAY - 10 * SECOND), thanks, elapses('follow_up'))
    expect(story.asked).toEqual(['ask compose'])
    expect(story.at - story.c.lastHeardAt).toBe(30 * SECOND)
  })

  it('that comes due while the customer waits for an answer is left to people, not sent', () => {
    const story = new Story().tell(...promised, after(DAY - MINUTE), customer('Is it still free?'))
    story.tell(elapses('inactivity'))
    expect(story.asked).toEqual(['tell people.alerted', 'cancel follow_up', 'arm follow_up at once'])
    expect(story.c.plan?.source).toBe('customer')
    story.tell(elapses('follow_up'))
    expect(story.asked).toEqual(['tell people.alerted'])
    expect(story.c.plan).toBeUndefined()
  })

  it('survives a message that comes while it is composed, and is composed again', () => {
    const story = check({
      given: promiseDue,
      when: thanks,
      becomes: 'active',
      asks: ['arm inactivity in 20m', 'arm follow_up in 30s'],
    })
    story.tell(elapses('follow_up'))
    expect(story.asked).toEqual(['ask compose'])
  })

  it('is composed again after a pause where the assistant writes meanwhile', () => {
    const asks = ['arm inactivity in 20m', 'arm follow_up in 30s']
    check({ given: promiseDue, when: assistant('Hello again'), becomes: 'active', asks })
    check({ given: promiseDelivering, when: assistant('Hello again'), becomes: 'active', asks })
  })

  it('that comes due while people are alerted is left to them, whoever handles the conversation', () => {
    const story = new Story().tell(
      withSettings({ transferToHuman: false }),
      ...promised,
      after(HOUR),
      customer('Is it still free?'),
      elapses('inactivity'),
      elapses('follow_up'),
    )
    expect(story.asked).toEqual(['tell people.alerted'])
    expect(story.c.handledBy).toBe('ai')
    expect(story.c.plan).toBeUndefined()
  })

  it('survives a message that comes before its delivery is claimed', () => {
    const story = check({
      given: promiseDelivering,
      when: thanks,
      becomes: 'active',
      asks: ['arm inactivity in 20m', 'arm follow_up in 30s'],
    })
    story.tell(suppressed('SUPERSEDED', { requestId: 'c_1/6/1' }))
    expect(story.c.plan?.source).toBe('customer')
  })

  it('that is being sent when a message comes is kept with the send', () => {
    const story = new Story().tell(...promiseDelivering, claimed, thanks)
    expect(story.standing).toBe('active')
    story.tell(sent({ text: 'Here I am again!' }))
    expect(story.asked).toEqual(['tell followup.sent', 'arm inactivity in 20m'])
    expect(story.c.plan).toBeUndefined()
  })

  it('that is being sent when a message comes, and fails, is kept for later or goes to people', () => {
    const given = [...promiseDelivering, claimed, thanks]
    const left = { given, becomes: 'active' as const, showing: { followUp: undefined } }
    check({ ...left, when: failed('WINDOW_CLOSED'), asks: ['tell followup.failed', 'tell people.alerted'] })
    check({ ...left, when: suppressed('QUIET_HOURS'), asks: ['tell followup.suppressed', 'tell people.alerted'] })
    const optedOut = ['tell followup.suppressed', 'tell followup.cancelled', 'arm inactivity in 20m']
    check({ ...left, when: suppressed('OPTED_OUT'), asks: optedOut })
    const kept = {
      given,
      becomes: 'active' as const,
      showing: { followUp: expect.objectContaining({ source: 'customer' }) },
    }
    check({
      ...kept,
      when: failed('RATE_LIMITED', { retryInMs: HOUR }),
      asks: ['tell followup.failed', 'tell followup.scheduled', 'arm inactivity in 20m', 'arm follow_up in 1h'],
    })
    check({
      ...kept,
      when: suppressed('SUPERSEDED'),
      asks: ['tell followup.suppressed', 'arm inactivity in 20m', 'arm follow_up in 30s'],
    })
  })

  it('waits for a longer pause where the settings ask for one when it elapses', () =>
    check({
      given: [
        withSettings({ inactivityMs: 10 * SECOND }),
        ...promised,
        after(DAY - 5 * SECOND),
        thanks,
        withSettings({ inactivityMs: 20 * MINUTE }),
      ],
      when: elapses('follow_up'),
      becomes: 'active',
      asks: ['arm follow_up in 20s'],
    }))

  it('is tried again where something that does not touch it superseded it', () => {
    const story = check({
      given: [...promiseDelivering, by('followups.resumed')],
      when: suppressed('SUPERSEDED'),
      becomes: 'followUpScheduled',
      asks: ['tell followup.suppressed', 'arm follow_up in 30s'],
    })
    expect(story.c.total).toBe(0)
  })

  it.each([
    ['nobody sent it in time', elapses('delivery')],
    ['delivery came to it too late', suppressed('EXPIRED')],
  ])('is tried again where %s, and goes to people in the end', (_, when) => {
    const story = check({
      given: promiseDelivering,
      when,
      becomes: 'followUpScheduled',
      asks: ['tell followup.suppressed', 'arm follow_up in 30s'],
      showing: { followUp: expect.objectContaining({ source: 'customer' }), totalFollowUps: 0 },
    })
    const again = [elapses('follow_up'), decided('re_engage', { draft: 'Here I am again!' }), when]
    story.tell(...again, ...again, ...again)
    expect(story.asked).toContain('tell people.alerted')
    expect(story.standing).toBe('active')
  })

  it('that may not be sent, or cannot be, goes to people', () => {
    const left = {
      becomes: 'active' as const,
      showing: { handledBy: 'waiting_for_human' as const, followUp: undefined },
    }
    check({
      ...left,
      given: promiseDelivering,
      when: suppressed('WINDOW_CLOSED'),
      asks: ['tell followup.suppressed', 'tell people.alerted'],
    })
    check({
      ...left,
      given: [...promiseDelivering, claimed],
      when: failed('WINDOW_CLOSED'),
      asks: ['tell followup.failed', 'tell people.alerted'],
    })
    check({ ...left, given: promiseDue, when: decided('hand_over'), asks: ['tell people.alerted'] })
    check({ ...left, given: promiseDue, when: decided('close'), asks: ['tell people.alerted'] })
    check({
      ...left,
      given: [...promised, withSettings({ autoFollowUps: false })],
      when: elapses('follow_up'),
      asks: ['tell people.alerted'],
    })
  })

  it('that is in doubt is not sent again', () =>
    check({
      given: [...promiseDelivering, claimed],
      when: lost(),
      becomes: 'active',
      asks: ['tell followup.in_doubt', 'arm inactivity in 20m'],
      showing: { followUp: undefined },
    }))

  it('survives a takeover, and goes to the person when it is due', () => {
    const story = check({
      given: promised,
      when: by('handover.taken'),
      becomes: 'active',
      asks: ['tell handover.taken', 'arm inactivity in 20m'],
    })
    story.tell(elapses('inactivity'))
    expect(story.standing).toBe('followUpScheduled')
    story.tell(elapses('follow_up'))
    expect(story.asked).toEqual(['tell people.alerted'])
    expect(story.c).toMatchObject({
      handledBy: 'human',
      alert: expect.stringContaining('Can you check in with me tomorrow?'),
    })
  })

  it('is recorded while a person handles the conversation, without a word of ours', () =>
    check({
      given: [asks, by('handover.taken')],
      when: understood('requested', { inMs: DAY, acknowledgement: 'Of course!' }),
      becomes: 'followUpScheduled',
      asks: ['tell followup.scheduled', 'arm follow_up in 24h'],
      showing: { handledBy: 'human' },
    }))

  it('ends with an opt-out', () =>
    check({
      given: promised,
      when: optsOut(),
      becomes: 'closed',
      asks: ['tell contact.opted_out', 'tell followup.cancelled', 'tell conversation.closed', 'cancel follow_up'],
    }))

  it('waits while follow-ups are paused, and goes to people if it comes due meanwhile', () => {
    const story = check({
      given: promised,
      when: by('followups.paused'),
      becomes: 'followUpScheduled',
      asks: ['tell followups.paused'],
    })
    story.tell(elapses('follow_up'))
    expect(story.asked).toEqual(['tell people.alerted'])
    check({
      given: [...promised, by('followups.paused'), by('followups.resumed')],
      when: elapses('follow_up'),
      becomes: 'followUpScheduled',
      asks: ['ask compose'],
    })
  })

  it('is bound by the limit of follow-ups, and goes to people beyond it', () => {
    const story = new Story().tell(
      ...composing,
      decided('re_engage', { maxFollowUps: 1 }),
      claimed,
      sent(),
      asks,
      understood('requested', { inMs: DAY }),
    )
    story.tell(elapses('follow_up'))
    expect(story.asked).toEqual(['tell people.alerted'])
  })

  it('is not dropped by silence: a person who types a reply does not end it either', () => {
    const story = new Story().tell(...promised, writes('person', 'I will call you, Ana', { name: 'Ana' }))
    expect(story.c.plan?.source).toBe('customer')
  })
})
