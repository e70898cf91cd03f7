/** Who says and does what, and when: all of it follows from the seed. */
import { type AccountId, GATEWAY, TIMES, WHATSAPP } from './accounts.ts'
import type { Random } from './random.ts'

/** What a person of the tenant's does to a conversation. */
export const AGENT_ACTS = [
  'take_over',
  'hand_back',
  'resolve',
  'cancel',
  'edit',
  'snooze',
  'skip',
  'send_now',
  'request',
] as const
export type AgentAct = (typeof AGENT_ACTS)[number]

/** Something that reaches Relance from outside. Instants are ms since the load began. */
export type Act =
  | {
      type: 'message'
      at: number
      author: 'customer' | 'assistant' | 'person'
      account: AccountId
      contact: string
      messageId: string
      text: string
      /** How long before its arrival it was written. */
      lateMs: number
      /** It arrives a second time so much later. */
      againAfterMs: number | undefined
    }
  | { type: 'agent'; at: number; act: AgentAct; account: AccountId; contact: string; requestId: string }

export interface Plan {
  acts: Act[]
  conversations: number
  durationMs: number
}

const SMALL_TALK = [
  'Let me see what I have on that day.',
  'Friday would be fine, I think.',
  'I am looking at the calendar.',
  'It is for two people.',
  'I was there last year with my sister.',
]
const QUESTION = 'Which day and time would you prefer?'
const DUPLICATED = 0.1
const LATE = 0.04
const REORDERED = 0.05

/** Conversations that together bring `perSecond` messages over the time; each begins somewhere within it. */
export function planLoad(random: Random, { durationMs, perSecond }: { durationMs: number; perSecond: number }): Plan {
  const wanted = Math.round((durationMs / 1_000) * perSecond)
  const acts: Act[] = []
  let conversations = 0
  while (acts.length < wanted) {
    const own = random.fork(`conversation ${conversations}`)
    // Some begin before the time does, so that it is as busy in the beginning as later on.
    const beginsAt = own.between(-RAMP_MS, durationMs)
    acts.push(
      ...planConversation(own, conversations++, beginsAt, durationMs).filter(({ at }) => at >= 0 && at < durationMs),
    )
  }
  return { acts: acts.sort((a, b) => a.at - b.at), conversations, durationMs }
}

const RAMP_MS = 12_000

function planConversation(random: Random, number: number, beginsAt: number, endsAt: number): Act[] {
  const account = random.chance(0.5) ? WHATSAPP : GATEWAY
  const contact = account === WHATSAPP ? `34600${String(number).padStart(6, '0')}` : `customer ${number}`
  const acts: Act[] = []
  let at = beginsAt
  let said = 0

  const say = (author: 'customer' | 'assistant' | 'person', text: string) => {
    const lateMs = random.chance(LATE) ? random.between(1_000, 8_000) : 0
    acts.push({
      type: 'message',
      at: at + lateMs + (random.chance(REORDERED) ? random.between(300, 1_500) : 0),
      author,
      account,
      contact,
      messageId: `${contact}/${said++}`,
      text,
      lateMs,
      againAfterMs: random.chance(DUPLICATED) ? random.between(0, 6_000) : undefined,
    })
  }
  const act = (what: AgentAct) =>
    acts.push({ type: 'agent', at, act: what, account, contact, requestId: `${number}-${acts.length}-${what}` })

  const rounds = random.whole(1, 4)
  for (let round = 0; round < rounds && at < endsAt; round++) {
    say('customer', 'I would like to book a table.')
    for (let exchange = random.whole(1, 6); exchange > 0; exchange--) {
      at += random.between(100, 700)
      say('assistant', `Gladly! ${QUESTION}`)
      at += random.between(100, 700)
      say('customer', random.pick(SMALL_TALK))
    }
    at += random.between(50, 400)
    const ending = random.weighted({ asked: 88, waiting: 6, over: 6 })
    if (ending === 'over') say('customer', 'Thanks, bye!')
    else if (ending === 'asked') say('assistant', `Of course. ${QUESTION}`)
    const { inactivityMs, firstAfterMs, minSpacingMs } = TIMES[account]
    // Where the race is: about when a follow-up is being decided, composed, claimed and sent.
    const follows =
      Math.max(inactivityMs, firstAfterMs) + (random.chance(0.3) ? Math.max(inactivityMs, minSpacingMs) : 0)
    at += follows + random.between(-400, 500)
    const next = random.weighted({
      reply: 50,
      silence: 12,
      take_over: 7,
      person: 5,
      cancel: 7,
      edit: 4,
      snooze: 3,
      skip: 3,
      send_now: 3,
      request: 3,
      opt_out: 3,
      resolve: 3,
    })
    switch (next) {
      case 'reply':
        break
      case 'silence':
        return acts
      case 'opt_out':
        say('customer', 'STOP')
        return acts
      case 'take_over':
        act('take_over')
        at += random.between(500, 4_000)
        if (random.chance(0.3)) say('person', `It is me, a person. ${QUESTION}`)
        if (!random.chance(0.5)) return acts
        act('hand_back')
        at += random.between(200, 2_000)
        break
      case 'person':
        say('person', `I answer from my phone. ${QUESTION}`)
        at += random.between(500, 2_500)
        if (random.chance(0.5)) act('hand_back')
        at += random.between(200, 2_000)
        break
      default:
        act(next)
        at += random.between(800, 5_000)
    }
  }
  return acts
}
