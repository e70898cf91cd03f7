/** The port to whoever reads instructions. What comes out is a policy that code enforces, whoever read. */
import type { Reading } from '@relance/contracts/reading'
import { BUILT_IN_COMPILER, type Policy, compilePolicy } from '@relance/policy'
import type { ModelCall } from './model.ts'

/**
 * - C1 `compile` rejects as a `Model` does where it cannot read, and never gives half a reading.
 * - C2 The same instructions, version and reading give the same policy: a reading may be kept, and compiled anew.
 */
export interface Compiler {
  /** Who reads, and in which version. */
  readonly version: string
  compile(instructions: string, call?: ModelCall): Promise<Compiled>
}

export interface Compiled {
  /** By the instructions alone, without limits set by hand. */
  policy: Policy
  /** What a model said; absent where none was asked. */
  reading?: Reading
}

/** Rules in six languages; always there, and the floor under every other reading. */
export const builtInCompiler: Compiler = {
  version: BUILT_IN_COMPILER,
  compile: async (instructions) => ({ policy: compilePolicy(instructions) }),
}
