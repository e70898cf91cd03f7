/** People: taking over, handing back, and every button of the follow-up card. */
import { describe, expect, it } from 'vitest'
import { checkWith } from './stories/check.ts'
import {
  DAY,
  HOUR,
  MINUTE,
  type Move,
  Story,
  after,
  answered,
  assistant,
  by,
  claimed,
  closed,
  composing,
  customer,
  decided,
  delivering,
  elapses,
  idle,
  optsOut,
  plansFollowUp,
  promised,
  scheduled,
  sent,
  snoozes,
  suppressed,
  thanks,
  understood,
  writes,
} from './stories/story.ts'

const check = checkWith(expect)

const cancels = by('followup.cancelled')
const skips = by('followup.skipped')
const sendsNow = by('followup.hastened')
const edits = by('followup.edited', { text: 'Dear Maria, Tuesday or Wednesday?' })

describe('a takeover', () => {
  it('stops the analysis', () => {
    const story = check({
      given: idle,
      when: by('handover.taken'),
      becomes: 'active',
      asks: ['tell handover.taken', 'arm inactivity in 20m'],
      showing: { handledBy: 'human', assignee: 'Ana' },
    })
    expect(story.tell(decided('re_engage', { requestId: 'c_1/3/0' })).asked).toEqual([])
  })

  it('stops a plan, its text and its delivery', () => {
    const asks = ['tell handover.taken', 'tell followup.cancelled', 'arm inactivity in 20m']
    check({ given: scheduled, when: by('handover.taken'), becomes: 'active', asks: [...asks, 'cancel follow_up'] })
    check({ given: composing, when: by('handover.taken'), becomes: 'active', asks })
    check({ given: delivering, when: by('handover.taken'), becomes: 'active', asks, showing: { delivery: undefined } })
  })

  it('cannot stop what is being sent; afterwards the AI is silent', () => {
    const story = check({
      given: [...delivering, claimed],
      when: by('handover.taken'),
      becomes: 'active',
      asks: ['tell handover.taken'],
    })
    story.tell(sent())
    expect(story.asked).toEqual(['tell followup.sent', 'arm inactivity in 20m'])
    story.tell(elapses('inactivity'))
    expect(story.standing).toBe('closed')
  })

  it('stops a close', () =>
    check({
      given: [...idle, decided('close')],
      when: by('handover.taken'),
      becomes: 'active',
      asks: ['tell handover.taken', 'arm inactivity in 20m'],
    }))

  it('happens when a person types a reply in the channel', () =>
    check({
      given: scheduled,
      when: writes('person', 'Hi, this is Ana', { name: 'Ana' }),
      becomes: 'active',
      asks: ['tell handover.taken', 'tell followup.cancelled', 'arm inactivity in 20m', 'cancel follow_up'],
      showing: { handledBy: 'human', assignee: 'Ana' },
    }))

  it('is told once, however much the person writes', () =>
    check({
      given: [...answered, by('handover.taken')],
      when: writes('person', 'Hello'),
      becomes: 'active',
      asks: [],
      showing: { assignee: 'Ana' },
    }))

  it('ends the alert', () =>
    check({
      given: [...idle, decided('hand_over')],
      when: by('handover.taken'),
      becomes: 'active',
      asks: ['tell handover.taken', 'arm inactivity in 20m'],
      showing: { alert: undefined, handledBy: 'human' },
    }))

  it('closes quietly after the silence, where nobody waits', () =>
    check({
      given: [...answered, by('handover.taken')],
      when: elapses('inactivity'),
      becomes: 'closed',
      asks: ['tell conversation.closed'],
    }))

  it('is refused after the close', () =>
    check({ given: closed, when: by('handover.taken'), becomes: 'closed', asks: [], refused: 'CONVERSATION_CLOSED' }))
})

