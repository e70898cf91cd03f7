/**
 * Stories for the tests of the machine: a conversation, told move by move. A move is what somebody does at the story's
 * "now"; ids of requests and generations of timers are those that the machine issued, as the real services would use them.
 */
import { commandIdOf } from '@relance/contracts/command-id'
import type { CommandBody } from '@relance/contracts/command'
import type { Input, StampedInput } from '@relance/contracts/input'
import type { Author, DecisionAction, DeliveryStatus, EdgeSettings, Route, TimerName } from '@relance/contracts/words'
import type { ActorState } from '../actor-state.ts'
import type { Conversation } from '../conversation.ts'
import type { IssuedCommand, Step } from '../step.ts'
import { standingOf, step } from '../step.ts'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** Tue 3 Nov 2026, 10:00 UTC. */
export const START = Date.UTC(2026, 10, 3, 10)

export const ADDRESS = { tenant: 'acme', conversation: 'c_1' }
export const ROUTE: Route = {
  accountId: 'wa',
  channel: 'whatsapp',
  contactId: 'p_1',
  contactExternalId: '+4915112345678',
  contactName: 'Maria',
  assistantId: 'shop',
}
export const SETTINGS: EdgeSettings = {
  inactivityMs: 20 * MINUTE,
  autoFollowUps: true,
  autoResolve: true,
  autoCsat: true,
  transferToHuman: true,
  spamProtection: true,
}

/** A conversation on its way. */
export class Story {
  state: ActorState | undefined
  at = START
  seq = 0
  settings: EdgeSettings = SETTINGS
  last: Step | undefined
  readonly entries: StampedInput[] = []
  /** Ids of the decisions and deliveries that were ever asked for. */
  readonly requested: string[] = []

  /** Makes the moves one after the other. */
  tell(...moves: Move[]): this {
    for (const move of moves) {
      const input = move(this)
      if (!input) continue
      const entry: StampedInput = { ...input, seq: ++this.seq, at: this.at }
      this.entries.push(entry)
      this.last = step(this.state, ADDRESS, entry)
      this.state = this.last.state
      for (const command of this.last.commands) {
        if ('body' in command && command.body.type.endsWith('.request')) this.requested.push(command.id)
      }
    }
    return this
  }

  /** The id of a command that came of an entry. */
  idOf(seq: number, n: number): string {
    return commandIdOf(ADDRESS.conversation, this.entries.find((entry) => entry.seq === seq) ?? { seq, at: START }, n)
  }

  get known(): ActorState {
    if (!this.state) throw new Error('Nothing happened yet in this story.')
    return this.state
  }

  get c(): Conversation {
    return this.known.snapshot.context
  }

  get standing(): string {
    return standingOf(this.known)
  }

  /** What the last move made the machine ask for; deadlines of decisions, deliveries and closing are left out. */
  get asked(): string[] {
    return (this.last?.commands ?? []).flatMap((command) => inWords(command, this.at) ?? [])
  }
}

/** Of `c_1/<seq>/<n>`, as people write it, the command's id: it holds the instant of the story's entry, too. */
function inFull(story: Story, requestId: string | undefined): string | undefined {
  const [, seq, n] = /^c_1\/(\d+)\/(\d)$/.exec(requestId ?? '') ?? []
  return seq && n ? story.idOf(Number(seq), Number(n)) : requestId
}

/** What happens next; nothing where only time goes by. */
export type Move = (story: Story) => Input | undefined

/** Time goes by. */
export const after =
  (ms: number): Move =>
  (story) => {
    story.at += ms
    return undefined
  }

/** The assistant's settings change; inputs stamped from then on carry them. */
export const withSettings =
  (settings: Partial<EdgeSettings>): Move =>
  (story) => {
    story.settings = { ...story.settings, ...settings }
    return undefined
  }

// Messages

type Hints = Extract<Input, { type: 'message.received' }>['hints']

export const customer =
  (text: string, more: Partial<Hints> & { id?: string; sentAgoMs?: number; channel?: Route['channel'] } = {}): Move =>
  ({ at, seq, settings }) => {
    const { id = `in-${seq + 1}`, sentAgoMs = 0, channel = ROUTE.channel, ...hints } = more
    return {
      type: 'message.received',
      messageId: id,
      sentAt: at - sentAgoMs,
      kind: 'text',
      text,
      route: { ...ROUTE, channel },
      settings,
      hints: { expectsReply: true, mayRequestFollowUp: false, automated: false, ...hints },
    }
  }

/** A customer's message that waits for no answer. */
export const thanks = customer('thanks 👍', { expectsReply: false })

