/** Closing gracefully, the rating, and coming back. */
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
  answered,
  askedForRating,
  assistant,
  by,
  claimed,
  closed,
  customer,
  decided,
  delivering,
  elapsedOf,
  elapses,
  failed,
  idle,
  lost,
  optsOut,
  rates,
  scheduled,
  sent,
  status,
  summarised,
  suppressed,
  thanks,
  undecided,
  understood,
  withSettings,
  writes,
} from './stories/story.ts'

const check = checkWith(expect)

const closing: Move[] = [...idle, decided('close')]
const texts = { farewell: 'Take care!', csatQuestion: 'How was it?' }
const five = customer('5', { loneRating: 5, expectsReply: false })
const resolves = by('conversation.resolved')

describe('a graceful close', () => {
  it('writes a summary, says farewell, asks for a rating, and is over: one after the other', () => {
    const story = check({
      given: closing,
      when: summarised(texts),
      becomes: 'closing',
      asks: ['send farewell: Take care!'],
      showing: { summary: 'Asked about a booking.' },
    })
    story.tell(claimed, sent({ text: 'Take care!' }))
    expect(story.asked).toEqual(['send csat: How was it?'])
    story.tell(claimed, sent({ text: 'How was it?' }))
    expect(story.asked).toEqual(['tell csat.prompted', 'tell conversation.closed'])
    expect(story.standing).toBe('closed')
  })

  it('leaves out what there is not', () => {
    check({ given: closing, when: summarised(), becomes: 'closed', asks: ['tell conversation.closed'] })
    check({
      given: closing,
      when: summarised({ csatQuestion: 'How was it?' }),
      becomes: 'closing',
      asks: ['send csat: How was it?'],
    })
    check({
      given: [withSettings({ autoCsat: false }), ...closing],
      when: summarised({ csatQuestion: 'How was it?' }),
      becomes: 'closed',
      asks: ['tell conversation.closed'],
    })
  })

  it('goes on where the farewell cannot be sent', () => {
    const pending: Move[] = [...closing, summarised(texts)]
    check({
      given: pending,
      when: suppressed('WINDOW_CLOSED'),
      becomes: 'closing',
      asks: ['send csat: How was it?', 'tell farewell.suppressed'],
    })
    check({
      given: [...pending, claimed],
      when: failed('WINDOW_CLOSED'),
      becomes: 'closing',
      asks: ['send csat: How was it?', 'tell farewell.failed'],
    })
    check({
      given: [...pending, claimed],
      when: lost(),
      becomes: 'closing',
      asks: ['send csat: How was it?', 'tell farewell.in_doubt'],
    })
  })

  it('closes without a summary where none comes after three tries', () => {
    const story = new Story().tell(...closing, undecided, elapses('decision'))
    expect(story.asked).toEqual(['ask summarise again'])
    story.tell(undecided)
    expect(story.asked).toEqual(['tell conversation.closed'])
    expect(story.standing).toBe('closed')
  })

  it('does not take longer than half an hour', () =>
    check({
      given: [...closing, summarised(texts), claimed],
      when: elapses('closing'),
      becomes: 'closed',
      asks: ['tell conversation.closed'],
      showing: { delivery: 'in_doubt' },
    }))

  it('ends when the customer writes: the conversation goes on in the same episode', () => {
    const story = check({
      given: [...closing, summarised(texts)],
      when: customer('Wait!'),
      becomes: 'active',
      asks: ['arm inactivity in 20m'],
      showing: { episode: 1 },
    })
    story.tell(suppressed('SUPERSEDED', { requestId: 'c_1/5/1' }))
    expect(story.asked).toEqual([])
    check({ given: closing, when: customer('Wait!'), becomes: 'active', asks: ['arm inactivity in 20m'] }).tell(
      summarised({ requestId: 'c_1/4/0' }),
    )
  })

  it('does not say what was prepared for it to a conversation that closes later', () => {
    const story = new Story().tell(
      ...closing,
      summarised(texts),
      customer('Wait!'),
      assistant('Yes?'),
      elapses('inactivity'),
      decided('close'),
      summarised(),
    )
    expect(story.standing).toBe('closed')
  })

  it('says nothing to a contact who opted out, before or after the summary', () => {
    check({
      given: [...closing, summarised(texts)],
      when: optsOut(),
      becomes: 'closed',
      asks: ['tell contact.opted_out', 'tell conversation.closed'],
    })
    check({
      given: [...closing, optsOut()],
      when: summarised(texts),
      becomes: 'closed',
      asks: ['tell conversation.closed'],
    })
  })
})

