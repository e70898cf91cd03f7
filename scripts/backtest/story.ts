/** What happened to one conversation in a backtest, read off its thread. */
import type { ThreadItem } from '@relance/contracts/view'
import type { Receipt } from '@relance/contracts/words'
import type { Ending } from '../replay/report.ts'

/** One rule that had its say. */
export interface Rule {
  name: string
  /** What it changed, "from → to", or why it vetoed. */
  detail: string
  /** The sentence of the instructions, "default", or where else the rule comes from. */
  source: string
}

/** A message that would have been sent. */
export interface Sent {
  /** ISO 8601, UTC. */
  at: string
  kind: string
  /** Number of the follow-up, from 1; 0 otherwise. */
  attempt: number
  text: string
  /** Why it would have been sent; empty for what only ends a conversation. */
  why: string
  /** Rules that moved it or changed its text. */
  changed: Rule[]
}

/** A moment at which nothing was sent. */
export interface Vetoed {
  at: string
  rule: Rule
  /** What happened instead. */
  instead: string
}

export interface Story {
  id: string
  end: Ending['end']
  reason: string
  messages: Sent[]
  vetoed: Vetoed[]
  credits: number
}

/** What a follow-up that is sent costs, in credits; analyses tell their cost in their receipts. */
const FOLLOW_UP_CREDITS = 1

export function storyIn({ id, end, reason }: Ending, items: readonly ThreadItem[]): Story {
  const messages: Sent[] = []
  const vetoed: Vetoed[] = []
  let credits = 0
  /** The decisions that wait for their message. */
  let because: { why: string; changed: Rule[] } = { why: '', changed: [] }
  for (const { at: instant, item } of items) {
    const at = new Date(instant).toISOString()
    if (item.type === 'decision') {
      const { kind, action, reason: why, receipt } = item
      credits += receipt?.credits ?? 0
      const changed = rulesOf(receipt, 'changed')
      // When the text is composed, what led to the plan is still why it is sent.
      because =
        kind === 'compose' ? { why: because.why || why, changed: [...because.changed, ...changed] } : { why, changed }
      vetoed.push(...rulesOf(receipt, 'vetoed').map((rule) => ({ at, rule, instead: action })))
      continue
    }
    if (item.type === 'line') {
      const rules = item.kind === 'delivery.suppressed' ? rulesOf(item.receipt, 'vetoed') : []
      vetoed.push(...rules.map((rule) => ({ at, rule, instead: 'not_sent' })))
      continue
    }
    if (!item.sentByRelanceAs) continue
    const { sentByRelanceAs: kind, attempt, text } = item
    const ends = kind === 'farewell' || kind === 'csat'
    messages.push({ at, kind, attempt, text, ...(ends ? { why: '', changed: [] } : because) })
    if (kind === 'follow_up') credits += FOLLOW_UP_CREDITS
  }
  return { id, end, reason, messages, vetoed, credits }
}

function rulesOf(receipt: Receipt | undefined, verdict: 'changed' | 'vetoed'): Rule[] {
  return (receipt?.gates ?? [])
    .filter((gate) => gate.verdict === verdict)
    .map(({ name, detail, source }) => ({ name, detail, source }))
}
