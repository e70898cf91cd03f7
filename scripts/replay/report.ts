import { type ConversationView, type ThreadItem, threadItem } from '@relance/contracts/view'
import { deliveryKind } from '@relance/contracts/words'
import { TENANT } from './feed.ts'
import { hasEnded } from './pass-time.ts'
import { type Target, patiently } from './target.ts'

/** Where one conversation ended, and what was sent on the way. */
export interface Ending {
  id: string
  conversation: string
  end: 'closed' | 'handed_over' | 'open'
  reason: string
  summary: string
  sent: { kind: string; attempt: number; at: string; text: string }[]
}

export interface Report {
  conversations: number
  ended: number
  closed: number
  handedOver: number
  open: number
  followUps: number
  /** Sends that the channel showed more than once for the same conversation, episode's attempt and kind. */
  doubles: number
  endings: Ending[]
}

/** Reads back where every conversation ended, and checks the sandbox channel's own log for doubles. */
export async function report(
  target: Target,
  views: readonly ConversationView[],
  externalIds: ReadonlyMap<string, string>,
): Promise<Report> {
  const endings: Ending[] = []
  for (const view of views) endings.push(await endingOf(target, view, externalIds.get(view.id) ?? view.id))
  endings.sort((a, b) => a.id.localeCompare(b.id))
  const ends = Object.groupBy(endings, ({ end }) => end)
  return {
    conversations: externalIds.size,
    ended: views.filter(hasEnded).length,
    closed: ends.closed?.length ?? 0,
    handedOver: ends.handed_over?.length ?? 0,
    open: externalIds.size - (ends.closed?.length ?? 0) - (ends.handed_over?.length ?? 0),
    followUps: endings.flatMap(({ sent }) => sent).filter(({ kind }) => kind === 'follow_up').length,
    doubles: await countDoubles(target, externalIds),
    endings,
  }
}

async function endingOf(target: Target, view: ConversationView, id: string): Promise<Ending> {
  return endingIn(view, await readThread(target, view.id), id)
}

export async function readThread(target: Target, conversation: string): Promise<ThreadItem[]> {
  const { thread } = await patiently(() =>
    target.conversations.getConversation({ tenant: TENANT, conversationId: conversation, withThread: true }),
  )
  return thread.map((item) => threadItem.fromWire(item))
}

/** Where a conversation ended, by its thread. */
export function endingIn(view: ConversationView, items: readonly ThreadItem[], id: string): Ending {
  return {
    id,
    conversation: view.id,
    end: !hasEnded(view) ? 'open' : view.state === 'closed' ? 'closed' : 'handed_over',
    reason: view.lastReason ?? howItClosed(items) ?? '',
    summary: view.summary ?? '',
    sent: items.flatMap(sentBy),
  }
}

/** A quiet close follows from a rule and not from a decision; its line says which. */
function howItClosed(items: readonly ThreadItem[]): string | undefined {
  const line = items.findLast(({ item }) => item.type === 'line' && item.kind === 'conversation.closed')?.item
  return line?.type === 'line' ? line.text : undefined
}

function sentBy({ at, item }: ThreadItem): Ending['sent'] {
  if (item.type !== 'message' || !item.sentByRelanceAs) return []
  return [{ kind: item.sentByRelanceAs, attempt: item.attempt, at: new Date(at).toISOString(), text: item.text }]
}

async function countDoubles(target: Target, conversations: ReadonlyMap<string, string>): Promise<number> {
  const shown = new Map<string, number>()
  for (let after = 0n; ; ) {
    const { calls } = await patiently(() =>
      target.delivery.listSandboxCalls({ tenant: TENANT, after, pageSize: 1_000 }),
    )
    for (const { number, repeat, conversationId, attempt, kind } of calls) {
      after = number
      if (repeat || !conversations.has(conversationId)) continue
      const key = `${conversationId}/${deliveryKind.fromWire(kind)}/${attempt}`
      shown.set(key, (shown.get(key) ?? 0) + 1)
    }
    if (calls.length === 0) return [...shown.values()].reduce((sum, times) => sum + times - 1, 0)
  }
}

/** The report as people read it. */
export function asText({ endings, ...totals }: Report): string {
  const lines = endings.flatMap(({ id, end, reason, summary, sent }) => [
    `${id}: ${end.replace('_', ' ')}${reason ? ` — ${reason}` : ''}`,
    ...sent.map(({ kind, attempt, at, text }) => `    ${at} ${kind.replace('_', '-')} ${attempt || ''} ${text}`),
    ...(summary ? [`    summary: ${summary}`] : []),
  ])
  const { conversations, ended, closed, handedOver, open, followUps, doubles } = totals
  return [
    ...lines,
    '',
    `${conversations} conversations, ${ended} ended: ${closed} closed, ${handedOver} handed over, ${open} open.`,
    `${followUps} follow-ups sent, ${doubles} sent twice.`,
  ].join('\n')
}
