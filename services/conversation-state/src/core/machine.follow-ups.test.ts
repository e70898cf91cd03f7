/** Follow-ups of the AI's: decided, planned, composed, delivered, counted. */
import { describe, expect, it } from 'vitest'
import { checkWith } from './stories/check.ts'
import {
  DAY,
  HOUR,
  MINUTE,
  type Move,
  Story,
  after,
  assistant,
  claimed,
  composing,
  customer,
  decided,
  delivering,
  elapsedOf,
  elapses,
  failed,
  idle,
  lost,
  scheduled,
  sent,
  snoozes,
  status,
  suppressed,
  thanks,
  undecided,
  understood,
  withSettings,
  writes,
} from './stories/story.ts'

const check = checkWith(expect)

/** A follow-up went out and nobody answered; the next analysis is pending. */
const unanswered: Move[] = [...delivering, claimed, sent(), elapses('inactivity')]

describe('a decision about the silence', () => {
  it('to write later plans the follow-up', () =>
    check({
      given: idle,
      when: decided('schedule', { inMs: 23 * HOUR }),
      becomes: 'followUpScheduled',
      asks: ['tell followup.scheduled', 'arm follow_up in 23h'],
      showing: { lastAction: 'schedule', lastReason: 'The customer has not named a time.', idleAt: undefined },
    }))

  it('to write now asks for the delivery at once', () =>
    check({
      given: idle,
      when: decided('re_engage', { draft: 'Which day?' }),
      becomes: 'idle',
      asks: ['send follow_up: Which day?'],
    }))

  it('to write now without a text has the text composed', () => {
    const story = check({
      given: idle,
      when: decided('re_engage', { draft: '' }),
      becomes: 'followUpScheduled',
      asks: ['tell followup.scheduled', 'arm follow_up at once'],
    })
    expect(story.tell(elapses('follow_up')).asked).toEqual(['ask compose'])
  })

  it('to hand over alerts people, and the conversation stays open without a timer', () =>
    check({
      given: idle,
      when: decided('hand_over', { reason: 'It is a complaint.' }),
      becomes: 'active',
      asks: ['tell people.alerted'],
      showing: { handledBy: 'waiting_for_human', alert: 'It is a complaint.', idleAt: undefined },
    }))

  it('to hand over only alerts where Transfer to Human is off', () =>
    check({
      given: [withSettings({ transferToHuman: false }), ...idle],
      when: decided('hand_over'),
      becomes: 'active',
      asks: ['tell people.alerted'],
      showing: { handledBy: 'ai' },
    }))

  it('to close begins the graceful close', () =>
    check({
      given: idle,
      when: decided('close'),
      becomes: 'closing',
      asks: ['ask summarise', 'tell conversation.closing'],
    }))

  it('counts only for the request that is pending', () =>
    check({ given: idle, when: decided('schedule', { requestId: 'c_1/1/0', inMs: HOUR }), becomes: 'idle', asks: [] }))
})

