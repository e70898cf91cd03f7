import type { ConversationView } from '@relance/contracts/view'
import type { ReactNode } from 'react'
import { useNow } from '../clock.ts'
import { countdown } from '../time.ts'

/** What happens next by itself, for as long as nothing is planned: silence has its reason too. */
export function NextStep({ view }: { view: ConversationView }) {
  const now = useNow()
  return <p className="rounded-xl bg-sunken/70 px-4 py-2.5 text-center text-sm text-muted">{nextStep(view, now)}</p>
}

function nextStep(view: ConversationView, now: number): ReactNode {
  if (view.state === 'closing') return 'Closing: the summary is being written.'
  if (view.delivery === 'pending') return 'A message is on its way to the customer.'
  if (view.handledBy === 'waiting_for_human') return 'Nothing is sent until a person takes over or hands back.'
  if (view.handledBy === 'human') return 'While a person handles it, Relance sends nothing.'
  if (view.state === 'idle') return 'Idle: Relance is deciding whether to follow up, wait, hand over or close.'
  if (view.optedOut) return 'The contact opted out. No follow-up is sent.'
  if (view.paused) return 'Follow-ups to this contact are paused.'
  if (view.idleAt === undefined) return 'Nothing is planned.'
  if (view.idleAt <= now) return 'The silence is over its time; a decision is due.'
  return `If nobody writes, it is idle ${countdown(view.idleAt, now)}, and Relance decides what to do.`
}