export const writes =
  (author: Author, text: string, more: { id?: string; sentAgoMs?: number; name?: string } = {}): Move =>
  ({ at, seq, settings }) => ({
    type: 'message.sent',
    messageId: more.id ?? `out-${seq + 1}`,
    sentAt: at - (more.sentAgoMs ?? 0),
    author,
    personName: more.name,
    kind: 'text',
    text,
    route: ROUTE,
    settings,
  })
export const assistant = (text: string, more = {}): Move => writes('assistant', text, more)

// Timers

/** The armed timer elapses: the clock turns to its time where that lies ahead. */
export const elapses =
  (name: TimerName): Move =>
  (story) => {
    const { generation = 0, dueAt } = story.known.timers[name] ?? {}
    if (dueAt === undefined) throw new Error(`No ${name} timer is armed in this story.`)
    story.at = Math.max(story.at, dueAt)
    return { type: 'timer.elapsed', name, generation, dueAt, settings: story.settings }
  }

/** An elapse that comes again, or too late. */
export const elapsedOf =
  (name: TimerName, generation: number): Move =>
  ({ at, settings }) => ({ type: 'timer.elapsed', name, generation, dueAt: at, settings })

// Decisions

type Made = Partial<Extract<Input, { type: 'decision.made' }>> & { inMs?: number }

export const decided =
  (action: DecisionAction, more: Made = {}): Move =>
  (story) => {
    const { inMs, requestId, ...rest } = more
    const { at, state } = story
    const pending = state?.snapshot.context.decision
    return {
      type: 'decision.made',
      requestId: inFull(story, requestId) ?? pending?.id ?? 'nobody/0/0',
      kind: pending?.kind ?? 'analyse',
      action,
      ...(inMs === undefined ? {} : { dueAt: at + inMs }),
      zone: 'Europe/Berlin',
      draft: action === 're_engage' || action === 'schedule' ? 'Still interested?' : undefined,
      reason: 'The customer has not named a time.',
      missing: ['preferred time'],
      maxFollowUps: 3,
      ...rest,
    }
  }

export const summarised = (more: Made = {}): Move => decided('close', { summary: 'Asked about a booking.', ...more })

export const undecided: Move = ({ state }) => ({
  type: 'decision.failed',
  requestId: state?.snapshot.context.decision?.id ?? 'nobody/0/0',
  code: 'MODEL_UNAVAILABLE',
  detail: 'The model does not answer.',
})

export const understood =
  (
    outcome: 'requested' | 'withdrawn' | 'none',
    more: { inMs?: number; acknowledgement?: string; quote?: string } = {},
  ): Move =>
  ({ state, at }) => ({
    type: 'request.understood',
    requestId: state?.snapshot.context.decision?.id ?? 'nobody/0/0',
    outcome,
    ...(outcome === 'requested' ? { dueAt: at + (more.inMs ?? DAY) } : {}),
    zone: 'Europe/Berlin',
    quote: more.quote ?? 'Can you check in with me tomorrow?',
    acknowledgement: more.acknowledgement,
    reason: 'The customer asked for it.',
  })

// Deliveries

const pendingDelivery = ({ state }: Story) => state?.snapshot.context.delivery

export const claimed: Move = (story) => {
  const pending = pendingDelivery(story)
  if (!pending) throw new Error('Nothing is to be delivered in this story.')
  const { id, kind, attempt } = pending
  return { type: 'delivery.claimed', requestId: id, kind, attempt, nonce: `n${story.seq}` }
}

type OfRequest = { requestId?: string }
const requestIdOf = (story: Story, more: OfRequest) =>
  inFull(story, more.requestId) ?? pendingDelivery(story)?.id ?? 'nobody/0/1'

export const sent =
  (more: OfRequest & { text?: string; id?: string } = {}): Move =>
  (story) => ({
    type: 'delivery.succeeded',
    requestId: requestIdOf(story, more),
    providerMessageId: more.id ?? `wamid-${story.seq + 1}`,
    text: more.text ?? 'Still interested?',
    sentAt: story.at,
    form: 'text',
  })

export const failed =
  (code: string, more: OfRequest & { retryInMs?: number } = {}): Move =>
  (story) => ({
    type: 'delivery.failed',
    requestId: requestIdOf(story, more),
    code,
    detail: `The channel said ${code}.`,
    ...(more.retryInMs === undefined ? {} : { retryAt: story.at + more.retryInMs }),
  })

