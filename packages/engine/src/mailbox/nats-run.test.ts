import { expect, it } from 'vitest'
import { createRun } from './nats-run.ts'

const MANY = 1_000_000
/** `12` is the first delivery of entry 12; `12:2` its second. The subject is the entry's last digit. */
const feed = (run: ReturnType<typeof createRun>, firstConsumerSeq: number, ...entries: string[]) => {
  for (const [n, entry] of entries.entries()) {
    const [seq = 0, deliveries = 1] = entry.split(':').map(Number)
    const body = new Uint8Array(100)
    run.received({
      subject: `s${seq % 10}`,
      seq,
      deliveries,
      consumerSeq: firstConsumerSeq + n,
      headers: undefined,
      body,
      at: 0,
      reply: '',
    })
  }
}
const read = (run: ReturnType<typeof createRun>, digit: number, afterSeq: number, including: number) =>
  run.read(`s${digit}`, afterSeq, including)?.map(({ seq }) => seq)

it('knows a conversation from where the run began', () => {
  const run = createRun(MANY)
  feed(run, 5, '11', '12', '21', '31')
  expect(read(run, 1, 10, 31)).toEqual([11, 21, 31])
  expect(read(run, 1, 21, 31)).toEqual([31])
  expect(read(run, 2, 11, 12)).toEqual([12])
  expect(read(run, 1, 9, 31), 'entry 10 was before the run').toBeUndefined()
  expect(read(run, 1, 31, 41), 'entry 41 has not come').toBeUndefined()
})

it('ends where a delivery is missing', () => {
  const run = createRun(MANY)
  feed(run, 5, '11')
  feed(run, 7, '31')
  expect(read(run, 1, 10, 31)).toBeUndefined()
  expect(read(run, 1, 30, 31)).toEqual([31])
})

it('is not broken by what comes again, and does not begin with it', () => {
  const run = createRun(MANY)
  feed(run, 1, '5:2')
  expect(read(run, 5, 4, 5)).toBeUndefined()
  feed(run, 2, '11', '5:3', '21')
  expect(read(run, 1, 10, 21)).toEqual([11, 21])
})

it('ends where the consumer was set back', () => {
  const run = createRun(MANY)
  feed(run, 1, '11', '21', '11')
  expect(read(run, 1, 10, 21)).toBeUndefined()
  expect(read(run, 1, 10, 11)).toEqual([11])
})

it('forgets the oldest where there is no more space, and knows that it has', () => {
  const run = createRun(3 * 600)
  feed(run, 1, '11', '12', '13', '21', '31')
  expect(read(run, 1, 12, 31)).toEqual([21, 31])
  expect(read(run, 1, 11, 31)).toBeUndefined()
})
