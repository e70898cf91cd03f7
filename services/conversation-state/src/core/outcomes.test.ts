/** What is counted for a policy, told as stories: every fact once, with the event of the same input. */
import { OUTCOME_NOTED } from '@relance/contracts/event-types'
import type { Outcome, Receipt } from '@relance/contracts/words'
import { describe, expect, it } from 'vitest'
import { parseActorState } from './actor-state.ts'
import {
  type Move,
  Story,
  after,
  by,
  claimed,
  composing,
  customer,
  decided,
  elapses,
  idle,
  optsOut,
  sent,
  summarised,
  thanks,
} from './stories/story.ts'
import { toView } from './view.ts'

const DAY = 86_400_000
const receipt: Receipt = { facts: [], gates: [], credits: 1, engine: 'rules', policyVersion: 'v1' }
const optsIn: Move = () => ({ type: 'contact.opted_in', source: 'keyword' })
const toFollowUp = decided('schedule', { inMs: 3_600_000, receipt })
const atOnce = decided('re_engage', { receipt })
const toHoldOut = decided('close', { receipt, heldOut: true })
const closed = summarised()
const followed: Move[] = [...idle, toFollowUp, elapses('follow_up'), decided('re_engage'), claimed, sent()]
const heldOut: Move[] = [...idle, toHoldOut, closed]

/** What a story counted, move by move, as "followed decided". A count that is taken back has a minus. */
function countsOf(...moves: Move[]): string[] {
  const story = new Story()
  return moves.flatMap((move) => {
    const { seq } = story
    // Where only time goes by, the last input is still the one before.
    if (story.tell(move).seq === seq) return []
    return outcomesOf(story).map(({ arm, fact, amount }) => `${amount < 0 ? '-' : ''}${arm} ${fact}`)
  })
}

function outcomesOf({ last }: Story): Outcome[] {
  return (last?.commands ?? []).flatMap((command) => ('event' in command ? (command.event.outcomes ?? []) : []))
}

const FOLLOWED = ['followed decided', 'followed follow_up_sent']
const HELD_OUT = ['held_out decided']

describe('what is counted', () => {
  it.each<[string, Move[], string[]]>([
    ['a follow-up', followed, FOLLOWED],
    ['a follow-up that is written at once', [...idle, atOnce, claimed, sent()], FOLLOWED],
    [
      'who comes back after it',
      [...followed, after(DAY), thanks],
      [...FOLLOWED, 'followed returned', 'followed recovered'],
    ],
    ['who comes back before it', [...idle, toFollowUp, thanks], ['followed decided', 'followed returned']],
    [
      'who comes back twice, once',
      [...followed, thanks, thanks],
      [...FOLLOWED, 'followed returned', 'followed recovered'],
    ],
    ['nobody who comes back after 8 days', [...followed, after(8 * DAY), thanks], FOLLOWED],
    ['no machine', [...followed, customer('I am out of office.', { automated: true })], FOLLOWED],
    [
      'a second follow-up of the same episode, under the same decision',
      [...followed, elapses('inactivity'), atOnce, claimed, sent()],
      [...FOLLOWED, 'followed follow_up_sent'],
    ],
    ['who is held out', heldOut, HELD_OUT],
    [
      'who is held out and comes back',
      [...heldOut, after(DAY), thanks],
      [...HELD_OUT, 'held_out reopened', 'held_out returned', 'held_out recovered'],
    ],
    [
      'who is held out and comes back while it is being closed',
      [...idle, toHoldOut, thanks],
      [...HELD_OUT, 'held_out returned', 'held_out recovered'],
    ],
    ['nobody who is held out and comes back after 8 days', [...heldOut, after(8 * DAY), thanks], HELD_OUT],
    ['a hand-over', [...idle, decided('hand_over', { receipt })], ['otherwise decided', 'otherwise handed_over']],
    [
      'a takeover, once',
      [...followed, by('handover.taken'), by('handover.taken')],
      [...FOLLOWED, 'followed handed_over'],
    ],
    [
      'a close that was too early',
      [...idle, decided('close', { receipt }), closed, after(DAY), thanks],
      ['otherwise decided', 'otherwise reopened'],
    ],
    [
      'who comes back to opt out as no return',
      [...followed, thanks, optsOut()],
      [
        ...FOLLOWED,
        'followed returned',
        'followed recovered',
        'followed opted_out',
        '-followed returned',
        '-followed recovered',
      ],
    ],
    [
      'who comes back before a follow-up, and after it to opt out, as a return alone',
      [...idle, toFollowUp, thanks, elapses('inactivity'), atOnce, claimed, sent(), thanks, optsOut()],
      [
        'followed decided',
        'followed returned',
        'followed follow_up_sent',
        'followed recovered',
        'followed opted_out',
        '-followed recovered',
      ],
    ],
    [
      'who opts out, in, and out again, once',
      [...followed, optsOut(), optsIn, optsOut()],
      [...FOLLOWED, 'followed opted_out'],
    ],
    ['nobody who opts out after 8 days', [...followed, after(8 * DAY), optsOut()], FOLLOWED],
    [
      'a close that was too early, once, whatever closes the conversation later',
      [...idle, decided('close', { receipt }), closed, thanks, by('conversation.resolved'), closed, thanks],
      ['otherwise decided', 'otherwise reopened'],
    ],
    ['nothing where the decision names no policy', [...composing, decided('re_engage'), claimed, sent(), thanks], []],
  ])('%s', (_, moves, expected) => expect(countsOf(...moves)).toEqual(expected))

  it('begins anew with each episode', () => {
    const again: Move[] = [...heldOut, thanks, elapses('inactivity'), toHoldOut]
    expect(countsOf(...again).filter((fact) => fact === 'held_out decided')).toHaveLength(2)
  })

  it('names the policy of the first decision, whatever the instructions become', () => {
    const later = decided('re_engage', { receipt: { ...receipt, policyVersion: 'v2' } })
    const story = new Story().tell(...followed, elapses('inactivity'), later, claimed, sent())
    expect(outcomesOf(story)).toMatchObject([{ policyVersion: 'v1', fact: 'follow_up_sent' }])
  })
})

it('leaves with an event of its own, behind what the input leads to besides', () => {
  const typesOf = (...moves: Move[]) =>
    new Story()
      .tell(...moves)
      .last?.commands.map((command) => ('event' in command ? command.event.type : command.body.type))
  expect(typesOf(...idle, toFollowUp)).toEqual(['followup.scheduled', 'timer.arm', 'timer.cancel', OUTCOME_NOTED])
  expect(typesOf(...idle, atOnce)?.at(-1)).toBe(OUTCOME_NOTED)
})

it('a conversation that is held out is marked until it opens again, in its record too', () => {
  const story = new Story().tell(...heldOut)
  const stored = parseActorState(JSON.parse(JSON.stringify(story.known)))
  expect(stored).toEqual(JSON.parse(JSON.stringify(story.known)))
  expect(toView(stored, story.seq)).toMatchObject({ state: 'closed', heldOut: true })
  expect(toView(story.tell(thanks).known, story.seq)?.heldOut).toBeUndefined()
})

it('a record of an earlier release, which does not say when the customer was won back, is taken back too', () => {
  const story = new Story().tell(...followed, thanks)
  const old = JSON.parse(JSON.stringify(story.known))
  delete old.snapshot.context.trial.recoveredAt
  story.state = parseActorState(old)
  expect(outcomesOf(story.tell(optsOut())).map(({ fact, amount }) => [fact, amount])).toEqual([
    ['opted_out', 1],
    ['returned', -1],
    ['recovered', -1],
  ])
})
