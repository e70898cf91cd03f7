import type { Running } from '@relance/engine'
import type { Log } from '../log/log.ts'
import { stopTracing } from '../telemetry/tracing.ts'

export interface RunOptions {
  log: Log
  /** In the order in which they were started; stopped in reverse, one after the other. */
  running: readonly Running[]
  /** After this long the process ends with work still in hand, which is harmless: it comes again. In ms. */
  graceMs?: number
}

/**
 * Runs until SIGINT or SIGTERM, then stops everything and exits with 0. A second signal exits at once. An error that
 * nobody caught is logged and ends the process with 1, because what it left behind is unknown.
 */
export function runUntilSignal({ log, running, graceMs = 5_000 }: RunOptions): void {
  let stopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'Stops.')
    void stopAll({ log, running, graceMs }).then((clean) => process.exit(clean ? 0 : 1))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const fail = (err: unknown) => {
    log.fatal({ err }, 'Ends because of an error that nobody caught.')
    process.exit(1)
  }
  process.on('unhandledRejection', fail)
  process.on('uncaughtException', fail)
}

/** False where something could not be stopped. */
async function stopAll({ log, running, graceMs }: Required<RunOptions>): Promise<boolean> {
  let clean = true
  const orderly = async () => {
    for (const one of running.toReversed()) {
      try {
        await one.stop()
      } catch (err) {
        clean = false
        log.error({ err }, 'Something could not be stopped.')
      }
    }
    await stopTracing()
    return true
  }
  const { promise: late, resolve: giveUp } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => giveUp(false), graceMs)
  if (!(await Promise.race([orderly(), late])))
    log.warn({ graceMs }, 'Ends with work still in hand. It will come again.')
  clearTimeout(timer)
  return clean
}