describe('handing back', () => {
  it('lets the AI follow up again, after a new silence', () => {
    const story = check({
      given: [...answered, by('handover.taken'), after(5 * MINUTE)],
      when: by('handover.returned'),
      becomes: 'active',
      asks: ['tell handover.returned'],
      showing: { handledBy: 'ai', assignee: undefined },
    })
    story.tell(elapses('inactivity'), elapses('inactivity'))
    expect(story.standing).toBe('idle')
  })

  it('ends a Cancel: the AI may plan again', () => {
    const story = new Story().tell(
      ...scheduled,
      by('followup.cancelled'),
      by('handover.returned'),
      elapses('inactivity'),
    )
    expect(story.standing).toBe('idle')
  })

  it('ends an alert, and counts the silence anew', () =>
    check({
      given: [...idle, decided('hand_over')],
      when: by('handover.returned'),
      becomes: 'active',
      asks: ['tell handover.returned', 'arm inactivity in 20m'],
      showing: { alert: undefined },
    }))
})

describe('Cancel', () => {
  it('drops the follow-up for good: silence then closes quietly', () => {
    const story = check({
      given: [...scheduled, after(HOUR)],
      when: cancels,
      becomes: 'active',
      asks: ['tell followup.cancelled', 'arm inactivity in 20m', 'cancel follow_up'],
      showing: { followUp: undefined },
    })
    story.tell(elapses('inactivity'))
    expect(story.standing).toBe('closed')
  })

  it('holds until the customer writes again', () => {
    const story = new Story().tell(...scheduled, cancels, thanks, elapses('inactivity'))
    expect(story.standing).toBe('idle')
  })

  it('works while the text is composed, while the delivery waits, and at once after a decision', () => {
    const asks = ['tell followup.cancelled', 'arm inactivity in 20m']
    check({ given: composing, when: cancels, becomes: 'active', asks })
    check({ given: delivering, when: cancels, becomes: 'active', asks, showing: { delivery: undefined } })
    check({ given: [...idle, decided('re_engage')], when: cancels, becomes: 'active', asks })
  })

  it('comes too late for what is being sent, says so, and still means that nothing follows', () => {
    const story = check({
      given: [...delivering, claimed],
      when: cancels,
      becomes: 'active',
      asks: [],
      refused: 'FOLLOW_UP_BEING_SENT',
    })
    story.tell(sent(), elapses('inactivity'))
    expect(story.standing).toBe('closed')
    expect(story.c.total).toBe(1)
  })

  it('ends a promise, too', () =>
    check({
      given: promised,
      when: cancels,
      becomes: 'active',
      asks: ['tell followup.cancelled', 'arm inactivity in 20m', 'cancel follow_up'],
    }))

  it('is refused where nothing is planned', () => {
    check({ given: answered, when: cancels, becomes: 'active', asks: [], refused: 'FOLLOW_UP_NOT_SCHEDULED' })
    check({ given: idle, when: cancels, becomes: 'idle', asks: [], refused: 'FOLLOW_UP_NOT_SCHEDULED' })
    check({ given: closed, when: cancels, becomes: 'closed', asks: [], refused: 'CONVERSATION_CLOSED' })
    check({ given: [], when: cancels, becomes: 'closed', asks: [], refused: 'CONVERSATION_NOT_OPEN' })
  })
})

describe('Skip', () => {
  it('drops this one, does not count it, and the sequence goes on', () => {
    const story = check({
      given: scheduled,
      when: skips,
      becomes: 'active',
      asks: ['tell followup.skipped', 'arm inactivity in 20m', 'cancel follow_up'],
      showing: { totalFollowUps: 0 },
    })
    story.tell(elapses('inactivity'))
    expect(story.standing).toBe('idle')
  })

  it('comes too late for what is being sent', () =>
    check({
      given: [...delivering, claimed],
      when: skips,
      becomes: 'followUpScheduled',
      asks: [],
      refused: 'FOLLOW_UP_BEING_SENT',
    }))
})

