/** What must hold after every step of a story; for the property test. */
import { armedTimers } from '../deadlines.ts'
import { type Conversation, unopenedConversation } from '../conversation.ts'
import { areBothSwitchesOff } from '../guards.ts'
import { parseActorState } from '../actor-state.ts'
import type { IssuedCommand } from '../step.ts'
import type { Story } from './story.ts'

/** With all texts at their limits a record is far below a message's limit in the broker; typical ones have 1.5 KB. */
const STATE_BYTES = 24_000

/** Gives a check to call after each move. What the story went through is added to `seen`. */
export function checkEveryStep(story: Story, seen: Set<string>): () => void {
  let c: Conversation = unopenedConversation(story.at)
  let standing = 'closed'
  let seq = 0
  const engine = new Map<string, number>()
  const ids = new Set<string>()
  /** Follow-ups that went out or may have, by what the inputs say, in this episode. */
  const went = new Set<string>()
  let cap = Number.NEGATIVE_INFINITY

  return () => {
    if (story.seq === seq || !story.last) return
    seq = story.seq
    const input = story.entries[story.entries.length - 1]
    if (!input) return
    const { commands, outcome } = story.last
    const was = c
    const stood = standing
    c = story.c
    standing = story.standing

    if (standing !== stood) seen.add(`${stood} → ${standing}`)
    if (c.episode !== was.episode) {
      seen.add(`episode ${c.episode}`)
      went.clear()
      cap = Number.NEGATIVE_INFINITY
    }
    look(seen, input, was, stood, c, standing, story)

    // Commands have their own ids, and at most one decision and one delivery come out of an input.
    for (const { id } of commands) {
      if (ids.has(id)) throw new Error(`Command id ${id} was issued twice.`)
      ids.add(id)
    }
    const bodies = commands.flatMap((command) => ('body' in command ? [command.body] : []))
    const deliveries = bodies.filter((body) => body.type === 'delivery.request')
    const requests = bodies.filter((body) => body.type === 'decision.request')
    must(deliveries.length <= 1 && requests.length <= 1, 'One decision and one delivery at most.')
    must(c.episode > 0 || commands.length === 0, 'Nothing leaves before a message opened the conversation.')
    must(
      outcome.accepted || commands.length === 0 || outcome.reason === 'FOLLOW_UP_BEING_SENT',
      'Refused, and yet something left.',
    )

    // What was claimed is not asked for again, and nothing is put beside it.
    if (was.delivery?.claimed && deliveries.length > 0) {
      const isReport = 'requestId' in input && input.requestId === was.delivery.id
      must(
        isReport || (input.type === 'timer.elapsed' && input.name === 'delivery'),
        'A second delivery beside a claimed one.',
      )
    }

    // "Never more than N": by the machine's count, and by the inputs'.
    if (
      input.type === 'decision.made' &&
      input.requestId === was.decision?.id &&
      was.decision.kind !== 'summarise' &&
      was.decision.kind !== 'understand'
    ) {
      // A limit that is lowered does not call back what went out before.
      cap = Math.max(cap, input.maxFollowUps, was.total)
    }
    if (input.type === 'delivery.claimed' && input.kind === 'follow_up' && input.requestId === was.delivery?.id)
      went.add(input.requestId)
    if ((input.type === 'delivery.failed' || input.type === 'delivery.suppressed') && 'requestId' in input)
      went.delete(input.requestId)
    if (
      input.type === 'delivery.status_changed' &&
      input.status === 'failed' &&
      was.inDoubt.some(({ id }) => id === input.requestId)
    )
      went.delete(input.requestId ?? '')
    const afterAll = sentAfterAll(was, input)
    if (afterAll && afterAll.episode === c.episode) {
      // What went out although that was denied cannot be called back either: what came in its place may be beyond the limit.
      went.add(afterAll.id)
      cap = Math.max(cap, went.size, was.total + 1)
    }
    if (cap >= 0) {
      must(c.total <= cap, `${c.total} follow-ups count, ${cap} are allowed.`)
      must(went.size <= cap, `${went.size} follow-ups went out, ${cap} are allowed.`)
    }
    must(c.unanswered <= c.total, 'More unanswered follow-ups than follow-ups.')
    for (const delivery of deliveries) {
      if (delivery.kind === 'follow_up') {
        must(
          c.handledBy === 'ai' && !c.optedOut && !c.paused,
          'A follow-up although a person handles it, or it is forbidden.',
        )
        must(delivery.attempt <= (c.maxFollowUps ?? Number.POSITIVE_INFINITY), 'A follow-up beyond the limit.')
        must(delivery.text !== '', 'A follow-up without a text.')
        must(
          !c.plan?.edited || (delivery.text === c.plan.draft && delivery.writtenByPerson),
          "A person's text was replaced.",
        )
      } else {
        must(
          c.handledBy === 'ai' && !c.optedOut,
          `A message (${delivery.kind}) although a person handles it or the contact opted out.`,
        )
      }
    }

    // Who owes whom: the AI does not nudge a customer who waits for us, nobody is closed while waiting, people are alerted once.
    const nudge = deliveries.find(
      ({ kind, promised, writtenByPerson }) => kind === 'follow_up' && !promised && !writtenByPerson,
    )
    must(!nudge || c.plan?.source !== 'ai' || !c.customerWaits, 'The AI nudges a customer who waits for us.')
    if (standing === 'closed' && ['active', 'idle', 'followUpScheduled'].includes(stood)) {
      must(!was.customerWaits, 'Closed quietly while the customer waited for us.')
    }
    const repeated = commands.some(
      (command) => 'event' in command && command.event.detail === was.alert && WAITS.test(was.alert),
    )
    must(!repeated, 'People were alerted twice of the same customer who waits.')

    // A person's text is never overwritten.
    if (was.plan?.edited && c.plan?.id === was.plan.id && input.type !== 'followup.edited') {
      must(c.plan.draft === was.plan.draft && c.plan.edited, "A person's text was overwritten.")
    }

    // A promise ends only in the ways in which a promise ends.
    if (was.plan?.source === 'customer' && c.plan?.id !== was.plan.id) {
      const isLeftToPeople = commands.some((command) => 'event' in command && command.event.type === 'people.alerted')
      must(
        ENDS_A_PROMISE.has(input.type) || c.optedOut || isLeftToPeople || isReportOf(was, input),
        `A promise ended by ${input.type}.`,
      )
    }

    // I7: whatever is waited for has its deadline.
    const armed = new Map(armedTimers(story.known).map((timer) => [timer.name, timer.dueAt]))
    must(!c.decision || armed.has('decision'), 'A decision without a deadline.')
    must(!c.delivery || armed.has('delivery'), 'A delivery without a deadline.')
    const isSomethingPending = c.decision !== undefined || c.delivery !== undefined
    switch (standing) {
      case 'active': {
        const staysOpen = c.alert !== undefined || areBothSwitchesOff(c.settings)
        must(armed.has('inactivity') || isSomethingPending || staysOpen, 'Active without an inactivity timer.')
        must(!c.plan || armed.has('follow_up') || isSomethingPending, 'A plan without a due time.')
        must(
          c.decision === undefined || c.decision.kind === 'understand',
          'Active, and a decision that is not about a message.',
        )
        break
      }
      case 'idle':
        must(isSomethingPending, 'Idle, and nothing is awaited.')
        break
      case 'followUpScheduled':
        must(c.plan !== undefined, 'Scheduled, and no plan.')
        must(armed.has('follow_up') || isSomethingPending, 'A plan without a due time.')
        break
      case 'closing':
        must(armed.has('closing') && isSomethingPending, 'Closing, and nothing is awaited.')
        must(c.plan === undefined, 'Closing, and a plan.')
        break
      case 'closed':
        must(armed.size === 0 && !isSomethingPending && !c.plan, 'Closed, and something is awaited.')
        must(
          bodies.every((body) => body.type === 'timer.cancel'),
          'Something left after the close.',
        )
        break
      default:
        must(false, `There is no state ${standing}.`)
    }

    // The engine's timers are those that the state says, and no generation is used twice.
    for (const command of commands) turnEngine(engine, command)
    if (input.type === 'timer.elapsed') engine.delete(`${input.name}/${input.generation}`)
    const expected = armedTimers(story.known).map(({ name, generation }) => `${name}/${generation}`)
    must(
      expected.length === engine.size && expected.every((key) => engine.has(key)),
      'Other timers are armed than the state says.',
    )

    if (seq % 16 === 0) {
      const json = JSON.stringify(story.state)
      must(json.length < STATE_BYTES, `The state has ${json.length} characters.`)
      must(
        JSON.stringify(sorted(parseActorState(JSON.parse(json)))) === JSON.stringify(sorted(story.state)),
        'A round trip through JSON changed the state.',
      )
    }
  }
}