export const suppressed =
  (code: string, more: OfRequest = {}): Move =>
  (story) => ({ type: 'delivery.suppressed', requestId: requestIdOf(story, more), code, detail: `Forbidden: ${code}.` })

export const lost =
  (more: OfRequest = {}): Move =>
  (story) => ({ type: 'delivery.unknown', requestId: requestIdOf(story, more), detail: 'The connection broke.' })

export const status =
  (of: string, what: DeliveryStatus, more: OfRequest = {}): Move =>
  (story) => ({
    type: 'delivery.status_changed',
    providerMessageId: of,
    requestId: inFull(story, more.requestId),
    status: what,
    at: story.at,
    route: ROUTE,
  })

// People and consent

const ana = { id: 'ana', name: 'Ana' }
type ByActor = Extract<Input, { actor: unknown }>
type Rest<T extends Input['type']> = Omit<Extract<ByActor, { type: T }>, 'type' | 'actor' | 'requestId'>

/** Ana does something: `by('handover.taken')`. */
export const by =
  <T extends ByActor['type']>(type: T, more?: Partial<Rest<T>>, actor = ana): Move =>
  ({ seq }) =>
    ({ type, actor, requestId: `r${seq + 1}`, ...more }) as unknown as Input

export const plansFollowUp =
  (inMs: number, text?: string): Move =>
  (story) =>
    by('followup.requested', { dueAt: story.at + inMs, text, reason: 'Call about the offer.' })(story)

export const snoozes =
  (inMs: number): Move =>
  (story) =>
    by('followup.snoozed', { dueAt: story.at + inMs })(story)

export const optsOut =
  (origin?: string): Move =>
  () => ({ type: 'contact.opted_out', source: 'keyword', origin })

export const rates =
  (rating: number, comment?: string): Move =>
  ({ seq }) => ({ type: 'csat.rated', messageId: `rating-${seq + 1}`, rating, comment })

// Situations that many stories start from

/** The assistant answered, and the customer is silent. */
export const answered: Move[] = [customer('Can I book a table?'), assistant('Sure, when?')]
/** Twenty minutes later the analysis is pending. */
export const idle: Move[] = [...answered, elapses('inactivity')]
/** A follow-up of the AI's is planned for in two hours. */
export const scheduled: Move[] = [...idle, decided('schedule', { inMs: 2 * HOUR })]
/** It is due, and its text is being composed. */
export const composing: Move[] = [...scheduled, elapses('follow_up')]
/** The text is composed, and the delivery is asked for. */
export const delivering: Move[] = [...composing, decided('re_engage')]
/** The customer asked to be written to tomorrow. */
export const promised: Move[] = [
  customer('Can you check in with me tomorrow?', { mayRequestFollowUp: true }),
  understood('requested', { inMs: DAY, acknowledgement: 'Of course!' }),
  claimed,
  sent({ text: 'Of course!' }),
]
/** The promise is due, and its text is being composed. */
export const promiseDue: Move[] = [...promised, elapses('follow_up')]
/** Closed after a summary, without last words. */
export const closed: Move[] = [...idle, decided('close'), summarised()]
/** Closed, and the customer was asked for a rating. */
export const askedForRating: Move[] = [
  ...idle,
  decided('close'),
  summarised({ csatQuestion: 'How was it?' }),
  claimed,
  sent({ text: 'How was it?', id: 'wamid-csat' }),
]

// Words

/** "arm follow_up in 2h", "ask compose", "send follow_up: text", "tell followup.sent"; nothing for deadlines of requests. */
function inWords(command: IssuedCommand, at: number): string | undefined {
  if ('event' in command) return `tell ${command.event.type}`
  const { body } = command
  switch (body.type) {
    case 'decision.request':
      return body.tries > 0 ? `ask ${body.kind} again` : `ask ${body.kind}`
    case 'delivery.request':
      return `send ${body.kind}: ${body.text}`
    default:
      return timerInWords(body, at)
  }
}

function timerInWords(body: Extract<CommandBody, { type: `timer.${string}` }>, at: number): string | undefined {
  if (body.name !== 'inactivity' && body.name !== 'follow_up') return undefined
  return body.type === 'timer.arm' ? `arm ${body.name} ${hence(body.dueAt - at)}` : `cancel ${body.name}`
}

/** A timer whose time has passed elapses at once. */
function hence(ms: number): string {
  if (ms <= 0) return 'at once'
  for (const [unit, of] of [
    ['h', HOUR],
    ['m', MINUTE],
    ['s', SECOND],
  ] as const) {
    if (ms >= of && ms % of === 0) return `in ${ms / of}${unit}`
  }
  return `in ${ms}ms`
}
