import { expectsReply, isAutomated, loneRating, mayRequestFollowUp, saysNothing, spamSign } from '@relance/policy'
import type { MessageKind } from '@relance/contracts/words'
import { readable } from './readable.ts'

/** What a customer's message tells without a model; stamped once, so that a replay sees the same. */
export interface Hints {
  expectsReply: boolean
  mayRequestFollowUp: boolean
  automated: boolean
  loneRating?: number
  /** Why it looks like spam. */
  spam?: string
  /** It greets and says nothing else. */
  saysNothing?: true
}

/** Stickers and reactions are small talk, whatever they show. */
const SMALL_TALK: ReadonlySet<MessageKind> = new Set(['sticker', 'reaction'])

/**
 * Reads the author's own words. A picture, a voice message or a place without words is something that the customer wants
 * looked at: in doubt somebody waits for us.
 */
export function hintsOf({ kind, words: inFull }: { kind: MessageKind; words: string }): Hints {
  if (SMALL_TALK.has(kind))
    return { expectsReply: false, mayRequestFollowUp: false, automated: false, saysNothing: true }
  const words = readable(inFull)
  const rating = loneRating(words)
  const spam = spamSign(words)
  return {
    expectsReply: words === '' ? kind !== 'text' : expectsReply(words),
    mayRequestFollowUp: mayRequestFollowUp(words),
    automated: isAutomated(words),
    ...(rating === undefined ? {} : { loneRating: rating }),
    ...(spam === undefined ? {} : { spam }),
    ...(saysNothing(words) ? { saysNothing: true } : {}),
  }
}
