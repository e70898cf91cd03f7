/** What must hold at every moment. Each is asked when what it is about becomes true. */
import { isDeepStrictEqual } from 'node:util'
import { type Command, commandCodec } from '@relance/contracts/command'
import type { Input, StampedInput } from '@relance/contracts/input'
import { contactSchema } from '@relance/contracts/settings'
import type { Address, WakeUp } from '@relance/engine'
import { isHeldOut } from '@relance/policy'
import { ASSISTANT, holdOutOf } from './acts.ts'
import type { ChannelCall, ShownMessage } from './channels.ts'
import type { Reference } from './reference.ts'
import type { Run } from './run.ts'
import { shortId } from './short-id.ts'
import type { QueueField, Watcher } from './truth.ts'

/** A claim lives so long from when its publish began, ms (I8). */
const CLAIM_LIFE_MS = 5_000
/** delivery waits so long for a channel, ms. */
const CALL_MS = 10_000

type DeliveryCommand = Command & { body: Extract<Command['body'], { type: 'delivery.request' }> }

export interface Invariants {
  watcher: Watcher
  called(call: ChannelCall): void
  shown(message: ShownMessage): void
  /** A wake-up will not come again. */
  dealtWith(wakeUp: Pick<WakeUp, 'address' | 'seq'>): void
}

export function createInvariants(run: Run, reference: Reference): Invariants {
  const { time } = run
  /** By conversation: the sequence up to which STATE was committed last, and the ids in its outbox. */
  const committed = new Map<string, { lastSeq: number; outbox: Set<string> }>()
  const everCommitted = new Set<string>()
  const left = new Set<string>()
  const requests = new Map<string, DeliveryCommand>()
  const shownOf = new Map<string, number>()
  const shownPlans = new Map<string, string>()
  const optedOutSince = new Map<string, number>()

  const entriesOf = (conversation: string) => reference.of(conversation)?.entries ?? []
  const claimOf = (id: string, conversation: string) =>
    entriesOf(conversation).find((entry) => entry.type === 'delivery.claimed' && entry.requestId === id)

  function commit({ conversation }: Address, body: Uint8Array): void {
    const record = JSON.parse(new TextDecoder().decode(body)) as CommittedRecord
    const true_ = reference.of(conversation)
    if (!true_) return run.violate('STATE is of a mailbox', conversation)
    const before = committed.get(conversation) ?? { lastSeq: 0, outbox: new Set<string>() }
    const outbox = new Set(record.outbox.map(({ id }) => id))
    committed.set(conversation, { lastSeq: record.lastSeq, outbox })
    for (const id of outbox) everCommitted.add(id)
    const where = `${shortId(conversation)}/${record.lastSeq}`
    if (record.parked) return run.violate('no conversation is parked', `${where}: ${record.parked.error}`)
    if (record.lastSeq < before.lastSeq) run.violate('STATE does not go back', `${where} after ${before.lastSeq}`)

    const expected = true_.at(record.lastSeq)
    if (!isJsonOf(expected.actor, record.actor) || !isJsonOf(expected.outcomes, record.outcomes)) {
      const asStored = JSON.parse(JSON.stringify({ actor: expected.actor, outcomes: expected.outcomes }))
      run.violate('STATE is the fold of the mailbox', `${where}: ${firstDifference(asStored, record)}`)
    }
    for (const id of before.outbox) {
      if (!outbox.has(id) && !left.has(id)) run.violate('no command is dropped before it has left', shortId(id))
    }
    for (const { id } of true_.issued(before.lastSeq, record.lastSeq)) {
      if (!outbox.has(id) && !left.has(id)) run.violate('every command is in the outbox', shortId(id))
    }
  }

  function dealtWith({ address: { conversation }, seq }: Pick<WakeUp, 'address' | 'seq'>): void {
    const waiting = reference
      .of(conversation)
      ?.issued(seq - 1, seq)
      .find(({ id }) => !left.has(id))
    if (waiting) run.violate('a wake-up is acknowledged after what it led to has left', shortId(waiting.id))
  }

  function leaves(id: string): void {
    if (!everCommitted.has(id) && !isArmedAgain(id)) run.violate('a command leaves after its commit', shortId(id))
    left.add(id)
  }

  /** The sweeper arms what STATE says is armed, or was: such an elapse counts for nothing (I7). */
  function isArmedAgain(id: string): boolean {
    const [conversation = '', occasion, name, generation] = id.split('/')
    if (occasion !== 'sweep') return false
    run.met('armed again')
    const actor = reference.of(conversation)?.at(committed.get(conversation)?.lastSeq ?? 0).actor
    return (actor?.timers[name as keyof typeof actor.timers]?.generation ?? 0) >= Number(generation)
  }

  function enqueued(queue: QueueField, id: string, body: Uint8Array): void {
    leaves(id)
    if (queue !== 'deliveries' || requests.has(id)) return
    const command = commandCodec.decode(body)
    if (command.body.type === 'delivery.request') requests.set(id, command as DeliveryCommand)
  }

  function appended({ conversation }: Address, input: StampedInput): void {
    run.met(`input ${input.type}`)
    if (input.type !== 'delivery.claimed') return
    const { requestId, seq } = input
    const earlier = entriesOf(conversation).filter((entry) => entry.seq < seq)
    if (earlier.some((entry) => entry.type === 'delivery.claimed' && entry.requestId === requestId)) {
      run.violate('a request is claimed once', shortId(requestId))
    }
    const request = requests.get(requestId)
    if (!request) return run.violate('a claim is of a request', shortId(requestId))
    const supersedes = earlier.find((entry) => entry.seq > request.body.asOfSeq && !isHarmless(request, entry))
    if (supersedes) {
      run.violate(
        'nothing came before the claim',
        `${supersedes.type} ${supersedes.seq}, then the claim of ${shortId(requestId)}`,
      )
    }
  }

  function called({ message: { key, conversation }, keyed, begunAt }: ChannelCall): void {
    const request = requests.get(key)
    const claim = claimOf(key, conversation)
    if (!request || !claim) return run.violate('no call without a claim', shortId(key))
    const isFirst = begunAt <= claim.at + CLAIM_LIFE_MS
    if (!isFirst && !keyed) {
      run.violate('no call on a void claim', `${shortId(key)}: ${begunAt - claim.at} ms after it was claimed`)
    }
    const superseded = entriesOf(conversation).find(
      (entry) => entry.seq > claim.seq && entry.at < begunAt - CLAIM_LIFE_MS && !isHarmless(request, entry),
    )
    if (!isFirst && superseded)
      run.violate('no call after somebody wrote', `${shortId(key)}: ${superseded.type} ${superseded.seq}`)
    const since = optedOutSince.get(request.body.route.contactId)
    if (since !== undefined && since < begunAt - CLAIM_LIFE_MS) {
      run.violate('no call to a contact who opted out', `${shortId(key)}: ${begunAt - since} ms later`)
    }
  }

  function shown({ message: { key, conversation, kind }, keyed, begunAt }: ShownMessage): void {
    const times = (shownOf.get(key) ?? 0) + 1
    shownOf.set(key, times)
    if (times > 1) run.violate('no message is shown twice', `${shortId(key)} (${times} times)`)
    const request = requests.get(key)
    if (!request) return
    const outcome = entriesOf(conversation).find(
      (entry) => ENDS.has(entry.type) && 'requestId' in entry && entry.requestId === key,
    )
    // Under a key it may be tried until it is out; who tries last may see "unknown" recorded meanwhile.
    if (outcome && !(keyed && outcome.type === 'delivery.unknown' && outcome.at > begunAt - CLAIM_LIFE_MS)) {
      run.violate('nothing is shown after it ended', `${shortId(key)}: ${outcome.type}`)
    }
    if (time.now() - begunAt > CALL_MS) run.violate('a call ends in time', shortId(key))
    if (kind !== 'follow_up') return
    checkHoldOut(key, request)
    const plan = reference.of(conversation)?.at(request.body.asOfSeq).actor?.snapshot.context.delivery?.plan
    const other = shownPlans.get(`${conversation}/${plan}`)
    if (other)
      run.violate('no follow-up is sent twice', `${shortId(key)} and ${shortId(other)} carry out the same plan`)
    shownPlans.set(`${conversation}/${plan}`, key)
  }

  /** What the AI planned; a promise, and what a person wants sent, is sent all the same. */
  function checkHoldOut(key: string, { tenant, conversation, body }: DeliveryCommand): void {
    const { source } = reference.of(conversation)?.at(body.asOfSeq).actor?.snapshot.context.plan ?? {}
    if (source !== 'ai') return
    if (isHeldOut({ assistant: ASSISTANT, conversation, share: holdOutOf(tenant) }))
      run.violate('nobody who is held out is followed up', shortId(key))
  }

  return {
    called,
    shown,
    dealtWith,
    watcher: {
      appended,
      committed: commit,
      enqueued: (queue, { id, body }) => enqueued(queue, id, body),
      published({ id, type }) {
        leaves(id)
        run.met(`event ${type}`)
      },
      put(key, value) {
        if (key[0] !== 'contact') return
        const contact = contactSchema.parse(value)
        if (!contact.optedOut) optedOutSince.delete(contact.id)
        else if (!optedOutSince.has(contact.id)) optedOutSince.set(contact.id, time.now())
      },
    },
  }
}

