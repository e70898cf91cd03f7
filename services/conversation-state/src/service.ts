/** The actors: everything that happens to a conversation is folded here, and nowhere else. */
import { ConversationServiceDefinition } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import type { Clock, Engine, Running, Timers } from '@relance/engine'
import type { ReadModel } from '@relance/read-model'
import { type Log, type Service, implement } from '@relance/service-kit'
import { type Actor, createActor } from './actor/actor.ts'
import { isStateNewer } from './actor/load.ts'
import { startContactFanout } from './fanout.ts'
import { createCommands } from './grpc/commands.ts'
import { createQueries } from './grpc/queries.ts'
import { loop, type Pause, realPause } from './loop.ts'
import { createSweeper } from './sweeper.ts'

export interface ConversationStateDeps
  extends Pick<Engine, 'mailbox' | 'stateStore' | 'queues' | 'events' | 'settings'> {
  /** Only listed, to know whether elapses lag. */
  timers: Pick<Timers, 'list'>
  readModel: ReadModel
  clock: Clock
  log: Log
  options?: Partial<ConversationStateOptions>
}

export interface ConversationStateOptions {
  /** Conversations that take a turn at a time. */
  concurrency: number
  /** Conversations held in memory. */
  cacheSize: number
  /** Conversations that the sweeper visits per second; `false` switches it off, as a virtual clock needs it. */
  sweepPerSecond: number | false
  /** How upkeep waits between its rounds: in real time, where it is not simulated. */
  pause: Pause
  /** How the time is waited within which the read model must answer: likewise. */
  patience: Pause
  /** Draws a number from 0 to below 1, by which each pass of the sweeper begins elsewhere. */
  random: () => number
}

const USUAL: ConversationStateOptions = {
  concurrency: 64,
  cacheSize: 10_000,
  sweepPerSecond: 200,
  pause: realPause,
  patience: realPause,
  random: Math.random,
}

/** A wake-up that failed comes again after so long. */
const RETRY_AFTER_MS = 500
/** How often, and from what age, is committed what may wait for 60 s (I5, I6). Often enough that little is evicted before it is committed. */
const TIDY_EVERY_MS = 500
const TIDY_AFTER_MS = 30_000
/** How often it is tried whether views that are owed can be written. */
const CATCH_UP_EVERY_MS = 500
/** Between two passes of the sweeper. */
const SWEEP_EVERY_MS = 30_000

export function createConversationState(deps: ConversationStateDeps): Service {
  const options = { ...USUAL, ...deps.options }
  const actor = createActor({ ...deps, monotonic: () => deps.clock.monotonic() }, options)
  return {
    name: 'conversation-state',
    grpc: [
      implement(ConversationServiceDefinition, {
        ...createQueries({ ...deps, actor }),
        ...createCommands({ ...deps, actor }),
      }),
    ],
    start: () => start(deps, options, actor),
  }
}

function start(deps: ConversationStateDeps, options: ConversationStateOptions, actor: Actor): Running {
  const { log, mailbox } = deps
  const tidy = (ageMs: number) =>
    actor.tidy(ageMs).then(
      () => undefined,
      (error: unknown) => log.warn({ err: error }, 'Tidying failed; it is tried again.'),
    )
  const running: Running[] = [
    mailbox.wakeUps(
      { concurrency: options.concurrency, retryAfterMs: RETRY_AFTER_MS, isForAnother: isStateNewer },
      (wakeUp) => actor.wake(wakeUp),
    ),
    startContactFanout(deps),
    loop(TIDY_EVERY_MS, () => tidy(TIDY_AFTER_MS), options.pause),
    loop(CATCH_UP_EVERY_MS, () => actor.catchUp(), options.pause),
  ]
  if (options.sweepPerSecond !== false) {
    const sweeper = createSweeper({ ...deps, actor }, { ...options, perSecond: options.sweepPerSecond })
    running.push(
      loop(
        SWEEP_EVERY_MS,
        async (signal) => {
          await sweeper
            .pass(signal)
            .catch((error: unknown) => log.warn({ err: error }, 'The sweeper broke off its pass.'))
        },
        options.pause,
      ),
    )
  }
  return {
    async stop() {
      await Promise.all(running.map((one) => one.stop()))
      // What the next process would otherwise have to fold again.
      await tidy(0)
    },
  }
}
