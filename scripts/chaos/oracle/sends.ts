/**
 * What customers saw against what the mailboxes say (I8, I9), by rules of its own: nothing here is taken from delivery.
 *
 * A request's id is `<conversation>/<seq>-<instant>/<n>`: the message is based on everything up to `seq`. Its claim must stand behind
 * nothing that would have made it wrong, and its call must begin within 5 s of the claim.
 */
import type { Input } from '@relance/contracts/input'
import type { DeliveryKind } from '@relance/contracts/words'
import { type AccountId, GATEWAY } from '../accounts.ts'
import type { Call } from '../channels.ts'
import type { FaultKind, Happened } from '../faults.ts'
import type { Finding } from './judge.ts'
import type { Refolded, Told } from './refold.ts'

/** A claim is void so long after its publish began, ms. */
const CLAIM_LIFE_MS = 5_000
/** From then on nobody can be within a call of the claim, and under a key it may be made again, ms: life, call and clocks. */
const CLAIM_DEAD_MS = 17_000
/** Before a call the contact's consent is read, which the engine tries for so long, ms. */
const READ_FOR_MS = 8_000
/** A call is logged once it was read in full, by a process that may be busy, ms. */
const LOGGED_LATE_MS = 1_500

/** A kill is noted just before its signal is sent, ms. */
const NOTED_EARLY_MS = 500

/**
 * What stood still, or lost a node, finds its connections and leaders again, ms. An append that is not answered meanwhile is given up after
 * as long: a claim may then stand in the mailbox of which its sender does not know.
 */
const RECOVERS_MS = 8_000

/** Whether the channel knows idempotency keys. */
const KNOWS_KEYS = (account: AccountId) => account === GATEWAY

interface Asked {
  requestId: string
  asOfSeq: number
  kind: DeliveryKind
  attempt: number
  episode: number
}

export interface SendsJudged {
  findings: Finding[]
  /** Requests of which nobody knows whether they went out. */
  inDoubt: number
}

export function judgeSends(refolded: Refolded, calls: readonly Call[], faults: readonly Happened[]): SendsJudged {
  const { conversation, told } = refolded
  const findings: Finding[] = []
  const find = (kind: Finding['kind'], what: string) => findings.push({ kind, conversation, what })
  const asked = askedOf(refolded)
  const byRequest = Map.groupBy(calls, ({ requestId }) => requestId)

  for (const [requestId, made] of byRequest) {
    const request = asked.get(requestId)
    if (!request) {
      find('late', `${requestId} was sent though the conversation never asked for it.`)
      continue
    }
    for (const call of made) {
      const why = whyWrong(request, call, told)
      if (why) find('late', `${requestId} (${request.kind} ${request.attempt}) ${why}`)
    }
    const shown = made.filter((call) => call.shown)
    if (shown.length > 1)
      find('doubles', `${requestId} (${request.kind} ${request.attempt}) was shown ${shown.length} times.`)
  }

  const shownIds = new Set(calls.filter(({ shown }) => shown).map(({ requestId }) => requestId))
  const sames = Map.groupBy(
    [...asked.values()].filter(({ requestId, kind }) => shownIds.has(requestId) && kind !== 'acknowledgement'),
    (request) => whatIsSentOnce(request, told),
  )
  for (const [what, requests] of sames) {
    if (requests.length < 2) continue
    find('doubles', `${what} was shown as ${requests.map(({ requestId }) => requestId).join(' and as ')}.`)
  }

  for (const { input } of told) {
    if (input?.type === 'delivery.succeeded' && !shownIds.has(input.requestId)) {
      find('lost', `${input.requestId} is said to have been sent; the channel never showed it.`)
    }
  }
  const doubts = told.filter(({ input }) => input?.type === 'delivery.unknown')
  for (const { at, input } of doubts) {
    const { requestId, detail } = input as Extract<Input, { type: 'delivery.unknown' }>
    const claimedAt = claimOf(requestId, told)?.at ?? at
    const made = (byRequest.get(requestId) ?? []).filter((call) => call.at >= claimedAt)
    // Until its call was over, and where none was made, until that was known.
    const overAt = Math.max(...made.map((call) => call.at), claimedAt + (made.length > 0 ? 0 : READ_FOR_MS))
    const wasBroken = faults.some(
      ({ kind, at: from, until = from }) =>
        BREAKS_OFF.has(kind) &&
        ((from >= claimedAt - NOTED_EARLY_MS && from <= overAt + LOGGED_LATE_MS) ||
          (made.length === 0 && until <= claimedAt && until >= claimedAt - RECOVERS_MS)),
    )
    if (wasBroken || made.some((call) => call.unclear)) continue
    find(
      'doubtful',
      `${requestId} is in doubt, though nothing was broken while it was in flight (from ${new Date(claimedAt).toISOString()} for ${at - claimedAt} ms, ${made.length} calls): ${detail}`,
    )
  }
  return { findings, inDoubt: doubts.length }
}

