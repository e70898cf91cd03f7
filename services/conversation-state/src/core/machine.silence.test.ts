/** Silence: when a conversation is idle, and what happens then. */
import { describe, expect, it } from 'vitest'
import { checkWith } from './stories/check.ts'
import {
  HOUR,
  MINUTE,
  type Move,
  SECOND,
  Story,
  after,
  answered,
  assistant,
  by,
  claimed,
  closed,
  customer,
  decided,
  delivering,
  elapsedOf,
  elapses,
  idle,
  scheduled,
  sent,
  status,
  thanks,
  undecided,
  withSettings,
  writes,
} from './stories/story.ts'

const check = checkWith(expect)

describe('the inactivity timer', () => {
  it('is armed by the first message, for the inactivity time of the assistant', () =>
    check({
      given: [],
      when: customer('Hello?'),
      becomes: 'active',
      asks: ['tell conversation.opened', 'arm inactivity in 20m'],
      showing: { customerIsWaiting: true, episode: 1, lastMessage: 'Hello?' },
    }))

  it('is armed by the first message of the assistant, too', () =>
    check({
      given: [],
      when: assistant('Your table is free'),
      becomes: 'active',
      asks: ['tell conversation.opened', 'arm inactivity in 20m'],
      showing: { customerIsWaiting: false },
    }))

  it('is left alone by further messages: one arm per inactivity period', () => {
    const chat = Array.from({ length: 50 }, (_, n) => [
      after(SECOND),
      n % 2 ? assistant(`Answer ${n}`) : customer(`Question ${n}`),
    ])
    const story = new Story().tell(customer('Hi'), ...chat.flat())
    expect(story.asked).toEqual([])
    expect(story.known.timers.inactivity?.generation).toBe(1)
  })

  it('is armed for the rest of the silence when it elapses too early', () =>
    check({
      given: [customer('Hi'), after(5 * MINUTE), assistant('Hello')],
      when: elapses('inactivity'),
      becomes: 'active',
      asks: ['arm inactivity in 5m'],
    }))

  it('counts from the last message of any side: a status for a message nobody reported is one', () =>
    check({
      given: [customer('Hi'), after(12 * MINUTE), status('wamid-9', 'sent')],
      when: elapses('inactivity'),
      becomes: 'active',
      asks: ['arm inactivity in 12m'],
      showing: { customerIsWaiting: false, lastAuthor: 'assistant' },
    }))

  it('is armed sooner where the inactivity time was shortened', () =>
    check({
      given: [customer('Hi'), withSettings({ inactivityMs: MINUTE })],
      when: assistant('Hello'),
      becomes: 'active',
      asks: ['cancel inactivity', 'arm inactivity in 1m'],
    }))

  it('counts only in the generation that is armed', () =>
    check({
      given: [...answered, elapses('inactivity'), thanks, after(HOUR)],
      when: elapsedOf('inactivity', 1),
      becomes: 'active',
      asks: [],
    }))

  it('of an earlier episode means nothing after the conversation was reopened', () =>
    check({
      given: [...closed, customer('One more thing')],
      when: elapsedOf('inactivity', 1),
      becomes: 'active',
      asks: [],
    }))
})

describe('an idle conversation', () => {
  it('is analysed where Auto Follow-ups is on', () =>
    check({
      given: answered,
      when: elapses('inactivity'),
      becomes: 'idle',
      asks: ['ask analyse', 'tell conversation.idle'],
    }))

  it('is closed quietly where Auto Follow-ups is off and Auto-resolve on (the web widget, too)', () =>
    check({
      given: [withSettings({ autoFollowUps: false }), ...answered],
      when: elapses('inactivity'),
      becomes: 'closed',
      asks: ['tell conversation.closed'],
    }))

  it('is closed quietly where Auto Follow-ups was switched off meanwhile', () =>
    check({
      given: [...answered, withSettings({ autoFollowUps: false })],
      when: elapses('inactivity'),
      becomes: 'closed',
      asks: ['tell conversation.closed'],
    }))

  it('does not exist where both switches are off: the conversation stays active without a timer', () =>
    check({
      given: [withSettings({ autoFollowUps: false, autoResolve: false })],
      when: customer('Hi'),
      becomes: 'active',
      asks: ['tell conversation.opened'],
    }))

  it('stays active without a timer where both were switched off meanwhile', () =>
    check({
      given: [...answered, withSettings({ autoFollowUps: false, autoResolve: false })],
      when: elapses('inactivity'),
      becomes: 'active',
      asks: [],
      showing: { idleAt: undefined },
    }))

  it('is asked about again when the decision fails, and handed to people after the third time: never lost', () => {
    const story = check({ given: idle, when: undecided, becomes: 'idle', asks: ['ask analyse again'] })
    story.tell(elapses('decision'))
    expect(story.asked).toEqual(['ask analyse again'])
    story.tell(undecided)
    expect(story.asked).toEqual(['tell people.alerted'])
    expect(story.standing).toBe('active')
    expect(story.c.unanswered).toBe(0)
  })

  it('is active again when the customer writes: the analysis is void', () => {
    const late = check({
      given: idle,
      when: customer('Tomorrow at 8'),
      becomes: 'active',
      asks: ['arm inactivity in 20m'],
    })
    late.tell(decided('re_engage', { requestId: 'c_1/3/0' }))
    expect(late.asked).toEqual([])
  })

  it('is active again when the assistant writes late', () =>
    check({ given: idle, when: assistant('Are you there?'), becomes: 'active', asks: ['arm inactivity in 20m'] }))
})

