/** What must hold once nothing has gone wrong for a day: everything that was promised is kept, and nothing is stuck. */
import { eventCodec, viewCodec } from '@relance/contracts/view'
import { armedTimers } from '../../services/conversation-state/src/core/deadlines.ts'
import { standingOf } from '../../services/conversation-state/src/core/step.ts'
import { decodeRecord } from '../../services/conversation-state/src/actor/record.ts'
import { accountOf } from '../../services/decision/src/outcome-counts.ts'
import { ASSISTANT, type Promised } from './acts.ts'
import type { Broker } from './broker.ts'
import { checkCharges } from './charges.ts'
import type { World } from './ports.ts'
import type { Conversation, Reference } from './reference.ts'
import { shortId } from './short-id.ts'

export async function checkAtRest(world: World, reference: Reference, promised: readonly Promised[]): Promise<void> {
  checkPromises(world, reference, promised)
  checkBroker(world, world.broker)
  await checkCounts(world, reference)
  for (const conversation of reference.all()) {
    await checkState(world, conversation)
    checkLiveness(world, conversation)
    await checkTimers(world, conversation)
    await checkView(world, conversation)
  }
  await checkCharges(world, reference)
}

/** What somebody was told is recorded is recorded. */
function checkPromises({ run }: World, reference: Reference, promised: readonly Promised[]): void {
  for (const { conversation, entryId, seq, what } of promised) {
    const known = reference.of(conversation)
    const isThere =
      known && (entryId === undefined ? known.entries.some((entry) => entry.seq === seq) : known.ids.has(entryId))
    if (!isThere) run.violate('what was acknowledged is in the mailbox', what)
  }
}

function checkBroker({ run }: World, { wakeUps, queues, timers, events }: Broker): void {
  for (const courier of [wakeUps, ...Object.values(queues), timers, ...events.values()]) {
    const [stuck] = courier.pending()
    if (stuck) run.violate('everything that was handed out is dealt with', JSON.stringify(stuck.item, shortened))
  }
}

/** What came of decisions is counted, and once. */
async function checkCounts({ run, truth }: World, reference: Reference): Promise<void> {
  const expected = new Map<string, { tenant: string; account: string; amount: number }>()
  for (const conversation of reference.all()) {
    const { tenant } = conversation.address
    for (const { to, body } of conversation.issued(0, conversation.lastSeq())) {
      if (to !== 'events') continue
      for (const { policyVersion, arm, fact, amount } of eventCodec.decode(body).outcomes) {
        run.met(`outcome ${arm} ${fact}`)
        const account = accountOf(ASSISTANT, policyVersion, arm, fact)
        const before = expected.get(`${tenant}/${account}`)?.amount ?? 0
        expected.set(`${tenant}/${account}`, { tenant, account, amount: before + amount })
      }
    }
  }
  for (const { tenant, account, amount } of expected.values()) {
    const counted = await truth.ledger.sum(tenant, account, 0)
    if (counted !== amount) run.violate('every outcome is counted once', `${account}: ${counted} of ${amount}`)
  }
}

/** STATE may lag behind by inputs that ask for nothing (I6): folding them issues nothing, or they would have been committed. */
async function checkState({ run, truth }: World, conversation: Conversation): Promise<void> {
  const { address } = conversation
  const where = shortId(address.conversation)
  const stored = await truth.stateStore.load(address)
  const record = stored && decodeRecord(stored.body)
  const behind = conversation.issued(record?.lastSeq ?? 0, conversation.lastSeq())
  if (behind.length > 0) {
    run.violate(
      'every input is folded',
      `${where}: STATE is at ${record?.lastSeq} of ${conversation.lastSeq()}; lost ${behind[0]?.type}`,
    )
  }
  // What has left stays in the outbox until the next commit: whether it left is asked of those who got it.
}

/** I7: closed, left to people, switched off, or waiting for a known time that lies ahead. */
function checkLiveness({ run }: World, conversation: Conversation): void {
  const { actor } = conversation.at(conversation.lastSeq())
  if (!actor) return
  const c = actor.snapshot.context
  const standing = standingOf(actor)
  run.met(`ends ${standing}`)
  if (standing === 'closed') return
  const where = `${shortId(conversation.address.conversation)} is ${standing}`
  const now = run.time.now()
  const overdue = armedTimers(actor).filter(({ dueAt }) => dueAt < now - 60_000)
  if (overdue.length > 0) run.violate('nothing is overdue', `${where}: ${overdue.map(({ name }) => name).join()} `)
  if (c.decision) run.violate('no decision is awaited for a day', `${where}: ${c.decision.kind}`)
  if (c.delivery) run.violate('no delivery is awaited for a day', `${where}: ${c.delivery.kind}`)
  const isSwitchedOff = !c.settings.autoFollowUps && !c.settings.autoResolve
  const waits = armedTimers(actor).some(({ dueAt }) => dueAt >= now - 60_000)
  if (!waits && c.alert === undefined && !isSwitchedOff) run.violate('nothing is stuck', where)
}

/** The engine's timers are those of the state. What a cancel overtook may be armed still: it is of a former generation. */
async function checkTimers({ run, truth }: World, conversation: Conversation): Promise<void> {
  const { actor } = conversation.at(conversation.lastSeq())
  if (!actor) return
  const { conversation: id } = conversation.address
  const inEngine = (await truth.timers.list({ before: Number.MAX_SAFE_INTEGER, limit: 1_000 })).filter(
    ({ address }) => address.conversation === id,
  )
  const wanted = armedTimers(actor)
  for (const { name, generation, dueAt } of wanted) {
    const isArmed = inEngine.some(
      (timer) => timer.name === name && timer.generation === generation && timer.dueAt === dueAt,
    )
    if (!isArmed) run.violate('every timer of the state is armed', `${shortId(id)} ${name} ${generation}`)
  }
  for (const { name, generation } of inEngine) {
    const current = actor.timers[name as keyof typeof actor.timers]
    const isWanted = wanted.some((timer) => timer.name === name && timer.generation === generation)
    if (!isWanted && generation > (current?.generation ?? 0)) {
      run.violate('no other timer is armed', `${shortId(id)} ${name} ${generation}`)
    }
  }
}

async function checkView({ run, readModel }: World, conversation: Conversation): Promise<void> {
  const { tenant, conversation: id } = conversation.address
  const { actor } = conversation.at(conversation.lastSeq())
  if (!actor?.snapshot.context.route) return
  const stored = await readModel.get(tenant, id)
  const lastSeq = stored && viewCodec.decode(stored.body).lastSeq
  if (lastSeq !== conversation.lastSeq()) {
    run.violate(
      'people see what there is',
      `${shortId(id)}: the view is of ${lastSeq}, the mailbox ends at ${conversation.lastSeq()}`,
    )
  }
}

function shortened(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? `${value.length} bytes` : value
}
