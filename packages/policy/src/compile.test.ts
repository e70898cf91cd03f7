import { describe, expect, it } from 'vitest'
import { compilePolicy } from './compile.ts'
import { limitTexts } from './limit-texts.ts'

/** The limits that a text sets, in words, without the defaults. */
function limitsOf(instructions: string): string[] {
  return limitTexts(compilePolicy(instructions))
    .filter(({ source }) => source !== 'default')
    .map(({ name, value }) => `${name}: ${value}`)
}

describe('a sentence becomes a limit', () => {
  it.each([
    ['Never follow up more than 3 times total.', 'maxFollowUps: 3'],
    ['At most two follow-ups.', 'maxFollowUps: 2'],
    ['Never more than 3.', 'maxFollowUps: 3'],
    ['Follow up only once', 'maxFollowUps: 1'],
    ['Stop after 2 unanswered messages.', 'maxFollowUps: 2'],
    ['Do not follow up.', 'maxFollowUps: 0'],
    ['Space follow-ups at least 12 hours apart', 'minSpacing: 12 hours'],
    ['Wait at least one day between follow-ups.', 'minSpacing: 1 day'],
    ['No more than one follow-up per day.', 'minSpacing: 1 day'],
    ['Wait 3 hours before the first follow-up.', 'firstAfter: 3 hours'],
    ['Only follow up during business hours (9 AM to 6 PM)', 'allowedHours: every day 9 AM to 6 PM'],
    ['Follow up during office hours only.', 'allowedHours: Mon to Fri 9 AM to 6 PM'],
    ['Only message Monday to Friday, 10:00-19:00.', 'allowedHours: Mon to Fri 10 AM to 7 PM'],
    ["Don't message customers between 10 PM and 8 AM.", 'allowedHours: every day 8 AM to 10 PM'],
    ['Never send follow-ups on Sundays', 'allowedHours: Mon to Sat 9 AM to 8 PM'],
    [
      'After 2 tries with no response, schedule the next follow-up for the nearest morning (9 AM) or evening (6 PM), whichever comes first.',
      'preferredTimes: 9 AM or 6 PM, after 2 tries',
    ],
    ['no more than 2 sentences', 'maxSentences: 2'],
    ['Keep messages to one sentence.', 'maxSentences: 1'],
    ['On the final follow-up, offer a 10% discount code.', 'incentive: follow-up final: offer a 10% discount code'],
    ['On the second follow-up, mention our free trial', 'incentive: follow-up 2: mention our free trial'],
    ['If the customer mentioned a complaint, transfer to a human instead', 'handOverWhen: the customer complains'],
    ['If they ask for a refund, escalate to a human.', 'handOverWhen: the customer mentions refund'],
    ['Close immediately if the customer said goodbye', 'closeWhen: the customer said goodbye'],
  ])('%s', (sentence, limit) => expect(limitsOf(sentence)).toEqual([limit]))
})

it.each([
  'Use a casual, friendly tone',
  'Please be polite and never pushy.',
  'Use at most 1 emoji.',
  'Our shop opens in 1998.',
])('"%s" is left to the model', (sentence) => {
  expect(limitsOf(sentence)).toEqual([])
  expect(compilePolicy(sentence).leftToModel).toEqual([sentence])
})

it('quotes the sentence that each limit came from, word by word', () => {
  const policy = compilePolicy('- Be kind.\n- Never follow up more than 2 times.\n- no more than 1 sentence')
  expect(policy.maxFollowUps).toEqual({ value: 2, source: 'Never follow up more than 2 times.' })
  expect(policy.maxSentences?.source).toBe('no more than 1 sentence')
  expect(policy.leftToModel).toEqual(['Be kind.'])
})

it('lets what was set by hand win', () => {
  const policy = compilePolicy('Never follow up more than 2 times.', { maxFollowUps: 5, anyHour: true })
  expect(policy.maxFollowUps).toEqual({ value: 5, source: 'set by hand' })
  expect(limitTexts(policy)).toContainEqual({
    name: 'allowedHours',
    value: 'every day, any hour',
    source: 'set by hand',
  })
})

describe('contradictions are said', () => {
  it('two caps: the stricter holds', () => {
    const policy = compilePolicy('Never follow up more than 3 times. At most 5 follow-ups.')
    expect(policy.maxFollowUps.value).toBe(3)
    expect(policy.conflicts).toEqual([expect.stringContaining('3 holds')])
  })

  it('a preferred time outside the allowed hours', () => {
    const policy = compilePolicy('Only follow up between 10 AM and 4 PM. Schedule the next follow-up for 6 PM.')
    expect(policy.conflicts).toEqual([expect.stringContaining('6 PM')])
  })

  it('an offer on a follow-up that never comes', () => {
    expect(
      compilePolicy('At most 1 follow-up. On the second follow-up, mention our free trial.').conflicts,
    ).toHaveLength(1)
  })

  it('none where sentences narrow each other', () => {
    const policy = compilePolicy('Only message between 9 AM and 6 PM. Never follow up on weekends.')
    expect(policy.conflicts).toEqual([])
    expect(limitTexts(policy)).toContainEqual(expect.objectContaining({ value: 'Mon to Fri 9 AM to 6 PM' }))
  })
})

it('gives equal policies equal versions, and different ones different versions', () => {
  const once = compilePolicy('At most 2 follow-ups.')
  expect(compilePolicy('At most 2 follow-ups.').version).toBe(once.version)
  expect(compilePolicy('At most 3 follow-ups.').version).not.toBe(once.version)
})
