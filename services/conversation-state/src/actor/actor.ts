/**
 * A turn of a conversation: drain, fold, commit, relay, show. Whoever is woken, and whoever asks, takes the same turn.
 *
 * - A1 One turn at a time per conversation in this process; other processes are kept apart by compare-and-set (I4).
 * - A2 Entries are folded in the order of the mailbox, without a gap, from the one after `lastSeq` (I3).
 * - A3 A command leaves only after its commit (I6); a turn ends only once everything in the outbox has left (I5).
 * - A4 A turn that fails at any point can be taken again, here or elsewhere, and comes to the same commands (I2).
 * - A5 A parked conversation folds nothing and fails nobody: its turns end at once (I12).
 */
import { RetryableError } from '@relance/contracts/errors'
import type { Address, Mailbox, StateStore, WakeUp } from '@relance/engine'
import type { ReadModel } from '@relance/read-model'
import { ATTRIBUTE, type Log, withSpan } from '@relance/service-kit'
import type { Pause } from '../loop.ts'
import { metrics } from '../metrics.ts'
import { commit, mustBeCommitted, mustBeDropped } from './commit.ts'
import { type UpTo, readPage } from './drain.ts'
import { foldPage } from './fold-page.ts'
import { type Held, type HeldConversations, createHeldConversations, isSettled, isUntidy, keyOf } from './held.ts'
import { createKeyedMutex } from './keyed-mutex.ts'
import { type LoadPorts, checkStream, load } from './load.ts'
import type { StateRecord } from './record.ts'
import { type RelayPorts, relay } from './relay.ts'
import { createStreamIdentity } from './stream-identity.ts'
import { unparkedRecord } from './unpark.ts'
import { createViews } from './views.ts'

export interface ActorPorts extends RelayPorts {
  mailbox: Mailbox
  stateStore: StateStore
  readModel: ReadModel
  log: Log
  /** Ms that only ever grow. */
  monotonic: () => number
}

export interface Actor {
  /** Resolves once what the wake-up is about is folded, safe and to be seen. */
  wake(wakeUp: WakeUp): Promise<void>
  /**
   * The record with everything up to `upTo` folded. The view in the read model may lag behind it: whoever asks must not
   * fail because a cache is down; the entry's own wake-up writes it.
   */
  ask(address: Address, upTo: UpTo): Promise<StateRecord>
  /** As `ask` for all there is, and checks that the mailbox still holds what was folded. */
  audit(address: Address): Promise<StateRecord>
  /** Lets a parked conversation fold again, and does so. Says whether it was parked. */
  unpark(address: Address): Promise<{ wasParked: boolean; record: StateRecord }>
  /** Writes the views that could not be written, if they can be now. */
  catchUp(): Promise<void>
  /** Commits what was left uncommitted, or left the outbox, `ageMs` ago and longer. Says how many conversations. */
  tidy(ageMs: number): Promise<number>
}

/** Tries per turn until the wake-up is left to come again. */
const TRIES = 5
/** Commits for tidiness at a time. */
const TIDY_AT_ONCE = 32

export interface ActorOptions {
  /** Conversations held in memory. */
  cacheSize: number
  /** Waits as long as a view's write may take. */
  patience: Pause
}

