import { expect, it } from 'vitest'
import { createServerClock } from './clock.ts'

const SERVER = Date.parse('2030-01-01T00:00:00Z')

it('goes on from what the server said, whatever the clock of the computer shows', () => {
  let monotonic = 100
  const clock = createServerClock(() => monotonic)
  expect(clock.now()).toBeUndefined()
  clock.sync({ now: SERVER, virtual: false })
  monotonic += 5_000
  expect(clock.now()).toBe(SERVER + 5_000)
  clock.sync({ now: SERVER + 4_900, virtual: false })
  expect(clock.now()).toBe(SERVER + 4_900)
})

it('lets virtual time stand until the server says otherwise', () => {
  let monotonic = 100
  const clock = createServerClock(() => monotonic)
  clock.sync({ now: SERVER, virtual: true })
  monotonic += 60_000
  expect(clock.now()).toBe(SERVER)
  clock.sync({ now: SERVER + 86_400_000, virtual: true })
  expect(clock.now()).toBe(SERVER + 86_400_000)
})