describe('resolving', () => {
  it('closes with a summary and the question for a rating, without farewell', () => {
    const story = check({
      given: answered,
      when: resolves,
      becomes: 'closing',
      asks: ['ask summarise', 'tell conversation.resolved', 'cancel inactivity'],
      showing: { lastReason: expect.stringMatching(/^Resolved by .+\.$/) as unknown as string },
    })
    story.tell(summarised(texts))
    expect(story.asked).toEqual(['send csat: How was it?'])
  })

  it('drops what was planned', () =>
    check({
      given: scheduled,
      when: resolves,
      becomes: 'closing',
      asks: ['ask summarise', 'tell conversation.resolved', 'tell followup.cancelled', 'cancel follow_up'],
    }))

  it('by the person who handles it lets go of it: the rating may be asked for', () => {
    const story = check({
      given: [...answered, by('handover.taken')],
      when: resolves,
      becomes: 'closing',
      asks: ['ask summarise', 'tell conversation.resolved', 'cancel inactivity'],
      showing: { handledBy: 'ai', assignee: undefined },
    })
    expect(story.tell(summarised(texts)).asked).toEqual(['send csat: How was it?'])
  })

  it('while a follow-up is being sent waits for its report: one delivery at a time', () => {
    const story = new Story().tell(...delivering, claimed, resolves, summarised(texts))
    expect(story.standing).toBe('closing')
    expect(story.asked).toEqual([])
    story.tell(sent())
    expect(story.asked).toEqual(['send csat: How was it?', 'tell followup.sent'])
  })

  it('says that nobody waits any more', () =>
    check({
      given: [customer('Is it open?'), resolves],
      when: summarised(),
      becomes: 'closed',
      asks: ['tell conversation.closed'],
      showing: { customerIsWaiting: false },
    }))

  it('while it is closing already leaves out the farewell', () => {
    check({
      given: [...closing, summarised(texts)],
      when: resolves,
      becomes: 'closing',
      asks: ['send csat: How was it?'],
    })
    const story = check({ given: closing, when: resolves, becomes: 'closing', asks: [] })
    expect(story.tell(summarised(texts)).asked).toEqual(['send csat: How was it?'])
  })

  it('is refused after the close', () =>
    check({ given: closed, when: resolves, becomes: 'closed', asks: [], refused: 'CONVERSATION_CLOSED' }))
})

