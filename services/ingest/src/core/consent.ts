import type { Channel } from '@relance/contracts/words'
import { optInWord, optOutWord } from '@relance/policy'
import type { OutsideMessage } from './outside-message.ts'
import { readable } from './readable.ts'

/** Whether a customer's words revoke consent (true), give it again (false), or say nothing about it. */
export function consentIn(
  { kind, words: inFull }: Pick<OutsideMessage, 'kind' | 'words'>,
  channel: Channel,
): boolean | undefined {
  if (kind !== 'text' && kind !== 'choice') return undefined
  const words = readable(inFull)
  if (optOutWord(words, channel) !== undefined) return true
  return optInWord(words) === undefined ? undefined : false
}
