import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NewerSchemaError } from '../core/actor-state.ts'
import { type StateRecord, decodeRecord, emptyRecord, encodeRecord } from './record.ts'

const record: StateRecord = {
  ...emptyRecord('stream'),
  lastSeq: 7,
  lastAt: 1_700_000_000_000,
  outbox: [
    {
      id: 'c/7/2',
      to: 'timerCommands',
      type: 'timer.arm',
      at: 1_700_000_000_000,
      body: Uint8Array.of(0, 1, 255),
      carrier: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
    },
  ],
  outcomes: [
    { requestId: 'r1', accepted: true },
    { requestId: 'r2', accepted: false, reason: 'FOLLOW_UP_NOT_SCHEDULED', detail: 'Nothing is planned.' },
  ],
  parked: { code: 'FOLD_FAILED', error: 'x', seq: 8 },
}

describe('the STATE record', () => {
  it('comes back as it was', () => {
    const again = decodeRecord(encodeRecord(record))
    expect({ ...again, outbox: again.outbox.map((item) => ({ ...item, body: new Uint8Array(item.body) })) }).toEqual(
      record,
    )
  })

  it('of a later version is refused as such, and a broken one otherwise', () => {
    const changed = (change: object) =>
      new TextEncoder().encode(
        JSON.stringify({ ...JSON.parse(new TextDecoder().decode(encodeRecord(record))), ...change }),
      )
    expect(() => decodeRecord(changed({ schema: 2 }))).toThrow(NewerSchemaError)
    expect(() => decodeRecord(changed({ actor: { schema: 99 } }))).toThrow(NewerSchemaError)
    expect(() => decodeRecord(changed({ lastSeq: 'seven' }))).not.toThrow(NewerSchemaError)
    expect(() => decodeRecord(changed({ lastSeq: 'seven' }))).toThrow()
  })
})

/** One for each schema that was released, as that release wrote it: with something in every field. */
const fixtures = join(import.meta.dirname, 'fixtures')

it.each(readdirSync(fixtures))('a record of %s loads with everything that is in it', (file) => {
  const { actor, lastSeq, outbox, outcomes, parked, stream } = decodeRecord(readFileSync(join(fixtures, file)))
  expect({ lastSeq, outcomes, parked, stream }).toEqual({
    lastSeq: 4,
    stream: 'storage',
    outcomes: record.outcomes,
    parked: { code: 'FOLD_FAILED', error: 'timer.elapsed: broken', seq: 5 },
  })
  expect(outbox.map(({ body, ...item }) => ({ ...item, body: [...body] }))).toEqual([
    { ...record.outbox[0], id: 'c_1/4/2', at: expect.any(Number), body: [0, 1, 255] },
  ])
  expect(actor?.snapshot).toMatchObject({
    value: 'followUpScheduled',
    context: { plan: { draft: 'Still interested?' } },
  })
})
