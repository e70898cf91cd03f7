import { expect, it } from 'vitest'
import { commandIdOf, readCommandId } from './command-id.ts'

it('names the input that the command came of', () => {
  const input = { seq: 6, at: Date.UTC(2026, 10, 3, 10) }
  const id = commandIdOf('c_1', input, 1)
  expect(readCommandId(id)).toEqual({ conversation: 'c_1', ...input })
})

it('is another one for an input that was given the same sequence after a restore', () => {
  expect(commandIdOf('c_1', { seq: 6, at: 1_000 }, 1)).not.toBe(commandIdOf('c_1', { seq: 6, at: 1_001 }, 1))
})

it.each(['', 'c_1/6/1', 'c_1/6-abc', 'c_1/x-abc/1', 'an order/6-abc/1/2'])('%j is none', (id) =>
  expect(readCommandId(id)).toBeUndefined(),
)