const WAITS = /is waiting for an answer/

const ENDS_A_PROMISE: ReadonlySet<string> = new Set([
  'request.understood',
  'followup.cancelled',
  'followup.skipped',
  'followup.requested',
  'contact.opted_out',
  'conversation.resolved',
])

/** The follow-up that was reported as not sent, and of which this says that it was sent. */
function sentAfterAll(was: Conversation, input: Story['entries'][number]): Conversation['unsent'][number] | undefined {
  const tells =
    input.type === 'delivery.succeeded' || (input.type === 'delivery.status_changed' && input.status !== 'failed')
  return tells ? was.unsent.find(({ id }) => id === input.requestId) : undefined
}

function isReportOf(was: Conversation, input: Story['entries'][number]): boolean {
  if (was.plan && sentAfterAll(was, input)?.plan === was.plan.id) return true
  if (!was.delivery || was.delivery.plan !== was.plan?.id) return false
  return (
    ('requestId' in input && input.requestId === was.delivery.id) ||
    (input.type === 'timer.elapsed' && input.name === 'delivery')
  )
}

function turnEngine(engine: Map<string, number>, command: IssuedCommand): void {
  if (!('body' in command)) return
  const { body } = command
  if (body.type === 'timer.arm') {
    const key = `${body.name}/${body.generation}`
    must(!engine.has(key), `Timer ${key} was armed twice.`)
    engine.set(key, body.dueAt)
  }
  if (body.type === 'timer.cancel') engine.delete(`${body.name}/${body.generation}`)
}