describe('a customer who waits for us', () => {
  it('is not nudged: the analysis may only hand over, whatever it says', () =>
    check({
      given: [customer('Is it open?'), elapses('inactivity')],
      when: decided('re_engage'),
      becomes: 'active',
      asks: ['tell people.alerted'],
      showing: { handledBy: 'waiting_for_human', alert: 'The customer is waiting for an answer.' },
    }))

  it('is brought to people where Auto Follow-ups is off, and the conversation stays open', () =>
    check({
      given: [withSettings({ autoFollowUps: false }), customer('Is it open?')],
      when: elapses('inactivity'),
      becomes: 'active',
      asks: ['tell people.alerted'],
    }))

  it('is brought to people once when a person handles it, and never closed', () => {
    const story = check({
      given: [customer('Is it open?'), by('handover.taken')],
      when: elapses('inactivity'),
      becomes: 'active',
      asks: ['tell people.alerted'],
      showing: { handledBy: 'human', customerIsWaiting: true },
    })
    story.tell(after(3 * HOUR), customer('Hello??'))
    expect(story.asked).toEqual([])
    story.tell(after(3 * HOUR), writes('person', 'Sorry! Yes.', { name: 'Ana' }))
    expect(story.asked).toEqual(['arm inactivity in 20m'])
    expect(story.c.alert).toBeUndefined()
  })

  it('does not wait after thanks', () =>
    check({
      given: [...answered, thanks],
      when: elapses('inactivity'),
      becomes: 'idle',
      asks: ['ask analyse', 'tell conversation.idle'],
      showing: { customerIsWaiting: false },
    }))

  it('has had the answer where the channel delivered the question after it', () =>
    check({
      given: [customer('Hi'), assistant('We open at 8')],
      when: customer('When do you open?', { sentAgoMs: 5 * SECOND }),
      becomes: 'active',
      asks: [],
      showing: { customerIsWaiting: false },
    }))

  it('still waits where the answer was written before the question', () =>
    check({
      given: [customer('When do you open?')],
      when: assistant('Welcome!', { sentAgoMs: 10 * SECOND }),
      becomes: 'active',
      asks: [],
      showing: { customerIsWaiting: true },
    }))

  it('waits where question and last answer bear the same second: the order decides', () =>
    check({
      given: [...answered],
      when: customer('And on Sundays?', { sentAgoMs: 900 }),
      becomes: 'active',
      asks: [],
      showing: { customerIsWaiting: true },
    }))

  it('a follow-up of ours answers nothing: the question that crossed it stays open', () => {
    const story = new Story().tell(...delivering, claimed, customer('Wait, is it open?'), after(SECOND), sent())
    expect(story.c.customerWaits).toBe(true)
    expect(story.standing).toBe('active')
  })
})

describe('machines that write', () => {
  const robot = customer('I am out of office until Monday', { automated: true, expectsReply: false })

  it('are never followed up: silence closes quietly', () =>
    check({ given: [robot], when: elapses('inactivity'), becomes: 'closed', asks: ['tell conversation.closed'] }))

  it('do not count as the customer coming back', () =>
    check({
      given: [...delivering, claimed, sent()],
      when: robot,
      becomes: 'active',
      asks: [],
      showing: { unansweredFollowUps: 1 },
    }))

  it('do not take back what a human being asked: people are alerted', () =>
    check({
      given: [customer('Is it open?'), robot],
      when: elapses('inactivity'),
      becomes: 'active',
      asks: ['tell people.alerted'],
    }))

  it('void a plan all the same, because the conversation changed', () =>
    check({
      given: scheduled,
      when: robot,
      becomes: 'active',
      asks: ['tell followup.cancelled', 'arm inactivity in 20m', 'cancel follow_up'],
    }))
})

describe('what looks like spam', () => {
  const advert = customer('Cheap followers, click here', { spam: 'advertising' })
  const hello = customer('Hi', { saysNothing: true, expectsReply: false })

  it.each<[string, Move[]]>([
    ['alone', [advert]],
    ['behind a greeting', [hello, advert]],
    ['answered by the assistant', [advert, assistant('How can I help?')]],
    ['come again after it was closed', [advert, elapses('inactivity'), advert]],
  ])('%s is closed quietly, with the reason', (_, given) => {
    check({
      given,
      when: elapses('inactivity'),
      becomes: 'closed',
      asks: ['tell conversation.closed'],
      showing: { customerIsWaiting: false, lastReason: 'It looks like spam: advertising.', alert: undefined },
    })
  })

  it('is not read for a request to be written to', () =>
    check({
      given: [hello],
      when: customer('Contact me tomorrow for followers', { spam: 'advertising', mayRequestFollowUp: true }),
      becomes: 'active',
      asks: [],
    }))

  it.each<[string, Move[]]>([
    ['the switch is off', [withSettings({ spamProtection: false }), advert]],
    ['the customer wrote something else before', [customer('A table for two?'), advert]],
    ['the customer writes something else', [advert, customer('Sorry. A table for two?')]],
    ['a person wrote', [writes('person', 'Hello, Ana here'), by('handover.returned'), advert]],
    ['a person took it over and gave it back', [advert, by('handover.taken'), by('handover.returned'), advert]],
    [
      'a person wrote after it was closed',
      [advert, elapses('inactivity'), writes('person', 'Ana here'), advert, by('handover.returned'), advert],
    ],
  ])('is looked at like any other where %s', (_, given) => {
    check({
      given: [...given, assistant('How can I help?')],
      when: elapses('inactivity'),
      becomes: 'idle',
      asks: ['ask analyse', 'tell conversation.idle'],
    })
  })
})