interface CommittedRecord {
  lastSeq: number
  outbox: { id: string }[]
  parked?: { error: string }
  actor: unknown
  outcomes: unknown
}

const ENDS: ReadonlySet<string> = new Set([
  'delivery.succeeded',
  'delivery.failed',
  'delivery.suppressed',
  'delivery.unknown',
])

/** I8, written down a second time on purpose: what may come between a request and its claim. */
function isHarmless({ id, notAfter, body: { kind } }: DeliveryCommand, input: Input): boolean {
  if ('requestId' in input && input.requestId === id) return true
  if (input.type === 'timer.elapsed') {
    return input.name !== 'closing' && !(input.name === 'delivery' && input.dueAt >= notAfter)
  }
  if (input.type === 'delivery.status_changed') return true
  if (kind !== 'acknowledgement') return false
  if (input.type === 'message.sent') return input.author === 'assistant'
  return ['message.received', 'decision.made', 'decision.failed'].includes(input.type)
}

/** Whether plain JSON is what a value becomes when it is stored: what is undefined in the value is absent there. */
function isJsonOf(value: unknown, json: unknown): boolean {
  if (typeof value !== 'object' || typeof json !== 'object' || !value || !json) return value === json
  if (Array.isArray(value) !== Array.isArray(json)) return false
  let members = 0
  for (const name in value) {
    const member = value[name as never]
    if (member === undefined) continue
    members += 1
    if (!isJsonOf(member, json[name as never])) return false
  }
  return members === Object.keys(json).length
}

function firstDifference(expected: unknown, actual: unknown, path = ''): string {
  if (isDeepStrictEqual(expected, actual)) return ''
  if (typeof expected !== 'object' || typeof actual !== 'object' || !expected || !actual) {
    return `${path} is ${JSON.stringify(actual)} and should be ${JSON.stringify(expected)}`
  }
  for (const name of Object.keys(expected)) {
    const found = firstDifference(expected[name as never], actual[name as never], `${path}.${name}`)
    if (found) return found
  }
  return `${path} holds more than ${Object.keys(expected).join(', ')}`
}
