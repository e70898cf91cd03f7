import { hashOf } from '@relance/policy'
import { createVirtualClock } from '@relance/engine'
import { createLog } from '@relance/service-kit'
import { expect, it } from 'vitest'
import type { Compiled, Compiler } from './core/compiler.ts'
import { builtInCompiler } from './core/compiler.ts'
import { createInstructionCompiler } from './instruction-compiler.ts'

const REST_MS = 1_000

/** A compiler whose answers the test gives, one by one. */
function aCompiler() {
  const clock = createVirtualClock(0)
  const asked: PromiseWithResolvers<Compiled>[] = []
  const compiler: Compiler = {
    version: 'model 1',
    compile() {
      const answer = Promise.withResolvers<Compiled>()
      asked.push(answer)
      return answer.promise
    },
  }
  const compiling = createInstructionCompiler({
    compiler,
    guard: (ask) => ask(new AbortController().signal),
    budget: { within: (_, call, ask) => ask(call) },
    clock,
    log: createLog({ service: 'test', level: 'silent' }),
    patienceMs: 20,
    restMs: REST_MS,
  })
  return { clock, asked, compiling }
}

async function aReading(instructions: string): Promise<Compiled> {
  const reading = { compiler: 'model 1', of: hashOf(instructions), claims: [] }
  return { ...(await builtInCompiler.compile(instructions)), reading }
}

it('gives the built-in result to whoever cannot wait, and the whole to the next', async () => {
  const { compiling, asked } = aCompiler()
  expect(await compiling.inTime('acme', 'Be kind.')).toMatchObject({
    isPending: true,
    policy: { compiler: 'built-in 1' },
  })
  const whole = compiling.whole('acme', 'Be kind.')
  asked[0]?.resolve(await aReading('Be kind.'))
  expect((await whole).reading?.compiler).toBe('model 1')
  expect(await compiling.inTime('acme', 'Be kind.')).toMatchObject({
    isPending: false,
    reading: { compiler: 'model 1' },
  })
  expect(asked).toHaveLength(1)
})

it('asks again after a failure, and not at once', async () => {
  const { compiling, asked, clock } = aCompiler()
  const failed = compiling.whole('acme', 'Be kind.')
  asked[0]?.reject(new Error('The model is away.'))
  expect(await failed).not.toHaveProperty('reading')
  expect(await compiling.inTime('acme', 'Be kind.')).toMatchObject({ isPending: false })
  expect(asked).toHaveLength(1)
  await clock.advanceTo(REST_MS)
  const again = compiling.whole('acme', 'Be kind.')
  asked[1]?.resolve(await aReading('Be kind.'))
  expect(await again).toHaveProperty('reading')
})

it('asks no model about nothing', async () => {
  const { compiling, asked } = aCompiler()
  expect(await compiling.inTime('acme', '  \n')).toMatchObject({ isPending: false })
  expect(asked).toEqual([])
})