export function createActor(ports: ActorPorts, options: ActorOptions): Actor {
  const mutex = createKeyedMutex()
  const cache = createHeldConversations({ max: options.cacheSize, monotonic: ports.monotonic })
  const identity = createStreamIdentity(ports.mailbox, ports.monotonic, () => cache.chill())
  const loadPorts: LoadPorts = { ...ports, identity }
  const views = createViews({ ...ports, ...options })

  async function turn(address: Address, upTo: UpTo): Promise<Held> {
    for (let tried = 0; tried < TRIES; tried++) {
      const known = cache.get(address)
      // Who is parked is read anew: it may have been unparked elsewhere, and its wake-ups must not be taken for done here.
      const held = known && !known.record.parked ? known : await load(loadPorts, address, tried > 0)
      if (await advance(held, upTo)) return held
      metrics.conflicts.add(1)
      cache.drop(address)
    }
    throw new RetryableError('CONVERSATION_CONTENDED', `Others keep committing ${keyOf(address)}.`, {
      retryAfterMs: 200,
    })
  }

  /** False where another worker committed first. */
  async function advance(held: Held, upTo: UpTo): Promise<boolean> {
    await checkStream(loadPorts, held, upTo)
    for (let more = true; more; ) {
      more = false
      if (!held.record.parked) {
        const page = await readPage(ports.mailbox, held.address, held.record.lastSeq, upTo)
        if (page.entries.length > 0) {
          held.cold = false
          await foldPage(ports.log, held, page.entries)
        }
        more = page.more && !held.record.parked
      }
      if (!(await committed(cache, ports.stateStore, held))) return false
      await relay(ports, held)
      if (mustBeDropped(held) && !(await commitHeld(cache, ports.stateStore, held))) return false
      cache.put(held)
    }
    return true
  }

  /** What is folded and not committed is known to this process only. */
  async function commitAll(held: Held): Promise<void> {
    if (held.uncommitted > 0 && !(await tidied(held))) throw contended(held.address)
  }

  /** Commits what needs no commit yet. False: lost to another worker, who has made it tidy. */
  async function tidied(held: Held): Promise<boolean> {
    if (!isUntidy(held)) return true
    if (await commitHeld(cache, ports.stateStore, held)) return true
    cache.drop(held.address)
    return false
  }

  async function showWherePossible(held: Held): Promise<void> {
    await views.show(held).catch((error: unknown) => {
      ports.log.warn({ ...held.address, err: error }, 'The view could not be written; the conversation itself is safe.')
    })
  }

  return {
    async wake({ address, seq, carrier, attempt }) {
      const { tenant, conversation } = address
      const attributes = { [ATTRIBUTE.tenant]: tenant, [ATTRIBUTE.conversation]: conversation }
      try {
        await mutex.run(keyOf(address), async () => {
          // Asked first: what is held may turn out to be ahead of a mailbox that was restored meanwhile.
          await identity()
          const known = cache.get(address)
          const isKnown = known && !known.cold && known.record.lastSeq >= seq && isSettled(known)
          // What comes again may stand for later ones that another worker has folded without showing them (V2).
          const isFirst = attempt === 1
          if (isFirst && isKnown) return
          await withSpan('conversation.turn', { kind: 'consumer', carrier, attributes }, async () => {
            const woken = await turn(address, seq)
            const held = isFirst ? woken : await turn(address, 'end')
            if (await views.show(held)) return
            if (views.mustComeAgain(address, seq)) throw viewIsOwed(address)
            // The wake-up that comes again leads whoever gets it to STATE.
            await commitAll(held)
          })
        })
      } catch (error) {
        // Without a line for each of the many times that one wake-up comes back while something else is down.
        if (!isViewOwed(error) && (attempt === 1 || attempt % 10 === 0)) {
          ports.log.warn({ ...address, seq, attempt, err: error }, 'A turn failed; the wake-up comes again.')
        }
        throw error
      }
    },

    ask(address, upTo) {
      return mutex.run(keyOf(address), async () => {
        const held = await turn(address, upTo)
        await showWherePossible(held)
        return held.record
      })
    },

    audit(address) {
      return mutex.run(keyOf(address), async () => {
        const known = cache.get(address)
        if (known) known.cold = true
        await turn(address, known?.record.lastSeq ?? 0)
        const held = await turn(address, 'end')
        // What a worker that died had left to do for tidiness would be found again on every pass.
        await tidied(held)
        await showWherePossible(held)
        return held.record
      })
    },

    unpark(address) {
      return mutex.run(keyOf(address), async () => {
        cache.drop(address)
        const held = await load(loadPorts, address, true)
        const wasParked = held.record.parked !== undefined
        if (wasParked) {
          // Sequences of another storage may begin anew, so that the view's version would count as an old one.
          if (held.record.parked?.code !== 'FOLD_FAILED')
            await ports.readModel.remove(address.tenant, address.conversation)
          held.record = await unparkedRecord(ports.mailbox, address, held.record, await loadPorts.identity())
          held.mustCommit = true
          if (!(await committed(cache, ports.stateStore, held))) {
            throw contended(address)
          }
          cache.put(held)
        }
        const settled = await turn(address, 'end')
        await showWherePossible(settled)
        return { wasParked, record: settled.record }
      })
    },

    catchUp() {
      return views.catchUp((address) =>
        mutex.run(keyOf(address), async () => {
          await views.writeNow(cache.get(address) ?? (await load(loadPorts, address, false)))
        }),
      )
    },

    async tidy(ageMs) {
      const now = ports.monotonic()
      const old = cache.untidy().filter((held) => now - (held.untidySince ?? now) >= ageMs)
      let count = 0
      for (let at = 0; at < old.length; at += TIDY_AT_ONCE) {
        await Promise.all(
          old.slice(at, at + TIDY_AT_ONCE).map((candidate) =>
            mutex.run(keyOf(candidate.address), async () => {
              const held = cache.peek(candidate.address)
              if (held && isUntidy(held) && (await tidied(held))) count++
            }),
          ),
        )
      }
      return count
    },
  }
}

function contended(address: Address): RetryableError {
  return new RetryableError('CONVERSATION_CONTENDED', `Somebody else committed ${keyOf(address)}.`)
}

const VIEW_OWED = 'VIEW_OWED'

function viewIsOwed(address: Address): RetryableError {
  return new RetryableError(VIEW_OWED, `The view of ${keyOf(address)} cannot be written yet.`)
}

/** Said once for the whole outage, and not for each conversation. */
function isViewOwed(error: unknown): boolean {
  return error instanceof RetryableError && error.code === VIEW_OWED
}

/** Commits where that is due. False: lost to another worker. */
async function committed(cache: HeldConversations, stateStore: StateStore, held: Held): Promise<boolean> {
  return mustBeCommitted(held) ? commitHeld(cache, stateStore, held) : true
}

async function commitHeld(cache: HeldConversations, stateStore: StateStore, held: Held): Promise<boolean> {
  try {
    if (!(await commit(stateStore, held))) return false
  } catch (error) {
    // Whether it was written is not known, and neither is the revision to go on from.
    cache.drop(held.address)
    throw error
  }
  cache.put(held)
  return true
}
