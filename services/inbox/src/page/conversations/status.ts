import type { ConversationView } from '@relance/contracts/view'
import { countdown } from '../time.ts'

export type Tone = 'accent' | 'warn' | 'danger' | 'plain' | 'quiet'

/** Where a conversation stands, in a few words; what concerns people most comes first. */
export function statusOf(view: ConversationView, now: number): { tone: Tone; text: string } {
  if (view.parked) return { tone: 'danger', text: 'Stopped by an error' }
  if (view.alert || view.handledBy === 'waiting_for_human') return { tone: 'warn', text: 'Waiting for a person' }
  if (view.state === 'closed') return { tone: 'quiet', text: view.heldOut ? 'Closed, held out' : 'Closed' }
  if (view.delivery === 'in_doubt') return { tone: 'warn', text: 'Delivery in doubt' }
  if (view.state === 'closing') return { tone: 'quiet', text: 'Closing' }
  if (view.delivery === 'pending') return { tone: 'accent', text: 'Sending' }
  if (view.followUp) return { tone: 'accent', text: `Follow-up ${countdown(view.followUp.dueAt, now)}` }
  if (view.handledBy === 'human') return { tone: 'plain', text: `With ${view.assignee ?? 'a person'}` }
  if (view.optedOut) return { tone: 'quiet', text: 'Opted out' }
  if (view.state === 'idle') return { tone: 'plain', text: 'Idle, deciding what to do' }
  if (view.customerIsWaiting) return { tone: 'plain', text: 'Customer waits for an answer' }
  if (view.paused) return { tone: 'quiet', text: 'Follow-ups paused' }
  if (view.idleAt !== undefined && view.idleAt > now)
    return { tone: 'plain', text: `Idle ${countdown(view.idleAt, now)}` }
  return { tone: 'plain', text: 'Active' }
}
