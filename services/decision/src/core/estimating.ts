/**
 * What a conversation costs when its customer does not answer: it is replayed with the built-in engine, from the last message that
 * Relance did not send itself to the close. With a model the decisions differ, but hardly what they cost.
 */
import { ANALYSIS_CREDITS, FOLLOW_UP_CREDITS } from '@relance/contracts/credits'
import type { ThreadMessage } from '@relance/contracts/view'
import { expectsReply } from '@relance/policy'
import { ruledDecision, settledDecision } from './analysing.ts'
import { type Brief, type BriefSources, briefOf } from './brief.ts'
import type { Decided } from './decided.ts'
import { cheapGates } from './gates.ts'
import { proposeByRules } from './rules/rule-engine.ts'
import { situationOf } from './rules/situation.ts'

/** No policy allows more follow-ups than that. */
const MOST_FOLLOW_UPS = 20

/** Credits, with Auto Follow-ups on. A conversation that a person wrote in last is the person's, and costs nothing. */
export function replayedCredits(sources: Omit<BriefSources, 'now' | 'allowance'>): number {
  const { context, assistant } = sources
  const capabilities = { ...assistant.capabilities, autoFollowUps: true }
  const messages = context.messages.filter(({ sentByRelanceAs }) => sentByRelanceAs === undefined)
  const last = messages.at(-1)
  if (!last || last.author === 'person') return 0
  let credits = 0
  for (let sent = 0; sent < MOST_FOLLOW_UPS; sent++) {
    const lastAt = messages.at(-1)?.sentAt ?? last.sentAt
    const now = lastAt + assistant.inactivityMs
    const brief = briefOf({
      ...sources,
      assistant: { ...assistant, capabilities },
      context: {
        ...context,
        messages,
        asOf: now,
        lastFollowUpAt: sent > 0 ? lastAt : undefined,
        conversation: conversationAt({ messages, last, sent, view: context.conversation }),
      },
      now,
    })
    const { action, dueAt, draft, receipt } = decidedByRules(brief)
    credits += receipt?.credits ?? 0
    if (action === 'close' || action === 'hand_over') return credits
    credits += FOLLOW_UP_CREDITS
    messages.push(ourFollowUp(draft ?? '', dueAt ?? now, sent + 1))
  }
  return credits
}

function decidedByRules(brief: Brief): Decided {
  const situation = situationOf(brief.transcript)
  const { settled, gates } = cheapGates(brief, situation)
  return settled
    ? settledDecision(settled, brief, gates)
    : ruledDecision(proposeByRules(brief, situation), brief, { engine: 'rules', credits: ANALYSIS_CREDITS, gates })
}

type View = Brief['context']['conversation']

/** The conversation as it stood when it had gone idle after so many follow-ups. */
function conversationAt({
  messages,
  last,
  sent,
  view,
}: {
  messages: ThreadMessage[]
  last: ThreadMessage
  sent: number
  view: View
}): View {
  return {
    ...view,
    state: 'idle',
    handledBy: 'ai',
    lastActivityAt: messages.at(-1)?.sentAt ?? last.sentAt,
    lastAuthor: last.author,
    lastCustomerAt: messages.findLast(({ author }) => author === 'customer')?.sentAt,
    customerIsWaiting: last.author === 'customer' && expectsReply(last.text),
    unansweredFollowUps: sent,
    totalFollowUps: sent,
  }
}

function ourFollowUp(text: string, sentAt: number, attempt: number): ThreadMessage {
  return {
    author: 'assistant',
    kind: 'text',
    text,
    sentAt,
    sentByRelanceAs: 'follow_up',
    attempt,
    messageId: `replayed-${attempt}`,
  }
}
