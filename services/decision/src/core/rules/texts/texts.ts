/**
 * The texts that the built-in engine sends, in one language: short, polite, natural, and without dates. Where a language
 * has two ways to call the customer, both stand in brackets, the formal one first: "[Sie|du]".
 */

/** What we need from the customer. */
export type Need =
  | { kind: 'details'; missing: readonly string[] }
  | { kind: 'confirmation' | 'decision' | 'thought' | 'answer' }

/** The first follow-up, a later one, and the last. */
export type Tone = 'first' | 'again' | 'final'

/** A follow-up in two parts; the question goes where fewer sentences are allowed. */
export interface Parts {
  /** Goes on after the greeting. */
  body: string
  question: string
}

export interface Texts {
  /** "Hi Ana," or "Hi again Ana,". */
  hello(name: string | undefined, isAgain: boolean): string
  /** `topic` is how this language calls what the conversation is about: "your booking", "the flight". */
  followUp(need: Need, tone: Tone, topic: string | undefined): Parts
  /** What is missing where the details were not confirmed. */
  confirmation: string
  /** The customer asked for this message. */
  asYouAsked: string
  /** Goes on after `asYouAsked`. */
  carryOn(need: Need, topic: string | undefined): string
  /** Joins two sentences of which the second begins with "I can". */
  andOffer(first: string, offer: string): string
  /** What the business gives: "a 10% discount code". */
  offer(thing: string): string
  /** What the business wants mentioned. */
  mention(thing: string): string
  /** A discount that instructions in English name. */
  discount(percent: string, isCode: boolean): string
  farewell(name: string | undefined): string
  csatQuestion: string
  /** Stands in the last follow-up, over `plain` text: who has read it needs no farewell. */
  lastWords: RegExp
}

/** "a, b and c". */
export function listed(words: readonly string[], and: string): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`
}

/** Sentences joined with a dash, the second in lower case. */
export function joinedWithDash(first: string, second: string): string {
  return `${first.replace(/[.!?]$/, '')} – ${second.charAt(0).toLowerCase()}${second.slice(1)}`
}
