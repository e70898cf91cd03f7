import { describe, expect, it } from 'vitest'
import { contextAsOf } from './context.ts'
import {
  DAY,
  Story,
  answered,
  assistant,
  claimed,
  customer,
  delivering,
  elapses,
  idle,
  sent,
  thanks,
  understood,
} from './stories/story.ts'

const asked = (story: Story, asOfSeq = story.seq) =>
  contextAsOf(story.entries, story.known, { asOfSeq, requestId: story.c.decision?.id ?? 'c_1/1/0' })

describe('the context of a decision', () => {
  it('holds the messages as of the sequence, our own sends among them, and nothing later', () => {
    const story = new Story().tell(...delivering, claimed, sent(), elapses('inactivity'))
    expect(asked(story).messages.map(({ author, text, sentByRelanceAs }) => [author, text, sentByRelanceAs])).toEqual([
      ['customer', 'Can I book a table?', undefined],
      ['assistant', 'Sure, when?', undefined],
      ['assistant', 'Still interested?', 'follow_up'],
    ])
    expect(asked(story, 2).messages).toHaveLength(2)
    expect(asked(story)).toMatchObject({ wanted: true, asOf: story.at, lastFollowUpAt: story.entries[7]?.at })
  })

  it('says that a request is not wanted any more', () => {
    const story = new Story().tell(...idle)
    const requestId = story.c.decision?.id ?? ''
    story.tell(thanks)
    expect(contextAsOf(story.entries, story.known, { asOfSeq: 3, requestId }).wanted).toBe(false)
  })

  it('holds at most 200 messages, the latest', () => {
    const story = new Story().tell(
      ...Array.from({ length: 150 }, (_, n) => [customer(`Question ${n}`), assistant(`Answer ${n}`)]).flat(),
    )
    expect(asked(story).messages).toHaveLength(200)
    expect(asked(story).messages.at(-1)?.text).toBe('Answer 149')
  })

  it('holds what is to be understood: what the customer wrote since we last did, up to the hint', () => {
    const story = new Story().tell(
      ...answered,
      customer('Can you write to me'),
      customer('tomorrow at ten?', { mayRequestFollowUp: true }),
      thanks,
    )
    expect(asked(story).toUnderstand.map(({ text }) => text)).toEqual(['Can you write to me', 'tomorrow at ten?'])
    story.tell(understood('requested', { inMs: DAY }))
    expect(asked(story).toUnderstand).toEqual([])
  })

  it('knows a contact who was never anything but a machine', () => {
    const robot = customer('Newsletter', { automated: true, expectsReply: false })
    expect(asked(new Story().tell(robot)).automated).toBe(true)
    expect(asked(new Story().tell(robot, customer('Hi'), robot)).automated).toBe(false)
    expect(asked(new Story().tell(assistant('Hello'))).automated).toBe(false)
  })
})
