/** The real services, in a process of their own, over a few conversations of which everybody can tell what is right. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readDialogues } from '../replay/dialogues.ts'
import { backtest } from './run.ts'

const TEXT =
  'Never follow up more than 2 times. Space follow-ups at least 24 hours apart. Only follow up between 2 PM and 6 PM.'

it('sends what the instructions allow, when they allow it, and keeps what customers asked for', {
  timeout: 60_000,
}, async () => {
  const dialogues = await readDialogues(join(import.meta.dirname, 'conversations.jsonl'))
  const { conversations, limits, totals } = await backtest(
    { name: 'rules.txt', text: TEXT },
    { dialogues, zone: 'Europe/Madrid', engine: 'rules', token: undefined, tell: () => {} },
  )
  const courses = conversations.map(({ id, end, messages, vetoed }) => {
    const sent = messages.map(({ at, kind }) => `${at.slice(0, 16)} ${kind}`)
    return [id, end, ...sent, ...vetoed.map(({ rule }) => `not: ${rule.name}`)]
  })
  expect(courses).toEqual([
    ['came-back', 'closed', '2026-03-02T13:00 follow_up'],
    ['goodbye', 'closed', 'not: goodbye'],
    [
      'promise',
      'closed',
      '2026-03-02T09:00 acknowledgement',
      '2026-03-03T09:00 follow_up',
      '2026-03-04T13:00 follow_up',
      'not: most follow-ups',
    ],
    ['table', 'closed', '2026-03-02T13:00 follow_up', '2026-03-03T13:00 follow_up', 'not: most follow-ups'],
    ['waiting', 'handed_over', 'not: who owes whom'],
  ])
  expect(conversations[3]?.messages[0]).toMatchObject({
    why: "The customer started a table request but hasn't provided their preferred time.",
    changed: [{ name: 'first follow-up' }, { name: 'allowed hours', source: 'Only follow up between 2 PM and 6 PM.' }],
  })
  expect(totals).toMatchObject({ conversations: 5, closed: 4, handedOver: 1, open: 0, credits: 11 })
  expect(limits).toContainEqual({ name: 'maxFollowUps', value: '2', source: 'Never follow up more than 2 times.' })
})
