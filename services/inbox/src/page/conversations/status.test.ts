import type { ConversationView } from '@relance/contracts/view'
import { expect, it } from 'vitest'
import { statusOf } from './status.ts'

const NOW = Date.parse('2026-11-24T10:00:00Z')
const HOUR = 3_600_000
const followUp = { dueAt: NOW + 23 * HOUR } as ConversationView['followUp']

it.each<[string, Partial<ConversationView>]>([
  ['Follow-up in 23 hours', { state: 'follow_up_scheduled', followUp }],
  ['Sending', { state: 'follow_up_scheduled', followUp, delivery: 'pending' }],
  ['Delivery in doubt', { delivery: 'in_doubt' }],
  ['Idle in 12 minutes', { idleAt: NOW + 0.2 * HOUR }],
  ['Active', { idleAt: NOW - HOUR }],
  ['Idle, deciding what to do', { state: 'idle' }],
  ['Customer waits for an answer', { customerIsWaiting: true, idleAt: NOW + HOUR }],
  ['Waiting for a person', { alert: 'A complaint', followUp }],
  ['Waiting for a person', { handledBy: 'waiting_for_human' }],
  ['With Ana', { handledBy: 'human', assignee: 'Ana' }],
  ['With a person', { handledBy: 'human' }],
  ['Follow-ups paused', { paused: true, idleAt: NOW + HOUR }],
  ['Closed', { state: 'closed', paused: true }],
  ['Closed, held out', { state: 'closed', heldOut: true }],
  ['Stopped by an error', { parked: 'Something broke', state: 'closed' }],
])('%s: %o', (text, differing) => {
  const view = { state: 'active', handledBy: 'ai', ...differing } as ConversationView
  expect(statusOf(view, NOW).text).toBe(text)
})
