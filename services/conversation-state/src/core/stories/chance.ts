/**
 * Moves by chance, for the property test: weighted so that conversations get deep, and plausible as to ids, because the other
 * services use those that the machine issued. Delivery claims as the real one does (I8): only where nothing but harmless
 * inputs came since its request.
 */
import { readCommandId } from '@relance/contracts/command-id'
import type { DecisionAction, DeliveryKind, DeliveryStatus, TimerName } from '@relance/contracts/words'
import type { StampedInput } from '@relance/contracts/input'
import * as tell from './story.ts'
import type { Move, Story } from './story.ts'

/** The move that `seed` (0 to 2^31) stands for in the story as it is. */
export function chanceMove(seed: number): Move {
  return (story) => {
    const dice = diceOf(seed)
    story.at += dice.pick(PASSES)
    if (dice.one(40)) story.settings = dice.pick(SETTINGS)
    return pickMove(dice, story)(story)
  }
}

/** What decisions are counted under. */
const RECEIPT = { facts: [], gates: [], credits: 1, engine: 'rules', policyVersion: 'v1' }

interface Dice {
  /** True once in `n`. */
  one(n: number): boolean
  pick<T>(from: readonly T[]): T
}

/** Rolls from one number (a linear congruential generator, Numerical Recipes' constants). */
function diceOf(seed: number): Dice {
  let state = (seed ^ 0x9e3779b9) >>> 0
  const roll = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) % n
  }
  return { one: (n) => roll(n) === 0, pick: (from) => from[roll(from.length)] as (typeof from)[number] }
}

const { SECOND, MINUTE, HOUR, DAY } = tell
const PASSES = [0, 0, 0, SECOND, 5 * SECOND, MINUTE, 5 * MINUTE, 25 * MINUTE, 3 * HOUR]
const SETTINGS = [
  tell.SETTINGS,
  { ...tell.SETTINGS, inactivityMs: 20 * SECOND },
  { ...tell.SETTINGS, autoFollowUps: false },
  { ...tell.SETTINGS, autoFollowUps: false, autoResolve: false },
  { ...tell.SETTINGS, transferToHuman: false, autoCsat: false },
  { ...tell.SETTINGS, spamProtection: false },
]

/** What is pending is answered in most cases, else time passes, and now and then somebody acts. */
function pickMove(dice: Dice, story: Story): Move {
  const c = story.state?.snapshot.context
  if (!c?.route) return dice.one(6) ? anything(dice, story) : somebodyWrites(dice, story)
  if (dice.one(5)) return anything(dice, story)
  if (c.delivery && !dice.one(4)) return aReport(dice, story)
  if (c.decision && !dice.one(4)) return aDecision(dice, c.decision.kind)
  if (!dice.one(3)) return anElapse(dice, story)
  return dice.one(2) ? somebodyWrites(dice, story) : somebodyActs(dice)
}

function anything(dice: Dice, story: Story): Move {
  return dice.pick([somebodyWrites, somebodyActs, aLateReport, aStaleElapse, aRepeat, aStatus])(dice, story)
}

function somebodyWrites(dice: Dice, _story: Story): Move {
  return dice.pick<Move>([
    tell.customer('Is it open?'),
    tell.customer('Is it open?', { sentAgoMs: 10 * MINUTE }),
    tell.thanks,
    tell.customer('Write to me tomorrow', { mayRequestFollowUp: true }),
    tell.customer('Remind me, thanks', { mayRequestFollowUp: true, expectsReply: false }),
    tell.customer('5', { expectsReply: false, loneRating: 5 }),
    tell.customer('I am out of office', { automated: true, expectsReply: false }),
    tell.customer('Cheap followers!', { spam: 'advertising', mayRequestFollowUp: dice.one(2) }),
    tell.customer('Hi', { saysNothing: true }),
    tell.assistant('Sure, when?'),
    tell.assistant('Sure, when?'),
    tell.assistant('Sure, when?'),
    tell.assistant('An hour ago', { sentAgoMs: HOUR }),
    tell.writes('person', 'Ana here', { name: 'Ana' }),
  ])
}

function somebodyActs(dice: Dice): Move {
  return dice.pick<Move>([
    tell.by('handover.taken'),
    tell.by('handover.returned'),
    tell.by('handover.returned'),
    tell.by('followup.cancelled'),
    tell.by('followup.skipped'),
    tell.by('followup.hastened'),
    tell.by('followup.hastened'),
    tell.by('followup.edited', { text: 'As Ana would say it' }),
    tell.by('followup.edited', { text: dice.pick(['', 'As Ben would say it']) }),
    tell.snoozes(dice.pick([HOUR, -HOUR, DAY])),
    tell.plansFollowUp(HOUR, 'As Ana wrote it'),
    tell.plansFollowUp(dice.pick([HOUR, -HOUR])),
    tell.by('followups.paused'),
    tell.by('followups.resumed'),
    tell.by('followups.resumed', { origin: 'c_2' }),
    tell.by('conversation.resolved'),
    tell.optsOut(dice.pick([undefined, 'c_2'])),
    () => ({ type: 'contact.opted_in', source: 'person' }),
    () => ({ type: 'contact.opted_in', source: 'person' }),
    tell.rates(dice.pick([1, 5, 7]), 'Nice'),
  ])
}