describe('a planned follow-up', () => {
  it('is composed afresh when it is due, so that "tomorrow" is not frozen', () =>
    check({ given: scheduled, when: elapses('follow_up'), becomes: 'followUpScheduled', asks: ['ask compose'] }))

  it('is delivered as composed', () =>
    check({
      given: composing,
      when: decided('re_engage', { draft: 'Tuesday or Wednesday?' }),
      becomes: 'followUpScheduled',
      asks: ['send follow_up: Tuesday or Wednesday?'],
      showing: { delivery: 'pending' },
    }))

  it('is put off where policy says that now is no good time', () =>
    check({
      given: composing,
      when: decided('schedule', { inMs: 10 * HOUR }),
      becomes: 'followUpScheduled',
      asks: ['tell followup.scheduled', 'arm follow_up in 10h'],
    }))

  it('is delivered where policy names a time that has passed: nothing goes round in circles', () =>
    check({
      given: composing,
      when: decided('schedule', { inMs: -HOUR, draft: 'Tuesday?' }),
      becomes: 'followUpScheduled',
      asks: ['send follow_up: Tuesday?'],
    }))

  it('is sent as planned where nothing can be composed after three tries', () => {
    const story = new Story().tell(...composing, undecided, undecided)
    expect(story.asked).toEqual(['ask compose again'])
    expect(story.tell(elapses('decision')).asked).toEqual(['send follow_up: Still interested?'])
  })

  it('is left to people where there is no text at all', () => {
    const story = new Story().tell(
      ...idle,
      decided('schedule', { inMs: HOUR, draft: '' }),
      elapses('follow_up'),
      undecided,
      undecided,
      undecided,
    )
    expect(story.asked).toEqual(['tell people.alerted'])
    expect(story.standing).toBe('active')
  })

  it('is dropped when the customer writes, and the conversation goes on', () =>
    check({
      given: [...scheduled, after(HOUR)],
      when: customer('Tomorrow at 8'),
      becomes: 'active',
      asks: ['tell followup.cancelled', 'arm inactivity in 20m', 'cancel follow_up'],
      showing: { followUp: undefined },
    }))

  it('is dropped when the customer writes while it is being composed; the text that comes late is not sent', () => {
    const story = check({
      given: composing,
      when: customer('Tomorrow at 8'),
      becomes: 'active',
      asks: ['tell followup.cancelled', 'arm inactivity in 20m'],
    })
    expect(story.tell(decided('re_engage', { requestId: 'c_1/5/0' })).asked).toEqual([])
  })

  it('is not sent when the customer writes before the claim: never seconds after a reply', () => {
    const story = check({
      given: delivering,
      when: customer('Tomorrow at 8'),
      becomes: 'active',
      asks: ['tell followup.cancelled', 'arm inactivity in 20m'],
      showing: { delivery: undefined, totalFollowUps: 0 },
    })
    story.tell(suppressed('SUPERSEDED', { requestId: 'c_1/6/1' }))
    expect(story.asked).toEqual([])
    expect(story.c.total).toBe(0)
  })

  it('that was due in an earlier plan does not fire for the next', () => {
    const story = new Story().tell(
      ...scheduled,
      customer('Tomorrow'),
      assistant('At what time?'),
      elapses('inactivity'),
      decided('schedule', { inMs: DAY }),
    )
    story.tell(elapsedOf('follow_up', 1))
    expect(story.asked).toEqual([])
    expect(story.standing).toBe('followUpScheduled')
  })

  it('stays while the assistant writes about something else', () =>
    check({ given: scheduled, when: assistant('Our news of this week'), becomes: 'followUpScheduled', asks: [] }))

  it('is dropped when the assistant writes while it is being composed', () =>
    check({
      given: composing,
      when: assistant('By the way, we have a table at 8'),
      becomes: 'active',
      asks: ['tell followup.cancelled', 'arm inactivity in 20m'],
    }))

  it('is not sent where Auto Follow-ups was switched off meanwhile', () => {
    check({
      given: [...scheduled, withSettings({ autoFollowUps: false })],
      when: elapses('follow_up'),
      becomes: 'closed',
      asks: ['tell followup.cancelled', 'tell conversation.closed'],
    })
    check({
      given: [...scheduled, withSettings({ autoFollowUps: false, autoResolve: false })],
      when: elapses('follow_up'),
      becomes: 'active',
      asks: ['tell followup.cancelled'],
    })
  })

  it('closes gracefully instead where the matter is settled by then', () =>
    check({
      given: composing,
      when: decided('close'),
      becomes: 'closing',
      asks: ['ask summarise', 'tell conversation.closing'],
    }))

  it('is handed over instead where policy says so', () =>
    check({
      given: composing,
      when: decided('hand_over'),
      becomes: 'active',
      asks: ['tell people.alerted'],
      showing: { handledBy: 'waiting_for_human', followUp: undefined },
    }))
})

