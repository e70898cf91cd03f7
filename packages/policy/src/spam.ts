/**
 * Messages that want nothing of this business, in six languages: advertising sent in bulk, links dropped, keys struck at random.
 *
 * Signs are weighed, none decides alone, and whatever a customer would say speaks against it: to follow up on spam costs a message, to
 * overlook a customer costs the customer.
 */
import { LANGUAGES, type Language, languageOf } from './language.ts'
import { bare, plain, readable } from './plain-text.ts'
import { customerActs } from './speech.ts'
import { isGibberish } from './spam/gibberish.ts'
import { de } from './spam/de.ts'
import { en } from './spam/en.ts'
import { es } from './spam/es.ts'
import { fr } from './spam/fr.ts'
import { it } from './spam/it.ts'
import { pt } from './spam/pt.ts'
import type { SpamWords } from './spam/words.ts'

const WORDS: Readonly<Record<Language, SpamWords>> = { en, es, pt, de, fr, it }

/** So much must speak for it: what sells counts 2, every other sign 1, and a customer's wish 2 against it. */
const ENOUGH = 3
/** What comes again and again, and asks for nothing, needs fewer signs. */
const ENOUGH_REPEATED = 2
const REPEATED = 3

/** Why one message looks like spam, in a few words; undefined where it does not. */
export function spamSign(text: string): string | undefined {
  const read = readable(text)
  if (weight(read) >= ENOUGH) return 'advertising'
  if (isLinkAlone(read) && hasHiddenLink(read)) return 'a link and nothing else'
  return isGibberish(read) ? 'no words of any language' : undefined
}

/** Why all that a customer wrote is spam; undefined where anything in it may be a customer's. */
export function spamReason(texts: readonly string[]): string | undefined {
  const said = texts.filter((text) => text.trim() && !saysNothing(text))
  if (said.length === 0) return undefined
  const signs = said.map(spamSign)
  if (signs.every((sign) => sign !== undefined)) return signs[0]
  const different = new Set(said.map((text) => plain(text)))
  if (different.size >= REPEATED && said.every((text) => isLinkAlone(readable(text)))) return 'links and nothing else'
  const [first = ''] = said
  const isRepeated = said.length >= REPEATED && different.size === 1 && !wantsSomething(first)
  return isRepeated && weight(readable(first)) >= ENOUGH_REPEATED ? 'the same advertising again and again' : undefined
}

/** Whoever is not heard asks again. */
function wantsSomething(text: string): boolean {
  const acts = customerActs(readable(text))
  return acts.has('question') || acts.has('request') || acts.has('complaint')
}

/** A greeting alone. Advertisers begin with one as customers do. */
export function saysNothing(text: string): boolean {
  return GREETING.test(bare(text))
}

const GREETING =
  /^(?:(?:hi+|hello+|hey+|hiya|yo|greetings|good (?:morning|afternoon|evening|day)|how are you(?: doing| today)?|hola+|buen[oa]s?|dias|tardes|noches|que tal|como estas?|ola+|oi+|bom dia|boa tarde|boa noite|tudo bem|hallo+|servus|moin|guten (?:tag|morgen|abend)|grussi?e? gott|wie geht es (?:dir|ihnen)|bonjour|bonsoir|salut|coucou|comment (?:allez vous|ca va)|ca va|ciao|salve|buongiorno|buonasera|buon giorno|come (?:stai|va)|there|dear|sir|madam|friend|all|everyone)(?: |$))+$/

/** What speaks for advertising less what speaks for a customer, in the language that the text is in, or that makes most of it. */
function weight(text: string): number {
  const said = plain(text)
  const language = languageOf(text)
  const weights = (language ? [language] : LANGUAGES).map((one) => weightIn(said, WORDS[one]))
  // Marks mean nothing without a word of advertising: customers shout and send links, too.
  return Math.max(...weights.map((words) => (words > 0 ? words + marks(text) : words)))
}

function weightIn(said: string, words: SpamWords): number {
  return (
    2 * Math.min(matches(said, words.sells), 2) +
    Math.min(matches(said, words.praises), 2) +
    Number(words.urges.test(said)) +
    Number(words.addresses.test(said)) -
    2 * Number(words.wants.test(said))
  )
}

function matches(said: string, pattern: RegExp): number {
  return new Set(said.match(new RegExp(pattern, 'gu'))).size
}

/** A link, an address elsewhere, and loud letters: one for each. */
function marks(text: string): number {
  const letters = text.replace(/[^\p{L}]/gu, '')
  const isLoud =
    /!{3,}|(?:[$€💰💸🤑🔥🚀💯🎁🎉👉✅]\s*){3,}/u.test(text) ||
    (letters.length >= 20 && letters.replace(/\p{Ll}/gu, '').length > letters.length * 0.6)
  const isElsewhere =
    /(?:whats ?app|telegram|signal|e-?mail)\W{0,3}(?:\+?\d|@|\w+@)|\+\d[\d ()-]{7,}\d|\w@\w+\.\w/iu.test(text)
  return Number(LINK.test(text)) + Number(hasHiddenLink(text)) + Number(isLoud) + Number(isElsewhere)
}

const LINK =
  /(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|net|org|info|biz|shop|online|site|xyz|top|club|link|live|icu|example)\b(?:\/\S*)?|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,3}\/\S+/iu

/** Shorteners hide where a link leads, and invitations lead away into a chat of somebody else's. */
function hasHiddenLink(text: string): boolean {
  return /\b(?:bit\.ly|tinyurl\.com|t\.ly|cutt\.ly|rb\.gy|is\.gd|ow\.ly|shorturl\.at|rebrand\.ly|t\.me|telegram\.me|chat\.whatsapp\.com|discord\.gg)\//iu.test(
    text,
  )
}

function isLinkAlone(text: string): boolean {
  if (!LINK.test(text)) return false
  return (text.replace(new RegExp(LINK, 'giu'), ' ').match(/\p{L}{2,}/gu) ?? []).length <= 2
}
