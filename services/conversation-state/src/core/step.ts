/**
 * The fold (I2): one input in, the next state and what is to leave after the commit out.
 *
 * Command ids (`command-id.ts` of contracts) have fixed slots: 0 a decision, 1 a delivery, from 2 on events and timers in
 * the order of issue, and what is counted comes last. An input that means nothing here gives the same state and no commands.
 */
import type { CommandBody } from '@relance/contracts/command'
import { commandIdOf } from '@relance/contracts/command-id'
import type { StampedInput } from '@relance/contracts/input'
import { OUTCOME_NOTED } from '@relance/contracts/event-types'
import type { Outcome as Counted } from '@relance/contracts/words'
import { transition } from 'xstate'
import { type ActorState, MACHINE, SCHEMA } from './actor-state.ts'
import { type Conversation, unopenedConversation } from './conversation.ts'
import { keepDeadlines } from './deadlines.ts'
import { conversationMachine } from './machine.ts'
import { interpret, outsideIdOf } from './occurrence.ts'
import { remember } from './recent.ts'
import { ACCEPTED, type Outcome, isHeededAllTheSame, outcomeOf } from './refusals.ts'
import type { Issue } from './turn.ts'

/** The conversation's place in the engine. */
export interface ConversationAddress {
  tenant: string
  conversation: string
}

/** An event to publish; the shell adds the view, the address and the instant of the input. */
export interface IssuedEvent {
  type: string
  /** What happened, in one plain sentence. */
  detail: string
  /** Number of the follow-up concerned, from 1; 0 where none is. */
  attempt: number
  /** Conversation in which the contact's consent changed, where this is not the one: such an event is not fanned out. */
  origin?: string
  /** What is counted with it. */
  outcomes?: Counted[]
}

/** What leaves after the commit. `notAfter` is in ms since the epoch. */
export type IssuedCommand = { id: string; notAfter: number; body: CommandBody } | { id: string; event: IssuedEvent }

export interface Step {
  state: ActorState
  commands: IssuedCommand[]
  outcome: Outcome
}

/** Arming and cancelling a timer stays right for long: the generation tells whether it is wanted. */
const TIMER_COMMAND_MS = 30 * 86_400_000

/**
 * Folds one input. "Now" is `input.at`, and the same inputs give the same state and the same command ids. `state` is absent
 * for a conversation of which nothing was folded yet. Events are issued only once a message opened the conversation.
 */
export function step(state: ActorState | undefined, address: ConversationAddress, input: StampedInput): Step {
  const before = state ?? unopened(address, input.at)
  const occurrence = interpret(before, input)
  if (!occurrence) return { state: before, commands: [], outcome: ACCEPTED }

  const conversation = withFreshSettings(before.snapshot.context, input)
  const outcome = outcomeOf(standingOf(before), conversation, occurrence)
  if (!isHeededAllTheSame(occurrence, outcome)) return { state: before, commands: [], outcome }

  const snapshot = conversationMachine.resolveState({ value: before.snapshot.value, context: { conversation } })
  const [next, actions] = transition(chart, snapshot, occurrence)
  const value = next.value as ActorState['snapshot']['value']
  const context = next.context.conversation

  const armed = input.type === 'timer.elapsed' ? disarmed(before.timers, input.name) : before.timers
  const { timers, commands: timerCommands } = keepDeadlines(topOf(value), context, armed)
  const issued = actions.flatMap((action) => (action.type === 'issue' ? [action.params as unknown as Issue] : []))
  const outsideId = outsideIdOf(input)
  return {
    state: {
      ...before,
      machine: MACHINE,
      snapshot: { value, context },
      timers,
      recent: outsideId === undefined ? before.recent : remember(before.recent, outsideId),
    },
    commands: numbered(before.address, input, context, issued, timerCommands),
    outcome,
  }
}

/**
 * The machine as `transition` asks for it. XState makes an actor for every transition, which begins the machine anew and throws
 * that beginning away; one that begins where it rests costs nothing.
 */
const resting = conversationMachine.resolveState({
  value: 'closed',
  context: { conversation: unopenedConversation(0) },
})
const chart: typeof conversationMachine = Object.create(conversationMachine, {
  getInitialSnapshot: { value: () => resting },
})

/** The top-level state: active, idle, followUpScheduled, closing or closed. */
export function standingOf(state: ActorState): string {
  return topOf(state.snapshot.value)
}

function topOf(value: ActorState['snapshot']['value']): string {
  return typeof value === 'string' ? value : (Object.keys(value)[0] ?? 'closed')
}

function unopened(address: ConversationAddress, at: number): ActorState {
  const { tenant, conversation } = address
  return {
    schema: SCHEMA,
    machine: MACHINE,
    address: { tenant, conversation },
    snapshot: { value: 'closed', context: unopenedConversation(at) },
    timers: {},
    recent: '',
  }
}

/** Settings are stamped at the edge, freshly, so that a switch holds for what was planned before. */
function withFreshSettings(conversation: Conversation, input: StampedInput): Conversation {
  switch (input.type) {
    case 'message.received':
    case 'message.sent':
      return { ...conversation, settings: input.settings, route: input.route }
    case 'timer.elapsed':
      return { ...conversation, settings: input.settings }
    default:
      return conversation
  }
}

function disarmed(timers: ActorState['timers'], name: keyof ActorState['timers']): ActorState['timers'] {
  return { ...timers, [name]: { generation: timers[name]?.generation ?? 0 } }
}

/** A decision or a delivery that the same input made void again does not leave. */
function numbered(
  { conversation }: ConversationAddress,
  input: StampedInput,
  c: Conversation,
  issued: Issue[],
  timerCommands: CommandBody[],
): IssuedCommand[] {
  const idOf = (n: number) => commandIdOf(conversation, input, n)
  const commands: IssuedCommand[] = []
  for (const [slot, type, pending] of [
    [0, 'decision', c.decision],
    [1, 'delivery', c.delivery],
  ] as const) {
    const request = issued.findLast((issue) => issue.type === type)
    const id = idOf(slot)
    if (request?.type === type && pending?.id === id)
      commands.push({ id, notAfter: request.notAfter, body: request.body })
  }
  let n = 2
  for (const issue of issued) if (issue.type === 'event') commands.push({ id: idOf(n++), event: issue.event })
  for (const body of timerCommands) commands.push({ id: idOf(n++), notAfter: input.at + TIMER_COMMAND_MS, body })
  const outcomes = issued.flatMap((issue) => (issue.type === 'outcome' ? [issue.outcome] : []))
  // An event of its own, so that whoever counts is not handed all the others.
  if (outcomes.length > 0) {
    const event = { type: OUTCOME_NOTED, detail: 'Counted for the policy.', attempt: 0, outcomes }
    commands.push({ id: idOf(n++), event })
  }
  return commands
}
