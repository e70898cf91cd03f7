import { describe, expect, it } from 'vitest'
import { type Situation, situationOf } from './situation.ts'
import type { Line } from './transcript.ts'

/** "customer: Hi", "us: Hello", "follow-up: Hi again" or "acknowledgement: Of course!". */
function lineOf(text: string, index: number): Line {
  const [who = '', said = ''] = text.split(/: (.*)/s)
  return {
    from: who === 'customer' ? 'customer' : 'assistant',
    text: said,
    at: index,
    ...(who === 'follow-up' || who === 'acknowledgement' ? { ours: true } : {}),
    ...(who === 'acknowledgement' ? { acknowledges: true } : {}),
  }
}

/** Where a conversation stands, in short: "customer waits: asked", "missing: size". */
function read(...lines: string[]): string {
  const found: Situation = situationOf(lines.map(lineOf))
  if (found.is === 'missing_information') return `missing: ${found.missing.map(({ name }) => name).join(', ')}`
  if (found.is === 'customer_waits') return `customer waits: ${found.why}`
  return found.is === 'settled' ? `settled: ${found.how}` : found.is.replaceAll('_', ' ')
}

describe('we asked, and nobody answered', () => {
  it.each([
    ['At what time would you like the appointment?', 'missing: preferred time'],
    ['Which size do you need?', 'missing: size'],
    ['Could you send me your email address?', 'missing: email address'],
    ['Sure! Where are you flying to, and from which city?', 'missing: destination city, departure city'],
    ['How many guests will there be?', 'missing: number of guests'],
    ['Please let me know your budget.', 'missing: budget'],
    ['Shall I send you an offer? I need your company name for it.', 'missing: company name'],
    ['I still need your delivery address.', 'missing: delivery address'],
    ['Just to confirm: two nights from 3 May, is that right?', 'unconfirmed'],
    ['So you want the red one in size M?', 'unconfirmed'],
    ['We have a double room with a view. Would you like it?', 'undecided offer'],
    ['How about the blue sofa? It is in stock.', 'undecided offer'],
    ['How can I help you today?', 'unanswered question'],
    ['Are you sure you want to cancel?', 'unconfirmed'],
    ['Morning or afternoon?', 'missing: preferred time'],
    ['I found three plans; the smallest is the most popular.', 'undecided offer'],
  ])('%s', (question, expected) =>
    expect(read('customer: I would like to order something', `us: ${question}`)).toBe(expected),
  )
})

describe('the matter is settled', () => {
  it.each([
    [['us: Your order has been placed!'], 'settled: done'],
    [['us: Your table is booked. Enjoy your dinner!'], 'settled: done'],
    [['us: Done! Is there anything else I can do for you?'], 'settled: done'],
    [['customer: Thanks, bye!', 'us: Bye, have a lovely evening.'], 'settled: goodbye'],
    [['us: Your table is booked.', 'customer: Great, thanks'], 'settled: thanks'],
    [['us: Anything else?', "customer: No, that's all"], 'settled: done'],
    [['us: Shall I book it?', 'customer: No, thank you.'], 'settled: declined'],
    [['customer: When do you open?', 'us: We open at ten.'], 'settled: informed'],
  ])('%j', (lines, expected) =>
    expect(read('customer: Hello, I have a question about my order', ...lines)).toBe(expected),
  )
})

describe('the customer waits for us', () => {
  it.each([
    [['us: It costs a little more.', 'customer: How much exactly?'], 'customer waits: asked'],
    [['us: Shall I book it?', 'customer: Yes please!'], 'customer waits: asked'],
    [['us: Shall I book it?', 'customer: Sounds good'], 'customer waits: agreed'],
    [['us: Please confirm the details.', 'customer: Perfect, thanks'], 'customer waits: agreed'],
    [['us: I can offer you the sea view room.', 'customer: 👍'], 'customer waits: agreed'],
    [['us: Which colour?', 'customer: green'], 'customer waits: answered'],
    [
      ['us: It was sent on Monday.', 'customer: It still has not arrived, this is ridiculous'],
      'customer waits: complained',
    ],
    [['us: How can I help?', 'customer: let me talk to a real person'], 'customer waits: wants_person'],
    [['us: Let me check with the workshop and get back to you.'], 'customer waits: we_promised'],
  ])('%j', (lines, expected) => expect(read('customer: Hello', ...lines)).toBe(expected))
})

it('a customer who wants to think it over is undecided', () => {
  expect(read('customer: Any rooms?', 'us: We have one. Shall I book it?', 'customer: Let me think about it')).toBe(
    'undecided customer',
  )
})

it('an open offer stays open while details are answered', () => {
  expect(
    read(
      'customer: Any rooms?',
      'us: I found a double room. Would you like it?',
      'customer: Is there wifi?',
      'us: Yes, it is free.',
    ),
  ).toBe('undecided offer')
})

it('who asked for a price and heard it has a decision to make', () => {
  expect(read('customer: What is the price of the premium plan?', 'us: It is 29 a month.')).toBe('undecided offer')
})

it('our own follow-ups open nothing: what was open before them still is', () => {
  expect(read('customer: A table please', 'us: For how many people?', 'follow-up: Hi, shall we go on?')).toBe(
    'missing: number of people',
  )
})

it('several messages in a row are one thought', () => {
  expect(
    read('customer: Hello', 'us: Your order has been placed.', 'customer: great', 'customer: but when does it arrive?'),
  ).toBe('customer waits: asked')
})

it('a conversation in which the customer never wrote is empty', () => {
  expect(read('us: Hello, how can I help?')).toBe('empty')
})

describe('the customer asked to be written to later', () => {
  const request = [
    'customer: Is the blue sofa still available?',
    'us: It is, for 890 €. Would you like to order it?',
    'customer: I need to measure first. Can you talk to me in 24 hours?',
    'acknowledgement: Of course! I will check back in with you tomorrow.',
  ]

  it('and was told so: nobody waits for us', () => {
    for (const more of [[], ['customer: thanks 👍'], ['follow-up: Hi, checking back in as you asked.']]) {
      expect(read(...request, ...more)).toMatch(/undecided|settled/)
    }
  })

  it('and said nothing else: it is up to the customer, or to the answer that we asked for', () => {
    const asked = ['customer: I am busy now, talk to me in 24 hours', 'acknowledgement: Of course!']
    expect(read(...asked, 'follow-up: Hi, checking back in as you asked.')).toBe('undecided customer')
    expect(read('us: Which colour would you like?', ...asked)).toBe('missing: colour')
  })

  it('but what was asked beside it still wants an answer', () => {
    expect(
      read(
        'us: The jacket is 120 €.',
        'customer: Is it waterproof? Please write to me tomorrow.',
        'acknowledgement: Of course! I will check back in with you tomorrow.',
      ),
    ).toBe('customer waits: asked')
  })
})