describe('after the close', () => {
  it('nothing elapses, nothing is decided, nothing is sent', () => {
    const before: Move[] = [...answered, resolves, summarised()]
    check({ given: before, when: elapsedOf('inactivity', 1), becomes: 'closed', asks: [] })
    check({ given: closed, when: decided('re_engage', { requestId: 'c_1/3/0' }), becomes: 'closed', asks: [] })
    check({
      given: closed,
      when: assistant('Goodbye'),
      becomes: 'closed',
      asks: [],
      showing: { lastMessage: 'Goodbye' },
    })
    check({ given: closed, when: understood('requested'), becomes: 'closed', asks: [] })
  })

  it('the customer opens the conversation again, and the count of follow-ups begins anew', () =>
    check({
      given: [...delivering, claimed, sent(), elapses('inactivity'), decided('close'), summarised()],
      when: customer('One more thing'),
      becomes: 'active',
      asks: ['tell conversation.reopened', 'arm inactivity in 20m'],
      showing: { episode: 2, totalFollowUps: 0, unansweredFollowUps: 0, summary: 'Asked about a booking.' },
    }))

  it('a message that was written before the close does not open it; people see it where it waits for an answer', () => {
    const given = [...closed, after(HOUR)]
    check({
      given,
      when: customer('thanks', { sentAgoMs: HOUR + SECOND, expectsReply: false }),
      becomes: 'closed',
      asks: [],
    })
    check({
      given,
      when: customer('Is it open?', { sentAgoMs: HOUR + SECOND }),
      becomes: 'closed',
      asks: ['tell people.alerted'],
      showing: { alert: 'A message that the customer wrote before the conversation was closed arrived late.' },
    })
  })

  it('a message older than one that was heard alerts nobody', () =>
    check({
      given: [customer('Hi'), ...closed, after(HOUR)],
      when: customer('Is it open?', { sentAgoMs: 3 * HOUR }),
      becomes: 'closed',
      asks: [],
    }))

  it('a message of the same second as the close opens it, because channels count in seconds', () =>
    check({
      given: [...closing, after(500), summarised(), after(100)],
      when: customer('Wait', { sentAgoMs: 600 }),
      becomes: 'active',
      asks: ['tell conversation.reopened', 'arm inactivity in 20m'],
    }))

  it('a person who writes keeps the conversation when the customer answers', () =>
    check({
      given: [...closed, after(HOUR), writes('person', 'I found your order', { name: 'Ana' })],
      when: customer('Great!'),
      becomes: 'active',
      asks: ['tell conversation.reopened', 'arm inactivity in 20m'],
      showing: { handledBy: 'human' },
    }))
})

describe('a rating', () => {
  it('is a lone figure within 48 hours of the prompt: recorded, and the conversation stays closed', () =>
    check({
      given: [...askedForRating, after(47 * HOUR)],
      when: five,
      becomes: 'closed',
      asks: ['tell csat.rated'],
      showing: { csat: expect.objectContaining({ rating: 5 }) },
    }))

  it('is not a lone figure later, or where nothing was asked: that opens the conversation', () => {
    const asks = ['tell conversation.reopened', 'arm inactivity in 20m']
    check({ given: [...askedForRating, after(2 * DAY + SECOND)], when: five, becomes: 'active', asks })
    check({ given: closed, when: five, becomes: 'active', asks })
  })

  it('is not anything else that the customer writes', () =>
    check({
      given: askedForRating,
      when: customer('It was fine'),
      becomes: 'active',
      asks: ['tell conversation.reopened', 'arm inactivity in 20m'],
    }))

  it('is the payload of the button, with a comment, wherever the conversation stands', () => {
    check({
      given: askedForRating,
      when: rates(4, 'Quick'),
      becomes: 'closed',
      asks: ['tell csat.rated'],
      showing: { csat: expect.objectContaining({ rating: 4, comment: 'Quick' }) },
    })
    check({
      given: [...askedForRating, customer('One more thing')],
      when: rates(4),
      becomes: 'active',
      asks: ['tell csat.rated'],
    })
  })

  it('is from 1 to 5', () => check({ given: askedForRating, when: rates(9), becomes: 'closed', asks: [] }))

  it('counts where it overtakes the report that the prompt was sent', () => {
    const story = check({
      given: [...closing, summarised({ csatQuestion: 'How was it?' }), claimed, after(SECOND)],
      when: five,
      becomes: 'closing',
      asks: ['tell csat.rated'],
    })
    story.tell(sent({ text: 'How was it?' }))
    expect(story.standing).toBe('closed')
    expect(story.c.csat?.rating).toBe(5)
  })

  it('is not shown as asked for where the prompt could not be delivered', () => {
    const pending: Move[] = [...closing, summarised({ csatQuestion: 'How was it?' })]
    const showing = { csat: undefined }
    check({
      given: pending,
      when: suppressed('WINDOW_CLOSED'),
      becomes: 'closed',
      asks: ['tell csat.suppressed', 'tell conversation.closed'],
      showing,
    })
    check({
      given: [...pending, claimed],
      when: failed('WINDOW_CLOSED'),
      becomes: 'closed',
      asks: ['tell csat.failed', 'tell conversation.closed'],
      showing,
    })
    check({
      given: askedForRating,
      when: status('wamid-csat', 'failed'),
      becomes: 'closed',
      asks: ['tell csat.failed'],
      showing,
    })
    check({
      given: [...pending, claimed],
      when: lost(),
      becomes: 'closed',
      asks: ['tell csat.in_doubt', 'tell conversation.closed'],
      showing: { csat: { promptedAt: undefined, rating: undefined, comment: undefined } },
    })
  })

  it('may come to a prompt of which nobody knew, in the next episode still', () => {
    const doubt: Move[] = [...closing, summarised({ csatQuestion: 'How was it?' }), claimed, lost(), customer('Hello?')]
    check({
      given: doubt,
      when: sent({ requestId: 'c_1/5/1' }),
      becomes: 'active',
      asks: ['tell csat.sent'],
      showing: { delivery: undefined, csat: expect.objectContaining({ promptedAt: expect.any(Number) }) },
    })
    check({
      given: doubt.slice(0, -1),
      when: customer('Hello?'),
      becomes: 'active',
      asks: ['tell conversation.reopened', 'arm inactivity in 20m'],
      showing: { delivery: undefined },
    })
  })

  it('of an earlier prompt is kept when the next one cannot be sent', () => {
    const story = new Story().tell(
      ...askedForRating,
      five,
      after(DAY),
      thanks,
      elapses('inactivity'),
      decided('close'),
      summarised({ csatQuestion: 'Again?' }),
      suppressed('WINDOW_CLOSED'),
    )
    expect(story.c.csat?.rating).toBe(5)
  })
})

