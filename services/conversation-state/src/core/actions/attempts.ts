/** What a message of ours that went out, or did not, means for the conversation. */
import type { DeliveryKind } from '@relance/contracts/words'
import type { Conversation } from '../conversation.ts'
import { type Turn, publish } from '../turn.ts'
import { shortened } from '../wording.ts'
import { countSent } from './outcomes.ts'

export function count(c: Conversation): void {
  c.total += 1
  c.unanswered += 1
}

export function uncount(c: Conversation): void {
  c.total = Math.max(0, c.total - 1)
  c.unanswered = Math.max(0, c.unanswered - 1)
}

export function followUpWentOut(turn: Turn, attempt: number): void {
  turn.c.lastFollowUpAt = turn.input.at
  countSent(turn)
  publish(turn, 'followup.sent', `Follow-up ${attempt} was sent.`, { attempt })
}

/** Our own message breaks the silence; it answers nothing that the customer asked. */
export function wasSent(c: Conversation, input: { at: number; text: string }): void {
  c.lastActivityAt = input.at
  c.silentSince = input.at
  c.lastMessage = shortened(input.text)
  c.lastAuthor = 'assistant'
}

export function nameOf({ kind, attempt }: { kind: DeliveryKind; attempt: number }): string {
  switch (kind) {
    case 'follow_up':
      return `Follow-up ${attempt}`
    case 'acknowledgement':
      return 'The acknowledgement'
    case 'farewell':
      return 'The farewell'
    case 'csat':
      return 'The question for a rating'
  }
}