describe('Edit', () => {
  it('is sent as the person wrote it, without the model', () => {
    const story = check({
      given: scheduled,
      when: edits,
      becomes: 'followUpScheduled',
      asks: ['tell followup.edited'],
      showing: { followUp: expect.objectContaining({ draft: 'Dear Maria, Tuesday or Wednesday?', edited: true }) },
    })
    story.tell(elapses('follow_up'))
    expect(story.asked).toEqual(['send follow_up: Dear Maria, Tuesday or Wednesday?'])
    expect(story.last?.commands).toContainEqual(
      expect.objectContaining({ body: expect.objectContaining({ writtenByPerson: true }) }),
    )
  })

  it('while the text is composed is sent at once, and the composed text that comes late is dropped', () => {
    const story = check({
      given: composing,
      when: edits,
      becomes: 'followUpScheduled',
      asks: ['send follow_up: Dear Maria, Tuesday or Wednesday?', 'tell followup.edited'],
    })
    story.tell(decided('re_engage', { requestId: 'c_1/5/0', draft: 'Hi!' }))
    expect(story.asked).toEqual([])
    expect(story.c.plan?.draft).toBe('Dear Maria, Tuesday or Wednesday?')
  })

  it('while the delivery waits takes its place', () => {
    const story = check({
      given: delivering,
      when: edits,
      becomes: 'followUpScheduled',
      asks: ['send follow_up: Dear Maria, Tuesday or Wednesday?', 'tell followup.edited'],
    })
    story.tell(suppressed('SUPERSEDED', { requestId: 'c_1/6/1' }))
    expect(story.c.delivery?.id).toBe(story.idOf(7, 1))
  })

  it('needs a text of a length that a channel takes, a plan, and a plan that is not being sent', () => {
    check({
      given: scheduled,
      when: by('followup.edited', { text: ' ' }),
      becomes: 'followUpScheduled',
      asks: [],
      refused: 'TEXT_MISSING',
    })
    check({
      given: scheduled,
      when: by('followup.edited', { text: 'x'.repeat(5000) }),
      becomes: 'followUpScheduled',
      asks: [],
      refused: 'TEXT_TOO_LONG',
    })
    check({ given: answered, when: edits, becomes: 'active', asks: [], refused: 'FOLLOW_UP_NOT_SCHEDULED' })
    check({
      given: [...delivering, claimed],
      when: edits,
      becomes: 'followUpScheduled',
      asks: [],
      refused: 'FOLLOW_UP_BEING_SENT',
    })
  })
})

describe('Snooze', () => {
  it('moves the time', () =>
    check({
      given: scheduled,
      when: snoozes(DAY),
      becomes: 'followUpScheduled',
      asks: ['tell followup.snoozed', 'cancel follow_up', 'arm follow_up in 24h'],
    }))

  it('stops what is under way', () => {
    const asks = ['tell followup.snoozed', 'arm follow_up in 24h']
    check({ given: composing, when: snoozes(DAY), becomes: 'followUpScheduled', asks })
    check({
      given: delivering,
      when: snoozes(DAY),
      becomes: 'followUpScheduled',
      asks,
      showing: { delivery: undefined },
    })
    check({ given: [...idle, decided('re_engage')], when: snoozes(DAY), becomes: 'followUpScheduled', asks })
  })

  it('of a promise in the middle of a conversation leaves the conversation active', () =>
    check({
      given: [...promised, thanks],
      when: snoozes(2 * DAY),
      becomes: 'active',
      asks: ['tell followup.snoozed', 'cancel follow_up', 'arm follow_up in 48h'],
    }))

  it('needs a time in the future', () =>
    check({
      given: scheduled,
      when: snoozes(-HOUR),
      becomes: 'followUpScheduled',
      asks: [],
      refused: 'DUE_AT_NOT_IN_FUTURE',
    }))
})

