/** The transcript of a preview: refused where it makes no sense, and read for what the customer asked of us before it went idle. */
import { TerminalError } from '@relance/contracts/errors'
import type { PreviewRequest } from '@relance/contracts/gen/relance/decision/v1/decision_service'
import { LONGEST_INSTRUCTIONS } from '@relance/contracts/settings'
import type { ThreadMessage } from '@relance/contracts/view'
import { type Channel, optionalAuthor } from '@relance/contracts/words'
import { CHANNEL_RULES, mayRequestFollowUp, optInWord, optOutWord, readable } from '@relance/policy'
import type { Brief } from './core/brief.ts'
import type { UnderstoodRequest } from './core/decided.ts'
import type { Decider } from './decider.ts'

const MOST_MESSAGES = 500
const MINUTE = 60_000

/** What is unset lies a minute before the next one, the last one an inactivity time ago. Throws what is wrong with which message. */
export function messagesIn({ transcript }: PreviewRequest, now: number, inactivityMs: number): ThreadMessage[] {
  if (transcript.length === 0) throw new TerminalError('TRANSCRIPT_EMPTY', 'A preview needs at least one message.')
  if (transcript.length > MOST_MESSAGES)
    throw new TerminalError(
      'TRANSCRIPT_TOO_LONG',
      `A preview takes at most ${MOST_MESSAGES} messages, not ${transcript.length}.`,
    )
  const lastAt = now - inactivityMs
  const messages = transcript.map((message, index): ThreadMessage => {
    const author = optionalAuthor.fromWire(message.author)
    if (!author) throw refused(index, 'has no author: the customer, the assistant or a person.')
    return {
      author,
      kind: 'text',
      text: message.text,
      sentAt: message.at?.getTime() ?? lastAt - (transcript.length - 1 - index) * MINUTE,
      attempt: 0,
      messageId: `preview-${index}`,
    }
  })
  for (const [index, { sentAt }] of messages.entries()) {
    if (Number.isNaN(sentAt)) throw refused(index, 'has a time that does not exist.')
    if (sentAt > now + MINUTE) throw refused(index, 'lies in the future; now says what the present is.')
    if (sentAt < (messages[index - 1]?.sentAt ?? sentAt)) throw refused(index, 'is earlier than the one before it.')
  }
  return messages
}

/** The instructions of a request, as they are. */
export function instructionsIn({ instructions }: { instructions: string }): string {
  if (instructions.length <= LONGEST_INSTRUCTIONS) return instructions
  throw new TerminalError(
    'INSTRUCTIONS_TOO_LONG',
    `Instructions have at most ${LONGEST_INSTRUCTIONS} characters, these have ${instructions.length}.`,
  )
}

/** Whether the customer's last word about it was that we are not to write. */
export function hasOptedOut(messages: readonly ThreadMessage[], channel: Channel): boolean {
  const words = messages.flatMap(({ author, text }) => (author === 'customer' ? [readable(text)] : []))
  const word = words.findLast((text) => optOutWord(text, channel) !== undefined || optInWord(text) !== undefined)
  return word !== undefined && optOutWord(word, channel) !== undefined
}

/**
 * What the customer asked to be sent at a time that lies ahead: that is planned when the message comes, and no analysis is made then. The
 * last wish counts; undefined where there is none, or it was withdrawn.
 */
export async function promiseIn(
  brief: Brief,
  decider: Pick<Decider, 'understand'>,
): Promise<UnderstoodRequest | undefined> {
  const { contact, context, facts } = brief
  if (contact.optedOut || context.automated || !CHANNEL_RULES[facts.channel].followUps) return undefined
  for (const turn of turnsOfCustomer(context.messages).toReversed()) {
    if (!turn.some(({ text }) => mayRequestFollowUp(readable(text)))) continue
    const wasNow = turn.at(-1)?.sentAt ?? facts.now
    const understood = await decider.understand({
      ...brief,
      context: { ...context, toUnderstand: turn },
      facts: { ...facts, now: wasNow },
    })
    if (understood.outcome === 'none') continue
    const liesAhead = understood.dueAt !== undefined && understood.dueAt > facts.now
    return understood.outcome === 'requested' && liesAhead ? understood : undefined
  }
  return undefined
}

/** People spread one request over several messages: all that the customer wrote before somebody else did. */
function turnsOfCustomer(messages: readonly ThreadMessage[]): ThreadMessage[][] {
  const turns: ThreadMessage[][] = []
  for (const [index, message] of messages.entries()) {
    if (message.author !== 'customer') continue
    if (messages[index - 1]?.author === 'customer') turns.at(-1)?.push(message)
    else turns.push([message])
  }
  return turns
}

function refused(index: number, why: string): TerminalError {
  return new TerminalError('TRANSCRIPT_INVALID', `Message ${index + 1} of the transcript ${why}`)
}
