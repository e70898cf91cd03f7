/** "If the customer mentioned a complaint, transfer to a human": conditions of the instructions, read from the customer's words. */
import { plain } from './plain-text.ts'
import type { Limit, Trigger } from './policy.ts'
import { customerActs } from './speech.ts'

const ASKS_FOR_PERSON =
  /\b(?:speak|talk|connect|transfer|chat|put) (?:me )?(?:to|with|through to) (?:an? |the |your |some )?(?:real |actual |live )?(?:human|person|agent|someone|somebody|representative|operator|manager|staff|advisor)\b|\b(?:real|actual|live) (?:human|person|agent)\b|^(?:human|agent|operator|representative)\W*$/
const NOT_INTERESTED =
  /\bnot interested\b|\bno longer (?:interested|need)\b|\b(?:found|bought|got) (?:it|one|something) (?:else|elsewhere)\b/

/** The customer asks to talk to a person. */
export function asksForPerson(text: string): boolean {
  return ASKS_FOR_PERSON.test(plain(text))
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
      return texts.some((text) => customerActs(text).has('complaint'))
    case 'asks_for_person':
      return texts.some(asksForPerson)
    case 'goodbye':
      return customerActs(last).has('goodbye')
    case 'declined':
      return NOT_INTERESTED.test(plain(last)) || customerActs(last).has('decline')
    case 'mentions':
      return texts.some((text) => trigger.words.some((word) => mentions(plain(text), word)))
  }
}

/** Whole words; a plural counts. */
function mentions(said: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?:e?s|ed|ing)?(?![\\p{L}\\p{N}])`, 'u').test(said)
}