describe('Send now', () => {
  it('has the text composed at once', () =>
    check({
      given: scheduled,
      when: sendsNow,
      becomes: 'followUpScheduled',
      asks: ['ask compose', 'tell followup.hastened', 'cancel follow_up'],
    }))

  it('sends an edited text at once', () =>
    check({
      given: [...scheduled, edits],
      when: sendsNow,
      becomes: 'followUpScheduled',
      asks: ['send follow_up: Dear Maria, Tuesday or Wednesday?', 'tell followup.hastened', 'cancel follow_up'],
    }))

  it('is a person’s decision: it is sent although the customer waits for an answer', () =>
    check({
      given: [...promised, customer('Is it still free?'), sendsNow],
      when: decided('re_engage', { draft: 'Yes, it is!' }),
      becomes: 'followUpScheduled',
      asks: ['send follow_up: Yes, it is!'],
    }))

  it('changes nothing where it is on its way already', () => {
    check({ given: composing, when: sendsNow, becomes: 'followUpScheduled', asks: [] })
    check({ given: delivering, when: sendsNow, becomes: 'followUpScheduled', asks: [] })
    check({
      given: [...delivering, claimed],
      when: sendsNow,
      becomes: 'followUpScheduled',
      asks: [],
      refused: 'FOLLOW_UP_BEING_SENT',
    })
  })

  it('is refused where people handle the conversation, or follow-ups are paused', () => {
    check({
      given: [...promised, by('handover.taken')],
      when: sendsNow,
      becomes: 'active',
      asks: [],
      refused: 'PERSON_HANDLES',
    })
    check({
      given: [...promised, by('followups.paused')],
      when: sendsNow,
      becomes: 'followUpScheduled',
      asks: [],
      refused: 'FOLLOW_UPS_PAUSED',
    })
  })
})

describe('planning a follow-up by hand', () => {
  it('schedules it, and composes the text when it is due', () => {
    const story = check({
      given: answered,
      when: plansFollowUp(DAY),
      becomes: 'followUpScheduled',
      asks: ['tell followup.scheduled', 'arm follow_up in 24h'],
      showing: { followUp: expect.objectContaining({ source: 'person' }) },
    })
    expect(story.tell(elapses('follow_up')).asked).toEqual(['ask compose'])
  })

  it('sends the text as it was written', () =>
    check({
      given: [...answered, plansFollowUp(DAY, 'As agreed: the offer')],
      when: elapses('follow_up'),
      becomes: 'followUpScheduled',
      asks: ['send follow_up: As agreed: the offer'],
    }))

  it('takes the place of an analysis and of any other plan: there is one plan', () => {
    check({
      given: idle,
      when: plansFollowUp(DAY),
      becomes: 'followUpScheduled',
      asks: ['tell followup.scheduled', 'arm follow_up in 24h'],
    })
    check({
      given: scheduled,
      when: plansFollowUp(DAY),
      becomes: 'followUpScheduled',
      asks: ['tell followup.scheduled', 'cancel follow_up', 'arm follow_up in 24h'],
    })
  })

  it('survives the customer: only what the AI planned is void', () =>
    check({ given: [...answered, plansFollowUp(DAY)], when: customer('Hello?'), becomes: 'active', asks: [] }))

  it('is replaced by what the customer asks for later', () => {
    const story = new Story().tell(
      ...answered,
      plansFollowUp(DAY),
      customer('Write on Friday', { mayRequestFollowUp: true }),
      understood('requested', { inMs: 3 * DAY }),
    )
    expect(story.c.plan?.source).toBe('customer')
  })

  it('is refused where it could not be sent', () => {
    const plans = plansFollowUp(DAY)
    const limited: Move[] = [...idle, decided('re_engage', { maxFollowUps: 1 }), claimed, sent()]
    check({
      given: [...answered, by('handover.taken')],
      when: plans,
      becomes: 'active',
      asks: [],
      refused: 'PERSON_HANDLES',
    })
    check({ given: [...answered, optsOut()], when: plans, becomes: 'active', asks: [], refused: 'CONTACT_OPTED_OUT' })
    check({
      given: [...answered, by('followups.paused')],
      when: plans,
      becomes: 'active',
      asks: [],
      refused: 'FOLLOW_UPS_PAUSED',
    })
    check({ given: limited, when: plans, becomes: 'active', asks: [], refused: 'FOLLOW_UPS_USED_UP' })
    check({
      given: [customer('Hi', { channel: 'web_widget' })],
      when: plans,
      becomes: 'active',
      asks: [],
      refused: 'FOLLOW_UPS_UNAVAILABLE',
    })
    check({ given: closed, when: plans, becomes: 'closed', asks: [], refused: 'CONVERSATION_CLOSED' })
    check({
      given: [...idle, decided('close')],
      when: plans,
      becomes: 'closing',
      asks: [],
      refused: 'CONVERSATION_CLOSED',
    })
    check({
      given: answered,
      when: plansFollowUp(-MINUTE),
      becomes: 'active',
      asks: [],
      refused: 'DUE_AT_NOT_IN_FUTURE',
    })
    check({
      given: [...delivering, claimed],
      when: plans,
      becomes: 'followUpScheduled',
      asks: [],
      refused: 'FOLLOW_UP_BEING_SENT',
    })
  })
})

