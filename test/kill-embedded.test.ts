import { expect, it } from 'vitest'
import { feed, prepare } from '../scripts/replay/feed.ts'
import { passTime } from '../scripts/replay/pass-time.ts'
import { type Report, report } from '../scripts/replay/report.ts'
import { connectTarget } from '../scripts/replay/target.ts'
import { someDialogues } from './dialogues.ts'
import { type Relance, useRelance } from './use-relance.ts'

const DIALOGUES = someDialogues(120)

const undisturbed = useRelance({ clock: 'virtual' })
const killed = useRelance({ clock: 'virtual' })

it('comes to the same ends with the same messages when the process is killed -9 and started again', async () => {
  const wanted = await replay(undisturbed, async () => {})
  expect(wanted).toMatchObject({ conversations: 120, open: 0, doubles: 0 })

  let kills = 0
  const result = await replay(killed, async () => {
    if (kills >= 6) return
    kills += 1
    await killed.kill()
    await killed.restart()
  })
  expect(kills).toBe(6)
  expect(result.doubles).toBe(0)
  expect(endsOf(result)).toEqual(endsOf(wanted))
}, 180_000)

/** Plays the dialogues while somebody disturbs, over and over, at moments that nobody chose. */
async function replay({ grpcAddress }: Relance, disturb: () => Promise<void>): Promise<Report> {
  const target = await connectTarget(grpcAddress)
  await prepare(target, 1)
  let over = false
  const disturbing = (async () => {
    while (!over) {
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 350))
      if (!over) await disturb()
    }
  })()
  const conversations = await feed(target, DIALOGUES)
  const views = await passTime(target, new Set(conversations.values()), {
    patience: { days: 30, minutes: 1 },
    pace: undefined,
    tell: () => {},
  })
  over = true
  await disturbing
  const byConversation = new Map([...conversations].map(([id, conversation]) => [conversation, id]))
  const result = await report(target, views, byConversation)
  target.close()
  return result
}

/** Where each ended and what was sent to it; instants may differ, since a killed process may miss a minute. */
function endsOf({ endings }: Report) {
  return endings.map(({ id, end, sent }) => ({ id, end, sent: sent.map(({ kind, attempt }) => `${kind} ${attempt}`) }))
}