describe('a delivered follow-up', () => {
  it('counts from the claim on', () => {
    const story = check({
      given: delivering,
      when: claimed,
      becomes: 'followUpScheduled',
      asks: [],
      showing: { totalFollowUps: 1, unansweredFollowUps: 1 },
    })
    story.tell(sent(), after(MINUTE))
    expect(story.c.total).toBe(1)
  })

  it('makes the conversation active, and the silence count anew', () =>
    check({
      given: [...delivering, claimed],
      when: sent(),
      becomes: 'active',
      asks: ['tell followup.sent', 'arm inactivity in 20m'],
      showing: { followUp: undefined, lastMessage: 'Still interested?', lastAuthor: 'assistant', delivery: undefined },
    }))

  it('is followed by the next analysis, and the next attempt has the next number', () => {
    const story = new Story().tell(
      ...unanswered,
      decided('schedule', { inMs: 12 * HOUR }),
      elapses('follow_up'),
      decided('re_engage'),
    )
    expect(story.c.delivery?.attempt).toBe(2)
    expect(story.asked).toEqual(['send follow_up: Still interested?'])
  })

  it('that the customer answered resets the sequence, and not the total', () => {
    const story = new Story().tell(...delivering, claimed, sent(), customer('Yes!'))
    expect(story.asked).toEqual(['tell customer.returned'])
    expect(story.c).toMatchObject({ unanswered: 0, total: 1 })
  })

  it('never exceeds the limit: a decision to write the fourth closes instead', () => {
    const more: Move[] = [elapses('inactivity'), decided('re_engage'), claimed, sent()]
    check({
      given: [...delivering, claimed, sent(), ...more, ...more, elapses('inactivity')],
      when: decided('re_engage'),
      becomes: 'closing',
      asks: ['ask summarise', 'tell conversation.closing'],
      showing: { totalFollowUps: 3, unansweredFollowUps: 3 },
    })
  })

  it('never exceeds the limit although the customer answers in between: it is per episode', () => {
    const round: Move[] = [elapses('inactivity'), decided('re_engage'), claimed, sent(), thanks]
    check({
      given: [customer('Hi'), assistant('Hello'), ...round, ...round, ...round, elapses('inactivity')],
      when: decided('schedule', { inMs: HOUR }),
      becomes: 'closing',
      asks: ['ask summarise', 'tell conversation.closing'],
      showing: { totalFollowUps: 3, unansweredFollowUps: 0 },
    })
  })

  it('is claimed once, however often the claim is repeated', () =>
    check({
      given: [...delivering, claimed],
      when: claimed,
      becomes: 'followUpScheduled',
      asks: [],
      showing: { totalFollowUps: 1 },
    }))

  it('that crossed with a message of the customer is on record, and the conversation goes on', () => {
    const story = new Story().tell(...delivering, claimed, customer('Tomorrow at 8'))
    expect(story.standing).toBe('active')
    expect(story.c.delivery?.claimed).toBe(true)
    story.tell(sent())
    expect(story.asked).toEqual(['tell followup.sent', 'arm inactivity in 20m'])
    expect(story.standing).toBe('active')
  })
})

describe('a follow-up that is being sent', () => {
  it('is most likely what a status of an unknown message is about', () =>
    check({
      given: [...delivering, claimed],
      when: status('wamid-77', 'sent'),
      becomes: 'followUpScheduled',
      asks: [],
      showing: { lastMessage: 'Sure, when?' },
    }))

  it('does not end with its report a promise that the customer asked for meanwhile', () => {
    const given: Move[] = [
      ...delivering,
      claimed,
      customer('Write to me tomorrow', { mayRequestFollowUp: true }),
      understood('requested', { inMs: DAY }),
    ]
    const promise = { followUp: expect.objectContaining({ source: 'customer' }) }
    const kept = { given, becomes: 'followUpScheduled' as const, showing: promise }
    check({ ...kept, when: sent(), asks: ['tell followup.sent', 'arm follow_up in 24h'] })
    check({ ...kept, when: lost(), asks: ['tell followup.in_doubt', 'arm follow_up in 24h'] })
    check({ ...kept, when: failed('WINDOW_CLOSED'), asks: ['tell followup.failed', 'arm follow_up in 24h'] })
    check({ ...kept, when: suppressed('OPTED_OUT'), asks: ['tell followup.suppressed', 'arm follow_up in 24h'] })
  })
})