describe('what is repeated', () => {
  it('changes nothing, days after the engine forgot it', () => {
    const question = customer('Can I book a table?', { id: 'wamid-in' })
    const given = [
      question,
      assistant('Sure, when?', { id: 'wamid-out' }),
      elapses('inactivity'),
      decided('schedule', { inMs: 2 * HOUR }),
      after(HOUR),
    ]
    check({ given, when: question, becomes: 'followUpScheduled', asks: [] })
    check({ given, when: assistant('Sure, when?', { id: 'wamid-out' }), becomes: 'followUpScheduled', asks: [] })
    check({ given, when: writes('person', 'Sure, when?', { id: 'wamid-out' }), becomes: 'followUpScheduled', asks: [] })
  })

  it('does not open a closed conversation', () => {
    const question = customer('Can I book a table?', { id: 'wamid-in' })
    check({
      given: [question, assistant('Yes'), elapses('inactivity'), decided('close'), summarised(), after(DAY)],
      when: question,
      becomes: 'closed',
      asks: [],
    })
  })

  it('as an echo of our own send is no takeover', () =>
    check({
      given: [...delivering, claimed, sent({ id: 'wamid-own' }), after(MINUTE)],
      when: writes('person', 'Still interested?', { id: 'wamid-own' }),
      becomes: 'active',
      asks: [],
      showing: { handledBy: 'ai' },
    }))

  it('as a status is no further message', () => {
    const story = new Story().tell(
      customer('Hi'),
      after(5 * MINUTE),
      status('wamid-9', 'sent'),
      after(5 * MINUTE),
      status('wamid-9', 'sent'),
    )
    expect(story.c.lastActivityAt).toBe(story.at - 5 * MINUTE)
    story.tell(status('wamid-9', 'read'), status('wamid-10', 'delivered'))
    expect(story.c.lastActivityAt).toBe(story.at - 5 * MINUTE)
  })

  it('as the text of a message that only a status told of is heard all the same', () => {
    const story = new Story().tell(
      customer('Hi'),
      status('wamid-9', 'sent'),
      writes('person', 'Hi, Ana here', { id: 'wamid-9', name: 'Ana' }),
    )
    expect(story.c.handledBy).toBe('human')
  })
})

describe('what comes before any message', () => {
  it('is recorded and ignored', () => {
    for (const move of [
      elapsedOf('inactivity', 1),
      decided('re_engage'),
      sent(),
      lost(),
      status('wamid-1', 'sent'),
      understood('requested'),
      rates(5),
    ]) {
      check({ given: [], when: move, becomes: 'closed', asks: [] })
    }
  })
})
