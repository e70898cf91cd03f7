/** Withholds the follow-up from a conversation that is held out, after all else was decided, so that both kinds differ in nothing else. */
import { type Gate, type Ruling, isHeldOut, stampText } from '@relance/policy'
import type { Brief } from './brief.ts'

/** What is left of a ruling, and the gate's line. No line where the assistant holds nobody out, or there is nothing to withhold. */
export function withHoldOut(ruling: Ruling, brief: Brief): { ruling: Ruling; heldOut?: true } {
  const { assistant, context, place } = brief
  const follows = ruling.action === 're_engage' || ruling.action === 'schedule'
  if (!follows || assistant.holdOut === 0) return { ruling }
  const gate = { name: 'hold-out', source: `assistant's settings: ${percent(assistant.holdOut)} are held out` }
  const withGate = (more: Pick<Gate, 'verdict' | 'detail'>) => [...ruling.gates, { ...gate, ...more }]
  if (!isHeldOut({ assistant: assistant.id, conversation: context.conversation.id, share: assistant.holdOut }))
    return { ruling: { ...ruling, gates: withGate({ verdict: 'passed', detail: '' }) } }
  const at = ruling.dueAt === undefined ? 'at once' : stampText(ruling.dueAt, place.zone)
  return {
    ruling: {
      action: 'close',
      reason: `Held out to see who comes back without a follow-up, which would have come ${at}. ${ruling.reason}`,
      gates: withGate({ verdict: 'vetoed', detail: `a follow-up ${at} is withheld: the conversation is held out` }),
    },
    heldOut: true,
  }
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`
}
