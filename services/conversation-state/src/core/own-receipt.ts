/**
 * Why the machine itself did something or left it: silence that was closed without an analysis, people who were called, a plan that was
 * dropped, a wait that ran out. Made from the fold whenever the thread is read, so that nothing has to be kept for it.
 */
import type { StampedInput } from '@relance/contracts/input'
import type { Receipt } from '@relance/contracts/words'
import type { ActorState } from './actor-state.ts'
import type { Conversation } from './conversation.ts'
import { areFollowUpsUsedUp, isSpam } from './guards.ts'
import type { IssuedEvent } from './step.ts'
import { howLong, when } from './wording.ts'

type Gate = Receipt['gates'][number]

/** `before` and `after` are the states around the input, `event` is what the machine said of it. */
export function ownReceipt(before: ActorState, after: ActorState, input: StampedInput, event: IssuedEvent): Receipt {
  const known = before.snapshot.context
  const c = 'settings' in input ? { ...known, settings: input.settings } : known
  const cause = causeOf(input, event)
  return {
    facts: factsOf(c, input.at),
    gates: cause ? [cause] : checksOf(c),
    ...nextCheckOf(after),
    credits: 0,
    engine: 'rules',
    policyVersion: '',
  }
}

/** A receipt as it was recorded, with when this is looked at next. */
export function withNextCheck(receipt: Receipt | undefined, after: ActorState): Receipt | undefined {
  return receipt && { ...nextCheckOf(after), ...receipt }
}

/** The first timer that runs. */
function nextCheckOf({ timers }: ActorState): { nextCheckAt?: number } {
  const armed = Object.values(timers).flatMap(({ dueAt }) => (dueAt === undefined ? [] : [dueAt]))
  return armed.length > 0 ? { nextCheckAt: Math.min(...armed) } : {}
}

function factsOf(c: Conversation, at: number): Receipt['facts'] {
  const { plan, lastCustomerAt, lastAuthor } = c
  return [
    { name: 'silent for', value: howLong(Math.max(0, at - c.silentSince)) },
    { name: 'last message by', value: lastAuthor ?? 'nobody' },
    { name: 'customer last wrote', value: lastCustomerAt === undefined ? 'never' : when(lastCustomerAt, '') },
    { name: 'handled by', value: HANDLED_BY[c.handledBy] },
    { name: 'follow-ups sent', value: `${c.total} (${c.unanswered} since the customer last wrote)` },
    ...(plan ? [{ name: 'planned', value: when(plan.dueAt, plan.zone) }] : []),
  ]
}

const HANDLED_BY = { ai: 'the AI', human: 'a person', waiting_for_human: 'people, who were called' } as const

/** What came from outside the rules: a deadline that passed, or something that somebody wrote or said. */
function causeOf(input: StampedInput, { detail }: IssuedEvent): Gate | undefined {
  switch (input.type) {
    case 'decision.failed':
      return forbids('decision', input.detail || input.code, 'decision')
    case 'message.received':
    case 'message.sent':
    case 'contact.opted_out':
      return forbids('nothing came since', detail, 'Relance: a plan ends with what comes before it is due')
    case 'timer.elapsed':
      if (input.name === 'inactivity' || input.name === 'follow_up') return undefined
      return forbids('still in time', detail, 'Relance: every wait has a deadline')
    default:
      return undefined
  }
}

/** What a follow-up of our own accord must pass before anything is analysed or sent. */
function checksOf(c: Conversation): Gate[] {
  const most = c.maxFollowUps
  const checks: [name: string, forbidding: string | false | undefined, source: string][] = [
    ['capability', !c.settings.autoFollowUps && 'Auto Follow-ups is off', SETTINGS],
    ['who handles it', c.handledBy !== 'ai' && `in the hands of ${HANDLED_BY[c.handledBy]}`, PEOPLE],
    ['cancelled', c.leftToPerson && 'a person cancelled the follow-up', PEOPLE],
    ['consent', c.optedOut ? 'the contact opted out' : c.paused && 'follow-ups are paused', "contact's record"],
    ['robot', c.automated && 'a machine wrote the last message', 'default'],
    ['spam', isSpam(c) && `it looks like spam: ${c.spam}`, SETTINGS],
    ['who owes whom', c.customerWaits && 'we owe the customer an answer', 'default'],
    ['most follow-ups', areFollowUpsUsedUp(c) && `${c.total} of ${most} are used up`, 'the policy'],
  ]
  return checks.map(([name, forbidding, source]) =>
    forbidding ? forbids(name, forbidding, source) : { name, verdict: 'passed', detail: '', source },
  )
}

const SETTINGS = "assistant's settings"
const PEOPLE = 'what people did'

function forbids(name: string, detail: string, source: string): Gate {
  return { name, verdict: 'vetoed', detail, source }
}
