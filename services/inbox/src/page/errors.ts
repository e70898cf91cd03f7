import { ApiError } from './api.ts'

/** An error as somebody who answers customers would want to read it: what happened, and what to do. */
export function errorInWords(error: unknown): { what: string; todo: string } {
  if (!(error instanceof ApiError)) return { what: 'Something on this page went wrong.', todo: 'Reload the page.' }
  const known = WORDS[error.code]
  if (known) return { what: known[0], todo: known[1] }
  if (error.retryable) return { what: error.message, todo: 'Nothing was lost. Try again in a moment.' }
  return { what: error.message, todo: '' }
}

const GONE = 'It may have been sent, cancelled or answered a moment ago; what you see here is how things stand.'

const WORDS: Record<string, [what: string, todo: string]> = {
  NOT_REACHED: ['Relance cannot be reached.', 'Check your connection and that Relance is running, then try again.'],
  NO_ANSWER: ['Relance takes too long to answer.', 'Try again; the same request is never carried out twice.'],
  DEADLINE_EXCEEDED: [
    'A part of Relance takes too long to answer.',
    'Try again; the same request is never carried out twice.',
  ],
  UNAVAILABLE: ['A part of Relance is away at the moment.', 'Nothing was lost. Try again in a moment.'],
  CONVERSATION_NOT_FOUND: ['There is no such conversation.', 'It may have been deleted. Choose another from the list.'],
  CONVERSATION_NOT_OPEN: ['This conversation is not open.', 'It opens again when the customer writes.'],
  CONVERSATION_CLOSED: ['This conversation is closed.', 'It opens again when the customer writes.'],
  FOLLOW_UP_NOT_SCHEDULED: ['There is no follow-up planned any more.', GONE],
  FOLLOW_UP_BEING_SENT: ['The follow-up is being sent right now.', 'It cannot be changed any more.'],
  FOLLOW_UPS_USED_UP: [
    'The limit of follow-ups is reached.',
    'Raise it in the assistant’s instructions, or write to the customer yourself.',
  ],
  FOLLOW_UPS_PAUSED: ['Follow-ups to this contact are paused.', 'Resume them first.'],
  FOLLOW_UPS_UNAVAILABLE: ['Follow-ups are not available here.', 'They are switched off, or the channel has none.'],
  CONTACT_OPTED_OUT: ['This contact does not want to be written to.', 'Only they can change that, by writing in.'],
  PERSON_HANDLES: ['A person handles this conversation.', 'Hand it back to the AI first.'],
  DUE_AT_NOT_IN_FUTURE: ['That time has passed.', 'Choose a later one.'],
  TEXT_MISSING: ['The text is empty.', 'Write what the customer should read.'],
}
