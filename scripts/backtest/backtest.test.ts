import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ThreadItem } from '@relance/contracts/view'
import type { Receipt } from '@relance/contracts/words'
import { afterAll, describe, expect, it } from 'vitest'
import { readDialogues } from '../replay/dialogues.ts'
import { differencesOf } from './compare.ts'
import { beginningOf } from './live.ts'
import type { Run } from './run.ts'
import { type Story, storyIn } from './story.ts'
import { pairAsText, runAsText } from './text.ts'
import { totalsOf } from './totals.ts'

const AT = Date.parse('2026-03-02T09:20:00Z')
const receiptOf = (gates: Receipt['gates']): Receipt => ({
  facts: [],
  credits: 1,
  engine: 'rules',
  policyVersion: 'v1',
  gates,
})
const passed = { name: 'capability', verdict: 'passed' as const, detail: '', source: 'default' }
const moved = { name: 'allowed hours', verdict: 'changed' as const, detail: '07:00 → 09:00', source: 'Only after 9.' }
const usedUp = { name: 'most follow-ups', verdict: 'vetoed' as const, detail: '1 of 1', source: 'Once only.' }

const decision = (more: object): ThreadItem['item'] => ({
  type: 'decision' as const,
  kind: 'analyse' as const,
  action: 'schedule' as const,
  missing: [],
  reason: 'The time is missing.',
  receipt: receiptOf([passed, moved]),
  ...more,
})
const sent = (text: string, kind: 'follow_up' | 'farewell'): ThreadItem['item'] => ({
  type: 'message' as const,
  author: 'assistant' as const,
  kind: 'text' as const,
  text,
  sentAt: AT,
  sentByRelanceAs: kind,
  attempt: kind === 'follow_up' ? 1 : 0,
  messageId: text,
})
const THREAD = [
  decision({}),
  decision({ kind: 'compose', action: 're_engage', reason: 'It is due.', receipt: { ...receiptOf([]), credits: 0 } }),
  sent('Which time suits you?', 'follow_up'),
  decision({ action: 'close', reason: 'All used up.', receipt: { ...receiptOf([usedUp]), credits: 0 } }),
  sent('Bye!', 'farewell'),
].map((item, index): ThreadItem => ({ seq: index + 1, at: AT + index * 3_600_000, item }))

const ending = {
  id: 'table',
  conversation: 'c_1',
  end: 'closed' as const,
  reason: 'All used up.',
  summary: '',
  sent: [],
}
const STORY = storyIn(ending, THREAD)
const runOf = (instructions: string, conversations: Story[]): Run => ({
  instructions,
  policyVersion: '0123456789',
  leftToModel: ['Be kind.'],
  conflicts: [],
  limits: [{ name: 'maxFollowUps', value: '1', source: 'Once only.' }],
  totals: totalsOf(conversations),
  conversations,
})

describe('a backtest', () => {
  it('tells of each message when, why and by which rules, of each silence which rule, and what it costs', () => {
    expect(STORY).toMatchObject({
      messages: [
        {
          at: '2026-03-02T11:20:00.000Z',
          kind: 'follow_up',
          attempt: 1,
          text: 'Which time suits you?',
          why: 'The time is missing.',
          changed: [{ name: 'allowed hours', source: 'Only after 9.' }],
        },
        { kind: 'farewell', why: '', changed: [] },
      ],
      vetoed: [{ at: '2026-03-02T12:20:00.000Z', rule: { name: 'most follow-ups' }, instead: 'close' }],
      credits: 2,
    })
    expect(runOf('once.txt', [STORY]).totals).toEqual({
      conversations: 1,
      closed: 1,
      handedOver: 0,
      open: 0,
      credits: 2,
      messages: { follow_up: 1, farewell: 1 },
      vetoed: { 'most follow-ups': 1 },
    })
  })

  it('is read in a terminal, in the zone of the customers, what came first above', () => {
    const text = runAsText(runOf('once.txt', [STORY]), 'Europe/Madrid')
    expect(text).toMatch(
      /table: closed, 2 credits\. All used up\.\n.*Mon 02 Mar 12:20 {2}follow-up 1: “Which time[^]*because: The time[^]*allowed hours, 07:00 → 09:00 \(Only after 9\.\)[^]*13:20 {2}nothing sent: most follow-ups[^]*14:20 {2}farewell: “Bye!”/,
    )
    expect(text.split('\n').filter((line) => line.length > 120)).toEqual([])
  })
})

describe('two sets of instructions', () => {
  const same: Story = { ...STORY, id: 'other' }
  const silent: Story = { ...STORY, messages: [] }
  const [one, other] = [runOf('a.txt', [same, STORY]), runOf('b.txt', [same, silent])]

  it('differ where something else would have been sent, or at another time', () => {
    expect(differencesOf(one, other).map(({ id }) => id)).toEqual(['table'])
    expect(differencesOf(one, one)).toEqual([])
    const later = {
      ...STORY,
      messages: STORY.messages.map((message) => ({ ...message, at: '2026-03-03T11:20:00.000Z' })),
    }
    expect(differencesOf(runOf('a', [STORY]), runOf('b', [later]))).toHaveLength(1)
  })

  it('stand beside each other, the differences first', () => {
    const text = pairAsText(one, other, differencesOf(one, other), 'UTC')
    expect(text).toMatch(/^a\.txt .* │ b\.txt[^]*1 of 2 conversations went differently:[^]*1 went the same: other\./)
    expect(text).toMatch(/follow-up 1: “Which time suits +│ .*nothing sent/)
    expect(text.split('\n').filter((line) => line.length > 120)).toEqual([])
  })
})

describe('the conversations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relance-backtest-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'past.jsonl')
  const reading = (...lines: string[]) => {
    writeFileSync(path, lines.join('\n'))
    return readDialogues(path)
  }
  const line = (id: string, ...times: (string | undefined)[]) =>
    JSON.stringify({ id, transcript: times.map((at) => ({ from: 'customer', text: 'Hi', at })) })

  it.each<[string, string, RegExp]>([
    ['is no JSON', '{"id":', /past\.jsonl, line 2 is not JSON\./],
    [
      'has nobody who says it',
      '{"id":"b","transcript":[{"text":"Hi"}]}',
      /line 2 is not a dialogue: transcript\.0\.from/,
    ],
    ['says nothing', '{"id":"b","transcript":[]}', /line 2 is not a dialogue: transcript/],
    ['comes twice', line('a', undefined), /line 2 repeats the id a\./],
    ['has times that are none', line('b', 'yesterday'), /line 2 is not a dialogue: transcript\.0\.at/],
    ['has times here and there', line('b', '2026-03-02T09:00:00Z', undefined), /line 2 .* has times on some messages/],
    [
      'goes back in time',
      line('b', '2026-03-02T09:00:00Z', '2026-03-01T09:00:00Z'),
      /line 2 .* has times that go back/,
    ],
  ])('are refused, and the line named, where one %s', async (_, second, message) => {
    await expect(reading(line('a', undefined), second)).rejects.toThrow(message)
  })

  it('begin when the first of them was written', async () => {
    const some = await reading(
      line('a', '2026-03-02T09:00:00Z'),
      line('b', '2026-03-01T09:00:00+02:00'),
      line('c', undefined),
    )
    expect(beginningOf(some)).toBe('2026-03-01T07:00:00.000Z')
    expect(beginningOf(some.slice(2))).toBeUndefined()
  })
})