function look(
  seen: Set<string>,
  input: Story['entries'][number],
  was: Conversation,
  stood: string,
  c: Conversation,
  standing: string,
  story: Story,
): void {
  const events = (story.last?.commands ?? []).flatMap((command) => ('event' in command ? [command.event.type] : []))
  const deliveries = (story.last?.commands ?? []).flatMap((command) =>
    'body' in command && command.body.type === 'delivery.request' ? [command.body] : [],
  )
  if (c.total === 3 && was.total === 2) seen.add('follow-up 3 claimed')
  if (c.maxFollowUps !== undefined && c.total >= c.maxFollowUps && standing === 'closing' && stood === 'idle')
    seen.add('follow-ups used up')
  if (was.plan?.source === 'customer') {
    if (input.type === 'message.received' && c.plan?.id === was.plan.id) seen.add('a promise survived a message')
    if (events.includes('followup.sent')) seen.add('a promise was sent')
    if (events.includes('people.alerted') && !c.plan) seen.add('a promise was left to people')
  }
  if (deliveries.some((body) => body.writtenByPerson)) seen.add('an edited text was sent')
  if (deliveries.some((body) => body.kind === 'acknowledgement') && input.type === 'delivery.suppressed')
    seen.add('an acknowledgement was asked for again')
  if (
    input.type === 'delivery.succeeded' &&
    was.delivery?.id === input.requestId &&
    was.lastAuthor === 'customer' &&
    stood === 'active'
  )
    seen.add('a claim after the customer wrote')
  if (input.type === 'message.received' && story.last?.commands.length === 0 && c === was)
    seen.add('a message was repeated')
  if (input.type === 'timer.elapsed' && c === was) seen.add('a stale timer elapsed')
  if (was.plan && !c.plan && sentAfterAll(was, input)) seen.add('a plan was dropped that had been sent after all')
  if (c.inDoubt.length < was.inDoubt.length && c.episode === was.episode) seen.add('a doubt was settled')
  if (events.includes('csat.rated') && stood === 'closed') seen.add('a rating in closed')
  if (stood === 'closing' && standing === 'active' && c.handledBy === 'human') seen.add('a takeover while closing')
  if (
    input.type === 'followup.cancelled' &&
    story.last?.outcome.accepted === false &&
    story.last.outcome.reason === 'FOLLOW_UP_BEING_SENT'
  )
    seen.add('a cancel came too late')
}

/** With the keys of all records in one order, since validation reorders them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, field]): [string, unknown] => [key, sorted(field)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}
