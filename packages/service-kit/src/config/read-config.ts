import type { z } from 'zod'

/** Names of environment variables with what each must hold. */
export type ConfigShape = Record<string, z.ZodType>
export type ConfigOf<S extends ConfigShape> = { [K in keyof S]: z.output<S[K]> }

/** The environment does not say what it must. The message is one line and lists every problem with the variable's name. */
export class ConfigError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The environment is not as it must be: ${problems.join('; ')}.`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/**
 * Reads the variables of `shape` from an environment. Pure. An empty variable counts as unset, because that is what
 * `NAME=` in a compose file means.
 *
 * @throws ConfigError with all problems at once; values are not repeated in it, since they may be secrets.
 */
export function readConfig<S extends ConfigShape>(
  shape: S,
  env: Readonly<Record<string, string | undefined>>,
): ConfigOf<S> {
  const config: Record<string, unknown> = {}
  const problems: string[] = []
  for (const [name, type] of Object.entries(shape)) {
    const value = env[name]?.trim() || undefined
    const parsed = type.safeParse(value)
    if (parsed.success) config[name] = parsed.data
    else if (value === undefined) problems.push(`${name} is not set`)
    else problems.push(...parsed.error.issues.map((issue) => `${name}: ${issue.message}`))
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return config as ConfigOf<S>
}