const BREAKS_OFF: ReadonlySet<FaultKind> = new Set(['kill_delivery', 'stop_delivery', 'kill_nats'])

function askedOf({ issued }: Refolded): Map<string, Asked> {
  const asked = new Map<string, Asked>()
  for (const { command, seq, episode } of issued) {
    if (!('body' in command) || command.body.type !== 'delivery.request') continue
    const { kind, attempt } = command.body
    asked.set(command.id, { requestId: command.id, asOfSeq: seq, kind, attempt, episode })
  }
  return asked
}

/** A follow-up has its number for as long as the episode lasts; last words may be said again after somebody wrote. */
function whatIsSentOnce({ kind, attempt, episode, asOfSeq }: Asked, told: readonly Told[]): string {
  if (kind === 'follow_up') return `follow-up ${attempt} of episode ${episode}`
  const wrote = told.findLast(({ seq, input }) => seq <= asOfSeq && input && WRITES.has(input.type))
  return `${kind} after what was written at ${wrote?.seq}`
}

const WRITES: ReadonlySet<string> = new Set<Input['type']>(['message.received', 'message.sent'])

function claimOf(requestId: string, told: readonly Told[]): Told | undefined {
  return told.find(({ input }) => input?.type === 'delivery.claimed' && input.requestId === requestId)
}

/** Why a call should not have been made; undefined where it was right. */
function whyWrong(request: Asked, call: Call, told: readonly Told[]): string | undefined {
  const claim = claimOf(request.requestId, told)
  if (!claim) return 'was sent without a claim.'
  const since = told.filter(({ seq, input }) => seq > request.asOfSeq && !isHarmless(request, input))
  const before = since.find(({ seq }) => seq < claim.seq)
  if (before) return `was claimed at ${claim.seq} behind ${nameOf(before)}.`
  const ageMs = call.at - claim.at
  if (ageMs <= CLAIM_LIFE_MS + LOGGED_LATE_MS) return undefined
  if (!KNOWS_KEYS(call.account)) return `was sent ${ageMs} ms after its claim.`
  if (ageMs < CLAIM_DEAD_MS)
    return `was sent again ${ageMs} ms after its claim, when the claim was void and not yet dead.`
  // Whoever sends it again looked at the mailbox shortly before.
  const long = since.find(({ at }) => at < call.at - CLAIM_LIFE_MS - LOGGED_LATE_MS)
  return long && `was sent again ${call.at - long.at} ms after ${nameOf(long)}.`
}

/** Whether a message is still right although this came after what it is based on. */
function isHarmless({ requestId, kind }: Asked, input: Input | undefined): boolean {
  if (!input) return false
  switch (input.type) {
    case 'delivery.claimed':
    case 'delivery.succeeded':
    case 'delivery.failed':
    case 'delivery.suppressed':
    case 'delivery.unknown':
      return input.requestId === requestId
    case 'timer.elapsed':
    case 'delivery.status_changed':
      return true
    case 'message.received':
    case 'decision.made':
    case 'decision.failed':
      return kind === 'acknowledgement'
    case 'message.sent':
      return kind === 'acknowledgement' && input.author === 'assistant'
    default:
      return false
  }
}

function nameOf({ seq, input }: Told): string {
  return `${input?.type ?? 'something unreadable'} at ${seq}`
}
