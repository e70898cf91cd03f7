import type { Clock, Mailbox, Settings, Timers, WorkQueue } from '@relance/engine'
import type { ReadModel } from '@relance/read-model'
import type { Log, Service } from '@relance/service-kit'
import { createReadAssistant } from './adapters/assistants.ts'
import { consumeTimerCommands } from './adapters/command-consumer.ts'
import { reportElapses } from './adapters/elapse-reporter.ts'
import type { LagLimits } from './adapters/lag-watch.ts'
import { schedulerGrpc } from './adapters/scheduler-grpc.ts'

export type { LagLimits }

export interface SchedulerDeps {
  timers: Timers
  /** The queue of timer commands. */
  queue: WorkQueue
  mailbox: Mailbox
  settings: Settings
  readModel: ReadModel
  clock: Clock
  log: Log
  /** When lateness is worth a warning: after 10 s, once a minute, where absent. */
  lagLimits?: Partial<LagLimits>
  /** Commands, and elapses, in hand at a time; 256 of each where absent. */
  concurrency?: number
}

/** Arms and cancels timers, reports their elapses to the conversations, and lists what is due. */
export function createScheduler({ lagLimits, concurrency = 256, ...deps }: SchedulerDeps): Service {
  const limits = { warnAfterMs: 10_000, warnEveryMs: 60_000, ...lagLimits }
  return {
    name: 'scheduler',
    grpc: [schedulerGrpc(deps)],
    start() {
      const readAssistant = createReadAssistant(deps.settings)
      const running = [
        consumeTimerCommands({ ...deps, concurrency }),
        reportElapses({ ...deps, readAssistant, concurrency, lagLimits: limits }),
      ]
      return {
        async stop() {
          await Promise.all(running.map((one) => one.stop()))
        },
      }
    },
  }
}