describe('a follow-up that could not be sent', () => {
  it('waits for the time that the channel names, and does not count', () =>
    check({
      given: [...delivering, claimed],
      when: failed('RATE_LIMITED', { retryInMs: DAY }),
      becomes: 'followUpScheduled',
      asks: ['tell followup.failed', 'tell followup.scheduled', 'arm follow_up in 24h'],
      showing: { totalFollowUps: 0, unansweredFollowUps: 0 },
    }))

  it('closes quietly where no attempt makes sense', () =>
    check({
      given: [...delivering, claimed],
      when: failed('WINDOW_CLOSED'),
      becomes: 'closed',
      asks: ['tell followup.failed', 'tell conversation.closed'],
    }))

  it('is given up after the channel put it off four times in a row', () => {
    const again: Move[] = [
      elapses('follow_up'),
      decided('re_engage'),
      claimed,
      failed('RATE_LIMITED', { retryInMs: HOUR }),
    ]
    const story = new Story().tell(
      ...delivering,
      claimed,
      failed('RATE_LIMITED', { retryInMs: HOUR }),
      ...again,
      ...again,
      ...again,
    )
    expect(story.standing).toBe('closed')
  })

  it('has its chances anew once a person moved it', () => {
    const again: Move[] = [
      elapses('follow_up'),
      decided('re_engage'),
      claimed,
      failed('RATE_LIMITED', { retryInMs: HOUR }),
    ]
    const story = new Story().tell(...scheduled, ...again, ...again, ...again, snoozes(DAY), ...again)
    expect(story.standing).toBe('followUpScheduled')
  })

  it('in doubt is most likely what a status of an unknown message is about', () =>
    check({
      given: [...delivering, claimed, lost(), after(MINUTE)],
      when: status('wamid-77', 'sent'),
      becomes: 'active',
      asks: [],
      showing: { lastMessage: 'Sure, when?' },
    }))

  it('is not sent again where nobody knows whether it went out, and counts', () =>
    check({
      given: [...delivering, claimed],
      when: lost(),
      becomes: 'active',
      asks: ['tell followup.in_doubt', 'arm inactivity in 20m'],
      showing: { totalFollowUps: 1, delivery: 'in_doubt', followUp: undefined },
    }))

  it('is in doubt when no report comes within ten minutes', () =>
    check({
      given: [...delivering, claimed],
      when: elapses('delivery'),
      becomes: 'active',
      asks: ['tell followup.in_doubt', 'arm inactivity in 20m'],
    }))

  it('was certainly not sent when nobody claimed it within ten minutes: the wait begins anew, and nothing counts', () => {
    const story = check({
      given: delivering,
      when: elapses('delivery'),
      becomes: 'active',
      asks: ['tell followup.suppressed', 'arm inactivity in 20m'],
      showing: { totalFollowUps: 0, unansweredFollowUps: 0, delivery: undefined, followUp: undefined },
    })
    story.tell(suppressed('EXPIRED', { requestId: 'c_1/6/1' }))
    expect(story.asked, 'what delivery says once it is back changes nothing').toEqual([])
  })

  it('is settled by a status of the channel', () =>
    check({
      given: [...delivering, claimed, lost()],
      when: status('wamid-1', 'delivered', { requestId: 'c_1/6/1' }),
      becomes: 'active',
      asks: ['tell followup.sent'],
      showing: { delivery: undefined, totalFollowUps: 1 },
    }))

  it('is settled by a late success, and by a late failure, which does not count', () => {
    check({
      given: [...delivering, claimed, lost()],
      when: sent({ requestId: 'c_1/6/1' }),
      becomes: 'active',
      asks: ['tell followup.sent'],
    })
    check({
      given: [...delivering, claimed, lost()],
      when: failed('WINDOW_CLOSED', { requestId: 'c_1/6/1' }),
      becomes: 'active',
      asks: ['tell followup.failed'],
      showing: { totalFollowUps: 0 },
    })
  })

  it('was sent where the status came and the report did not', () =>
    check({
      given: [...delivering, claimed, status('wamid-1', 'sent', { requestId: 'c_1/6/1' })],
      when: elapses('delivery'),
      becomes: 'active',
      asks: ['tell followup.in_doubt', 'tell followup.sent', 'arm inactivity in 20m'],
      showing: { delivery: undefined },
    }))

  it('is suppressed: the wait begins anew, and it does not count', () =>
    check({
      given: delivering,
      when: suppressed('QUIET_HOURS'),
      becomes: 'active',
      asks: ['tell followup.suppressed', 'arm inactivity in 20m'],
      showing: { totalFollowUps: 0 },
    }))

  it('is suppressed because the capability was switched off: closed quietly, or active without a timer', () => {
    check({
      given: delivering,
      when: suppressed('CAPABILITY_OFF'),
      becomes: 'closed',
      asks: ['tell followup.suppressed', 'tell conversation.closed'],
    })
    check({
      given: [withSettings({ autoResolve: false }), ...delivering],
      when: suppressed('CAPABILITY_OFF'),
      becomes: 'active',
      asks: ['tell followup.suppressed'],
      showing: { idleAt: undefined },
    })
  })

  it('is suppressed because the contact opted out: closed quietly', () =>
    check({
      given: delivering,
      when: suppressed('OPTED_OUT'),
      becomes: 'closed',
      asks: ['tell followup.suppressed', 'tell conversation.closed'],
      showing: { optedOut: true },
    }))

  it('is not sent after a person replied in the channel', () => {
    const story = check({
      given: delivering,
      when: writes('person', 'Hi, Ana here', { name: 'Ana' }),
      becomes: 'active',
      asks: ['tell handover.taken', 'tell followup.cancelled', 'arm inactivity in 20m'],
      showing: { handledBy: 'human', assignee: 'Ana' },
    })
    expect(story.c.delivery).toBeUndefined()
  })
})

