import { expect, it } from 'vitest'
import { type StateRecord, emptyRecord } from '../actor/record.ts'
import { differenceOf } from '../show-again.ts'
import { damageOf } from './find-damage.ts'

const record: StateRecord = { ...emptyRecord('here'), lastSeq: 7, lastAt: 1_700_000_000_000 }
const parked = (code: 'FOLD_FAILED' | 'MAILBOX_BEHIND' | 'STREAM_CHANGED') => ({
  ...record,
  parked: { code, error: 'x', seq: 0 },
})

it.each([
  ['folded as far as the mailbox reaches', record, { stream: 'here', lastSeq: 7 }, undefined],
  ['not folded as far yet', record, { stream: 'here', lastSeq: 9 }, undefined],
  ['folded further than the mailbox reaches', record, { stream: 'here', lastSeq: 6 }, 'MAILBOX_BEHIND'],
  ['whose mailbox is empty', record, { stream: 'here', lastSeq: 0 }, 'MAILBOX_BEHIND'],
  ['folded from another storage', record, { stream: 'there', lastSeq: 9 }, 'STREAM_CHANGED'],
  ['parked by its fold', parked('FOLD_FAILED'), { stream: 'here', lastSeq: 8 }, undefined],
  [
    'parked by a restore, and written to since',
    parked('MAILBOX_BEHIND'),
    { stream: 'here', lastSeq: 9 },
    'MAILBOX_BEHIND',
  ],
] as const)('a conversation %s', (_, state, mailbox, code) => expect(damageOf(state, mailbox)?.code).toBe(code))

const shown = (version: number) => ({
  tenant: 'acme',
  id: 'c',
  version,
  state: 'active',
  lastActivityAt: 0,
  contactId: 'p',
  searchText: '',
  body: new Uint8Array(),
})

it.each([
  ['that is not there', record, undefined, 7, 'missing'],
  ['of an earlier entry', record, shown(12), 7, 'older'],
  ['of this record', record, shown(14), 7, undefined],
  ['from before it was parked', parked('FOLD_FAILED'), shown(14), 8, 'older'],
  ['ahead of the commit, not of the mailbox', record, shown(18), 9, undefined],
  ['ahead of the mailbox', record, shown(20), 9, 'of another history'],
  ['ahead of a mailbox that is itself behind', record, shown(16), 5, 'of another history'],
] as const)('a view %s', async (_, state, view, lastSeq, difference) => {
  const mailbox = { lastSeq: async () => lastSeq }
  expect(await differenceOf(mailbox, { tenant: 'acme', conversation: 'c' }, state, view)).toBe(difference)
})
