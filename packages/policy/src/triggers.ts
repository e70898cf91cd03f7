/** "If the customer mentioned a complaint, transfer to a human": conditions of the instructions, read from the customer's words. */
import { plain, readable } from './plain-text.ts'
import type { Limit, Trigger } from './policy.ts'
import { customerActs } from './speech.ts'
import { ASKS_FOR_PERSON, COMPLAINS, NOT_INTERESTED, PERSON_ALONE, TAKES_LEAVE } from './trigger-words.ts'

/** The customer asks to talk to a person. */
export function asksForPerson(text: string): boolean {
  const said = plain(readable(text))
  return ASKS_FOR_PERSON.test(said) || PERSON_ALONE.test(said)
}

/** The first condition that holds; `texts` are the customer's messages of the episode, oldest first. */
export function firedTrigger(
  triggers: readonly Limit<Trigger>[],
  texts: readonly string[],
): Limit<Trigger> | undefined {
  return triggers.find(({ value }) => fires(value, texts))
}

function fires(trigger: Trigger, texts: readonly string[]): boolean {
  const last = texts.at(-1) ?? ''
  switch (trigger.when) {
    case 'complaint':
      return texts.some(
        (text) => customerActs(readable(text)).has('complaint') || COMPLAINS.test(plain(readable(text))),
      )
    case 'asks_for_person':
      return texts.some((text) => asksForPerson(text))
    case 'goodbye':
      return customerActs(readable(last)).has('goodbye') || TAKES_LEAVE.test(plain(readable(last)))
    case 'declined':
      return NOT_INTERESTED.test(plain(readable(last))) || customerActs(readable(last)).has('decline')
    case 'mentions':
      return texts.some((text) => trigger.words.some((word) => mentions(plain(text), word)))
  }
}

/** Whole words; a plural counts. */
function mentions(said: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?:e?s|ed|ing)?(?![\\p{L}\\p{N}])`, 'u').test(said)
}