describe('pausing', () => {
  const pauses = by('followups.paused')

  it('drops what the AI planned, and silence closes quietly', () => {
    const story = check({
      given: scheduled,
      when: pauses,
      becomes: 'active',
      asks: ['tell followups.paused', 'tell followup.cancelled', 'arm inactivity in 20m', 'cancel follow_up'],
      showing: { paused: true },
    })
    story.tell(elapses('inactivity'))
    expect(story.standing).toBe('closed')
  })

  it('stops an analysis and a delivery', () => {
    check({ given: idle, when: pauses, becomes: 'active', asks: ['tell followups.paused', 'arm inactivity at once'] })
    check({
      given: delivering,
      when: pauses,
      becomes: 'active',
      asks: ['tell followups.paused', 'tell followup.cancelled', 'arm inactivity in 20m'],
      showing: { delivery: undefined },
    })
  })

  it('is carried to the contact’s other conversations once: what was carried names its origin', () => {
    const story = new Story().tell(...answered, by('followups.paused', { origin: 'c_2' }))
    expect(story.last?.commands).toContainEqual(
      expect.objectContaining({ event: expect.objectContaining({ origin: 'c_2' }) }),
    )
  })

  it('ends with resuming', () =>
    check({
      given: [...answered, pauses, by('followups.resumed')],
      when: elapses('inactivity'),
      becomes: 'idle',
      asks: ['ask analyse', 'tell conversation.idle'],
      showing: { paused: false },
    }))

  it('holds for a conversation that has not begun', () =>
    check({
      given: [pauses],
      when: assistant('Hello'),
      becomes: 'active',
      asks: ['tell conversation.opened', 'arm inactivity in 20m'],
      showing: { paused: true },
    }))
})

describe('opting out', () => {
  it('drops everything and closes a silent conversation quietly', () => {
    const asks = ['tell contact.opted_out', 'tell followup.cancelled', 'tell conversation.closed']
    check({
      given: scheduled,
      when: optsOut(),
      becomes: 'closed',
      asks: [...asks, 'cancel follow_up'],
      showing: { optedOut: true },
    })
    check({ given: delivering, when: optsOut(), becomes: 'closed', asks })
    check({
      given: idle,
      when: optsOut(),
      becomes: 'closed',
      asks: ['tell contact.opted_out', 'tell conversation.closed'],
    })
  })

  it('leaves a running conversation open; silence closes it quietly', () => {
    const story = check({ given: answered, when: optsOut(), becomes: 'active', asks: ['tell contact.opted_out'] })
    story.tell(elapses('inactivity'))
    expect(story.standing).toBe('closed')
  })

  it('leaves a customer who waits to people', () => {
    const story = check({
      given: [customer('STOP. But is it open?'), elapses('inactivity')],
      when: optsOut(),
      becomes: 'active',
      asks: ['tell contact.opted_out', 'arm inactivity at once'],
    })
    expect(story.tell(elapses('inactivity')).asked).toEqual(['tell people.alerted'])
  })

  it('that only delivery knew of leaves a customer who waits to people, too', () => {
    const story = check({
      given: [customer('Is it open?'), plansFollowUp(DAY, 'Yes'), sendsNow],
      when: suppressed('OPTED_OUT'),
      becomes: 'active',
      asks: ['tell followup.suppressed', 'tell followup.cancelled'],
      showing: { optedOut: true, customerIsWaiting: true },
    })
    expect(story.tell(elapses('inactivity')).asked).toEqual(['tell people.alerted'])
  })

  it('in another conversation names its origin, and is not carried on', () => {
    const story = new Story().tell(...answered, optsOut('c_2'))
    expect(story.last?.commands).toContainEqual(
      expect.objectContaining({ event: expect.objectContaining({ type: 'contact.opted_out', origin: 'c_2' }) }),
    )
  })
})