function aDecision(dice: Dice, kind: string): Move {
  if (kind === 'understand') {
    return dice.pick<Move>([
      tell.understood('requested', { inMs: dice.pick([HOUR, DAY]), acknowledgement: 'Of course!' }),
      tell.understood('requested', { inMs: dice.pick([MINUTE, -MINUTE]) }),
      tell.understood('withdrawn', { acknowledgement: 'As you like.' }),
      tell.understood('none'),
      tell.undecided,
    ])
  }
  if (kind === 'summarise') {
    return dice.pick<Move>([
      tell.summarised({ farewell: 'Bye!', csatQuestion: 'How was it?' }),
      tell.summarised({ csatQuestion: 'How was it?' }),
      tell.summarised(),
      tell.undecided,
    ])
  }
  const action = dice.pick<DecisionAction>([
    're_engage',
    're_engage',
    're_engage',
    'schedule',
    'schedule',
    'hand_over',
    'close',
  ])
  const draft = dice.one(8) ? { draft: '' } : {}
  const inMs = action === 'schedule' ? { inMs: dice.pick([2 * HOUR, 12 * HOUR, -HOUR]) } : {}
  const heldOut = action === 'close' && dice.one(2) ? { heldOut: true } : {}
  return dice.one(10)
    ? tell.undecided
    : tell.decided(action, {
        maxFollowUps: dice.pick([3, 3, 3, 2, 0]),
        receipt: RECEIPT,
        ...heldOut,
        ...draft,
        ...inMs,
      })
}

function aReport(dice: Dice, story: Story): Move {
  const pending = story.c.delivery
  if (!pending) return tell.thanks
  if (!pending.claimed) {
    if (!mayClaim(story)) return tell.suppressed('SUPERSEDED')
    return dice.one(4)
      ? tell.suppressed(dice.pick(['WINDOW_CLOSED', 'OPTED_OUT', 'CAPABILITY_OFF', 'SUPERSEDED']))
      : tell.claimed
  }
  return dice.pick<Move>([
    tell.sent(),
    tell.sent(),
    tell.sent(),
    tell.failed('RATE_LIMITED', { retryInMs: HOUR }),
    tell.failed('WINDOW_CLOSED'),
    tell.lost(),
    tell.suppressed('OPTED_OUT'),
    tell.claimed,
    tell.status('wamid-x', 'sent', { requestId: pending.id }),
  ])
}

/** Delivery's own rule (I8). */
function mayClaim(story: Story): boolean {
  const { delivery } = story.c
  if (!delivery) return false
  const askedAtSeq = readCommandId(delivery.id)?.seq ?? 0
  return story.entries.every((entry) => entry.seq <= askedAtSeq || isHarmless(entry, delivery.id, delivery.kind))
}

function isHarmless(entry: StampedInput, requestId: string, kind: DeliveryKind): boolean {
  if ('requestId' in entry && entry.requestId === requestId) return true
  if (entry.type === 'timer.elapsed' || entry.type === 'delivery.status_changed') return true
  if (kind !== 'acknowledgement') return false
  if (entry.type === 'message.sent') return entry.author === 'assistant'
  return entry.type === 'message.received' || entry.type === 'decision.made' || entry.type === 'decision.failed'
}

/** A report about any delivery that was ever asked for, also one that is over. A claim is not among them: see `mayClaim`. */
function aLateReport(dice: Dice, story: Story): Move {
  const requestId = dice.pick([...requestedDeliveries(story), 'c_1/1/1'])
  if (requestId === story.state?.snapshot.context.delivery?.id) return aReport(dice, story)
  return dice.pick<Move>([
    tell.sent({ requestId }),
    tell.suppressed('SUPERSEDED', { requestId }),
    tell.lost({ requestId }),
    tell.failed('WINDOW_CLOSED', { requestId }),
    tell.decided('re_engage', { requestId }),
  ])
}

function aStatus(dice: Dice, story: Story): Move {
  const requestId = dice.pick([undefined, undefined, ...requestedDeliveries(story)])
  const what = dice.pick<DeliveryStatus>(['sent', 'delivered', 'read', 'failed'])
  return tell.status(`wamid-${dice.pick([3, 5, 8, 13, 99])}`, what, requestId ? { requestId } : {})
}

function anElapse(dice: Dice, story: Story): Move {
  const armed = Object.entries(story.known.timers).flatMap(([name, { dueAt }]) =>
    dueAt === undefined ? [] : [name as TimerName],
  )
  return armed.length > 0 ? tell.elapses(dice.pick(armed)) : somebodyWrites(dice, story)
}

function aStaleElapse(dice: Dice, story: Story): Move {
  const name = dice.pick<TimerName>(['inactivity', 'follow_up', 'decision', 'delivery', 'closing'])
  const generation = (story.state?.timers[name]?.generation ?? 0) - 1
  return tell.elapsedOf(name, generation)
}

/** A message that was delivered before. */
function aRepeat(dice: Dice, story: Story): Move {
  const messages = story.entries.filter((entry) => entry.type === 'message.received' || entry.type === 'message.sent')
  if (messages.length === 0) return tell.thanks
  const { seq: _seq, at: _at, ...message } = dice.pick(messages)
  return () => message
}

function requestedDeliveries(story: Story): string[] {
  return story.requested.filter((id) => id.endsWith('/1'))
}