describe('a follow-up of which it was said that it was not sent, and that was sent after all', () => {
  const requestId = 'c_1/6/1'
  const putOff: Move[] = [...delivering, claimed, failed('RATE_LIMITED', { retryInMs: HOUR })]
  const asked = [...putOff, elapses('follow_up'), decided('re_engage')]
  const over = {
    becomes: 'active' as const,
    showing: { followUp: undefined, totalFollowUps: 1, unansweredFollowUps: 1 },
  }
  const silent = ['tell followup.sent', 'arm inactivity in 20m']

  it('is not waited for again, and counts', () => {
    const story = check({
      ...over,
      given: putOff,
      when: sent({ requestId }),
      asks: [...silent, 'cancel follow_up'],
    })
    expect(story.tell(sent({ requestId })).asked, 'told twice').toEqual([])
    expect(story.c.total).toBe(1)
  })

  it('is not composed or delivered again, where nobody claimed that yet', () => {
    const composing = check({ given: asked.slice(0, -1), when: sent({ requestId }), asks: silent, ...over })
    composing.tell(decided('re_engage', { requestId: `c_1/${composing.seq - 1}/0` }))
    expect(composing.asked).toEqual([])
    const story = check({ given: asked, when: sent({ requestId }), asks: silent, ...over })
    expect(story.c.delivery).toBeUndefined()
  })

  it('is known from a status of the channel, too', () =>
    check({
      ...over,
      given: putOff,
      when: status('wamid-1', 'sent', { requestId }),
      asks: [...silent, 'cancel follow_up'],
    }))

  it('cannot stop a second one that is being sent: both count', () => {
    const story = check({
      given: [...asked, claimed],
      when: sent({ requestId }),
      becomes: 'followUpScheduled',
      asks: ['tell followup.sent'],
      showing: { totalFollowUps: 2 },
    })
    story.tell(sent())
    expect(story.c.total).toBe(2)
  })

  it('leaves another plan, and what the customer said since, as they are', () => {
    const promise: Move[] = [
      customer('Write to me tomorrow', { mayRequestFollowUp: true }),
      understood('requested', { inMs: DAY }),
    ]
    check({
      given: [...putOff, ...promise],
      when: sent({ requestId }),
      becomes: 'followUpScheduled',
      asks: ['tell followup.sent'],
      showing: { totalFollowUps: 1, unansweredFollowUps: 0, lastMessage: 'Write to me tomorrow' },
    })
  })

  it('is only on record where the conversation was opened again meanwhile', () =>
    check({
      given: [...delivering, claimed, failed('WINDOW_CLOSED'), customer('Hello again')],
      when: sent({ requestId }),
      becomes: 'active',
      asks: [],
      showing: { totalFollowUps: 0 },
    }))
})
