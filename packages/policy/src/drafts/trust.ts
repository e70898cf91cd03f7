/** Who vouches for a link, a code, a price: the tenant's instructions, and what was said on our side first. */
import { sentencesOf } from '../plain-text.ts'
import { withDigits } from './number-words.ts'
import { oneSpelling, tokensIn } from './tokens.ts'
import { undisguised } from './undisguised.ts'

/** Links, codes, prices, percentages and phone numbers of a text that do not occur in what is trusted. */
export function untrustedTokens(text: string, trustedText: string): string[] {
  const tokens = tokensIn(text)
  if (tokens.length === 0) return []
  const seen = undisguised(trustedText)
  const trusted = oneSpelling(withDigits(seen))
  const links = new Set(tokensIn(trustedText).flatMap(({ kind, key }) => (kind === 'link' ? [key] : [])))
  const numbers = new Set([...seen.matchAll(/\d(?:[\s()./-]{0,3}\d)*/g)].map(([digits]) => digits.replace(/\D/g, '')))
  const isTrusted: Record<(typeof tokens)[number]['kind'], (key: string) => boolean> = {
    // The site of a page that was given may be named; another page of it may not.
    link: (key) => links.has(key) || [...links].some((link) => link.startsWith(`${key}/`)),
    number: (key) =>
      numbers.has(key) ||
      [...numbers].some((number) => number.endsWith(key) && key.length >= 7 && number.length - key.length <= 3),
    amount: (key) => occursWhole(key, trusted),
    code: (key) => occursWhole(key, trusted),
    words: () => /(?<!\p{L})(?:free|gratis|kostenlos|gratuit|half|mitad|metade|halb|moitie|meta)/u.test(trusted),
  }
  return [...new Set(tokens.filter(({ kind, key }) => !isTrusted[kind](key)).map((token) => token.text))]
}

/** "$5" does not occur in "$50", nor "0%" in "10%". */
function occursWhole(token: string, trusted: string): boolean {
  for (let at = trusted.indexOf(token); at >= 0; at = trusted.indexOf(token, at + 1)) {
    const before = trusted.slice(Math.max(0, at - 2), at)
    const after = trusted.slice(at + token.length, at + token.length + 2)
    if (!/(?:[\p{L}\p{N}_]|\d[.,])$/u.test(before) && !/^(?:[\p{L}\p{N}_]|[.,]\d)/u.test(after)) return true
  }
  return false
}

/** A line of a conversation, oldest first. */
export interface Spoken {
  from: string
  text: string
}

/**
 * What our side said in a conversation, without sentences that repeat what a customer had brought in before: an assistant
 * that says "I cannot open evil.example" does not vouch for it.
 */
export function vouchedText(lines: readonly Spoken[]): string {
  const vouched: string[] = []
  let customer = ''
  for (const { from, text } of lines) {
    if (from === 'customer') {
      customer += `\n${text}`
      continue
    }
    for (const sentence of sentencesOf(text)) {
      const tokens = new Set(tokensIn(sentence).map((token) => token.text))
      if (tokens.size === 0 || untrustedTokens(sentence, customer).length === tokens.size) vouched.push(sentence)
    }
  }
  return vouched.join('\n')
}
