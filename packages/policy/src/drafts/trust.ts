/** Who vouches for a link, a code, a price: the tenant's instructions, and what was said on our side first. */
import { sentencesOf } from '../plain-text.ts'
import { withDigits } from './number-words.ts'
import { type Token, oneSpelling, tokensIn } from './tokens.ts'
import { undisguised } from './undisguised.ts'

/** A text, or how to get it: what is trusted is only read where something has to be vouched for. */
export type Trusted = string | (() => string)

/** Links, codes, prices, percentages and phone numbers of a text that do not occur in what is trusted. */
export function untrustedTokens(text: string, trusted: Trusted): string[] {
  const tokens = tokensIn(text)
  if (tokens.length === 0) return []
  const isVouched = vouching(typeof trusted === 'string' ? trusted : trusted())
  return [...new Set(tokens.filter((token) => !isVouched(token)).map((token) => token.text))]
}

type Vouching = (token: Token) => boolean

/** A draft is asked about sentence by sentence; what is trusted is the same for all. */
let latest: { text: string; vouching: Vouching } | undefined

function vouching(text: string): Vouching {
  if (latest?.text !== text) latest = { text, vouching: vouchingOf(text) }
  return latest.vouching
}

function vouchingOf(text: string): Vouching {
  const seen = undisguised(text)
  const spelled = oneSpelling(withDigits(seen))
  const links = tokensIn(text).flatMap(({ kind, key }) => (kind === 'link' ? [key] : []))
  const numbers = [...seen.matchAll(/\d(?:[\s()./-]{0,3}\d)*/g)].map(([digits]) => digits.replace(/\D/g, ''))
  return ({ kind, key }) => {
    switch (kind) {
      // The site of a page that was given may be named; another page of it may not.
      case 'link':
        return links.some((link) => link === key || link.startsWith(`${key}/`))
      // A country's prefix may be left out.
      case 'number':
        return numbers.some(
          (one) => one === key || (key.length >= 7 && one.endsWith(key) && one.length - key.length <= 3),
        )
      case 'words':
        return /(?<!\p{L})(?:free|gratis|kostenlos|gratuit|half|mitad|metade|halb|moitie|meta)/u.test(spelled)
      default:
        return occursWhole(key, spelled)
    }
  }
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
  const broughtIn: Vouching[] = []
  for (const { from, text } of lines) {
    if (from === 'customer') {
      broughtIn.push(vouchingOf(text))
      continue
    }
    for (const sentence of sentencesOf(text)) {
      const isRepeated = tokensIn(sentence).some((token) => broughtIn.some((isIn) => isIn(token)))
      if (!isRepeated) vouched.push(sentence)
    }
  }
  return vouched.join('\n')
}
