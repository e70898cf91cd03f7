import { setTimeout as sleep } from 'node:timers/promises'
import { conversationView, type ConversationView } from '@relance/contracts/view'
import { TENANT } from './feed.ts'
import { type Target, patiently } from './target.ts'

const DAY_MS = 86_400_000

/** Where a conversation can end: closed, or with people. */
export function hasEnded({ state, handledBy, delivery }: ConversationView): boolean {
  return (state === 'closed' || (handledBy === 'waiting_for_human' && state === 'active')) && !delivery
}

export interface Passing {
  /** Virtual days, or real minutes, after which waiting is given up. */
  patience: { days: number; minutes: number }
  /** Virtual seconds per real second at the most; undefined: as fast as it goes. */
  pace: number | undefined
  tell: (progress: { now: number; ended: number; total: number }) => void
}

/** Lets time pass until every conversation has ended. On a virtual clock, time advances only when nothing is queued. */
export async function passTime(
  target: Target,
  ids: ReadonlySet<string>,
  passing: Passing,
): Promise<ConversationView[]> {
  return target.clock ? passVirtualTime(target, ids, passing) : passRealTime(target, ids, passing)
}

async function passVirtualTime(target: Target, ids: ReadonlySet<string>, { patience, pace, tell }: Passing) {
  const clock = target.clock
  if (!clock) throw new Error('A target on virtual time has a clock service.')
  const began = (await patiently(() => clock.getClock({}))).now?.getTime() ?? 0
  let lastLook = 0
  for (;;) {
    const before = performance.now()
    const { now, nextTimerAt } = await patiently(() => clock.advanceClock({ until: undefined }))
    const passed = (now?.getTime() ?? 0) - began
    if (!nextTimerAt || passed > patience.days * DAY_MS || performance.now() - lastLook > 1_000) {
      lastLook = performance.now()
      const views = await look(target, ids)
      tell({ now: began + passed, ended: views.filter(hasEnded).length, total: ids.size })
      if (!nextTimerAt || views.every(hasEnded) || passed > patience.days * DAY_MS) return views
    }
    if (pace !== undefined && nextTimerAt && now) {
      await sleep(Math.max(0, (nextTimerAt.getTime() - now.getTime()) / pace - (performance.now() - before)))
    }
  }
}

async function passRealTime(target: Target, ids: ReadonlySet<string>, { patience, tell }: Passing) {
  const giveUpAt = performance.now() + patience.minutes * 60_000
  for (;;) {
    const views = await look(target, ids)
    const ended = views.filter(hasEnded).length
    tell({ now: Date.now(), ended, total: ids.size })
    if (ended === ids.size || performance.now() > giveUpAt) return views
    await sleep(1_000)
  }
}

/** The conversations of this replay as they are. */
async function look(target: Target, ids: ReadonlySet<string>): Promise<ConversationView[]> {
  const views: ConversationView[] = []
  let pageToken = ''
  do {
    const page = await patiently(() =>
      target.conversations.listConversations({
        tenant: TENANT,
        states: [],
        query: '',
        pageSize: 200,
        pageToken,
        waitingForPerson: false,
      }),
    )
    for (const wire of page.conversations) if (ids.has(wire.id)) views.push(conversationView.fromWire(wire))
    pageToken = page.nextPageToken
  } while (pageToken)
  return views
}
