/**
 * The channels, as the outside world has them: they refuse, they answer too late, they show a message and never say so. What was
 * shown is what a customer has seen; it is the judge of whether a message was sent twice.
 */
import type { Channel as ChannelName } from '@relance/contracts/words'
import type { Channels } from '@relance/delivery'
import type { SimulatedProcess } from './process.ts'
import type { Random } from './random.ts'
import type { Run } from './run.ts'
import { shortId } from './short-id.ts'

type Channel = ReturnType<Channels['of']>
type Outgoing = Parameters<Channel['send']>[0]
type SendOutcome = Exclude<Awaited<ReturnType<Channel['send']>>, { type: 'not_begun' }>

/** A call of a channel, from its beginning until it is known what came of it. */
export interface ChannelCall {
  message: Outgoing
  /** The channel shows what comes again under the same key once. */
  keyed: boolean
  /** When the process began the call, ms since the epoch. */
  begunAt: number
}

export interface ShownMessage extends ChannelCall {
  providerMessageId: string
}

/** What the channel tells of a message later, by a webhook. */
export interface StatusReport extends ShownMessage {
  status: 'sent' | 'delivered' | 'read'
}

export interface ChannelWorld {
  /** What one process calls. */
  of(process: SimulatedProcess): Channels
  onCall(called: (call: ChannelCall) => void): void
  onShown(shown: (message: ShownMessage) => void): void
  onReport(reported: (report: StatusReport) => void): void
}

/** Channels whose API takes an idempotency key. */
const KEYED: ReadonlySet<ChannelName> = new Set(['sandbox', 'line'])
/** delivery waits so long for an answer, ms. */
const TIMEOUT_MS = 10_000

export function createChannelWorld(run: Run, random: Random): ChannelWorld {
  const { time } = run
  const calledBy: ((call: ChannelCall) => void)[] = []
  const shownTo: ((message: ShownMessage) => void)[] = []
  const reportedTo: ((report: StatusReport) => void)[] = []
  const shownUnderKey = new Map<string, string>()
  let shown = 0

  const show = (call: ChannelCall): string => {
    const { key } = call.message
    const known = call.keyed ? shownUnderKey.get(key) : undefined
    if (known) {
      run.met('repeat under a key')
      return known
    }
    const providerMessageId = `shown-${++shown}`
    if (call.keyed) shownUnderKey.set(key, providerMessageId)
    run.note('shown', shortId(key), call.message.kind)
    run.met(`shown ${call.message.kind}`)
    for (const one of shownTo) one({ ...call, providerMessageId })
    void report({ ...call, providerMessageId })
    return providerMessageId
  }

  /** Reports come in no order, before the answer to the call too, and some never. */
  async function report(message: ShownMessage): Promise<void> {
    for (const status of ['sent', 'delivered', 'read'] as const) {
      if (random.chance(0.5)) continue
      await time.sleep(random.spread(10, 20 * 60_000))
      run.met('status report')
      for (const one of reportedTo) one({ ...message, status })
    }
  }

  async function carryOut(call: ChannelCall): Promise<SendOutcome> {
    const { refused, inDoubt } = run.faults()
    const { text } = call.message
    await time.sleep(random.chance(0.2) ? random.spread(1, 4_000) : 0)
    if (random.chance(refused)) return refusal()
    if (random.chance(inDoubt)) {
      const arrives = random.chance(0.5)
      run.met(arrives ? 'timeout after accepting' : 'timeout before accepting')
      if (arrives) show(call)
      await time.sleep(call.begunAt + TIMEOUT_MS - time.now())
      return { type: 'in_doubt', detail: 'The channel did not answer in time.' }
    }
    const providerMessageId = show(call)
    await time.sleep(random.chance(0.2) ? random.spread(1, 4_000) : 0)
    return { type: 'sent', providerMessageId, text, form: 'text' }
  }

  function refusal(): SendOutcome {
    run.met('refusal')
    return random.pick<() => SendOutcome>([
      () => ({
        type: 'not_sent',
        code: 'RATE_LIMITED',
        detail: 'Too many messages.',
        retryAfterMs: random.spread(1_000, 3_600_000),
      }),
      () => ({ type: 'not_sent', code: 'RATE_LIMITED', detail: 'Too many messages.', retryAfterMs: 1_000 }),
      () => ({ type: 'not_sent', code: 'RECIPIENT_UNREACHABLE', detail: 'The number is not in use.' }),
      () => ({
        type: 'not_sent',
        code: 'RECIPIENT_OPTED_OUT',
        detail: 'The contact blocks this account.',
        optedOut: true,
      }),
    ])()
  }

  return {
    of: (process) => {
      const of = (channel: ChannelName): Channel => ({
        idempotent: KEYED.has(channel),
        send(message, { mayBegin }) {
          if (!mayBegin()) return Promise.resolve({ type: 'not_begun' })
          const call = { message, keyed: KEYED.has(channel), begunAt: time.now() }
          run.note(process.name, 'calls', channel, shortId(message.key))
          for (const one of calledBy) one(call)
          return process.call(`answer of ${channel} about ${shortId(message.key)}`, () => carryOut(call), {
            certain: true,
          })
        },
      })
      return { of, sandbox: { ...of('sandbox'), calls: () => [], close: () => {} } }
    },
    onCall: (one) => void calledBy.push(one),
    onShown: (one) => void shownTo.push(one),
    onReport: (one) => void reportedTo.push(one),
  }
}
