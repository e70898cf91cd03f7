import { expect, it } from 'vitest'
import { listIn, nestsDeeperThan, objectIn, textIn } from './json.ts'

it('reads what is there, and nothing out of what is not', () => {
  const value = JSON.parse(
    '{"text":"a","number":7,"list":[1],"object":{"a":1},"null":null,"__proto__":{"polluted":true}}',
  ) as unknown
  expect([textIn(value, 'text'), textIn(value, 'number'), textIn(value, 'list'), textIn(value, 'absent')]).toEqual([
    'a',
    '7',
    '',
    '',
  ])
  expect([listIn(value, 'list'), listIn(value, 'text'), listIn(undefined, 'list')]).toEqual([[1], [], []])
  expect([objectIn(value, 'object'), objectIn(value, 'list'), objectIn(value, 'null')]).toEqual([{ a: 1 }, {}, {}])
  expect([textIn(value, 'polluted'), textIn(value, 'toString'), objectIn(value, 'constructor')]).toEqual(['', '', {}])
})

it('counts levels, brackets within strings not among them', () => {
  expect(nestsDeeperThan('{"a":[[1]]}', 3)).toBe(false)
  expect(nestsDeeperThan('{"a":[[1]]}', 2)).toBe(true)
  expect(nestsDeeperThan('{"a":"[[[[\\"[["}', 1)).toBe(false)
  expect(nestsDeeperThan('[],'.repeat(100), 1)).toBe(false)
})
