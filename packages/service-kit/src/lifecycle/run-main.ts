import { ConfigError, type ConfigOf, type ConfigShape, readConfig } from '../config/read-config.ts'
import { type Exposed, problemsOffLoopback } from '../identity/off-loopback.ts'
import { whyItCannotStart } from './why-it-cannot-start.ts'

/**
 * What every `main.ts` is: reads the configuration and starts. Where that fails for a reason that people can mend, the
 * process ends with status 1 and one line on standard error, without a stack; any other error is thrown. What is open to other machines
 * without asking who they are does not start.
 */
export async function runMain<S extends ConfigShape>(
  shape: S,
  env: Readonly<Record<string, string | undefined>>,
  start: (config: ConfigOf<S>) => Promise<void>,
): Promise<void> {
  let config: ConfigOf<S> | undefined
  try {
    config = readConfig(shape, env)
    const problems = problemsOffLoopback(config as Exposed)
    if (problems.length > 0) throw new ConfigError(problems)
    await start(config)
  } catch (error) {
    const why = whyItCannotStart(error, config)
    if (why === undefined) throw error
    process.stderr.write(`Cannot start: ${why}\n`)
    process.exit(1)
  }
}
