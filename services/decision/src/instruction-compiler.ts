/**
 * Compiles instructions with the model where there is one, and with the built-in compiler where there is none, where it fails, and
 * for whoever cannot wait.
 *
 * - K1 Nobody waits longer than `patienceMs` for `inTime`; what comes later is remembered for the next one who asks.
 * - K2 The same instructions are read once, however many ask, and again after a failure only once `restMs` have passed.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '@relance/engine'
import type { Log } from '@relance/service-kit'
import { type Compiled, type Compiler, builtInCompiler } from './core/compiler.ts'
import type { Guard } from './adapters/model-guard.ts'
import type { TokenBudget } from './token-budget.ts'

export interface InstructionCompiler {
  /** Of the model's compiler, else of the built-in one. */
  readonly version: string
  /** The model's reading where it is there within `patienceMs`; `isPending` where it may still come. */
  inTime(tenant: string, instructions: string): Promise<Compiled & { isPending: boolean }>
  /** The model's reading, however long it takes; the built-in one where it fails. */
  whole(tenant: string, instructions: string): Promise<Compiled>
}

export interface InstructionCompilerDeps {
  /** The model's; the built-in one alone where absent. */
  compiler: Compiler | undefined
  guard: Guard
  budget: Pick<TokenBudget, 'within'>
  clock: Clock
  log: Log
  /** Under the deadline of a call over gRPC, 5 s. */
  patienceMs?: number
  restMs?: number
}

const MOST_REMEMBERED = 500

export function createInstructionCompiler({
  compiler,
  guard,
  budget,
  clock,
  log,
  patienceMs = 3_500,
  restMs = 600_000,
}: InstructionCompilerDeps): InstructionCompiler {
  const known = new Map<string, { reading: Promise<Compiled | undefined>; failedAt?: number }>()

  function readingOf(by: Compiler, tenant: string, instructions: string): Promise<Compiled | undefined> {
    const key = `${tenant}\0${instructions}`
    const found = known.get(key)
    if (found && !(found.failedAt !== undefined && clock.now() - found.failedAt >= restMs)) return found.reading
    const entry: { reading: Promise<Compiled | undefined>; failedAt?: number } = {
      reading: budget
        .within(tenant, {}, (call) => guard((signal) => by.compile(instructions, { ...call, signal })))
        .catch((error: unknown) => {
          log.warn(
            { err: error, tenant, compiler: by.version },
            'The model did not read the instructions; the built-in compiler does.',
          )
          entry.failedAt = clock.now()
          return undefined
        }),
    }
    known.delete(key)
    known.set(key, entry)
    const [oldest] = known.keys()
    if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest)
    return entry.reading
  }

  return {
    version: (compiler ?? builtInCompiler).version,
    async inTime(tenant, instructions) {
      const builtIn = await builtInCompiler.compile(instructions)
      if (!compiler || !instructions.trim()) return { ...builtIn, isPending: false }
      const late = new AbortController()
      const patience = wait(patienceMs, 'late' as const, { signal: late.signal, ref: false }).catch(
        () => 'late' as const,
      )
      const read = await Promise.race([readingOf(compiler, tenant, instructions), patience])
      late.abort()
      return read === 'late' ? { ...builtIn, isPending: true } : { ...(read ?? builtIn), isPending: false }
    },
    async whole(tenant, instructions) {
      const read = compiler && instructions.trim() ? await readingOf(compiler, tenant, instructions) : undefined
      return read ?? builtInCompiler.compile(instructions)
    },
  }
}
