/**
 * What a text may hold: no more sentences than asked; no link, code, price, percentage or phone number that nobody on our
 * side gave; and no offer that the instructions keep for another follow-up.
 */
import type { Receipt } from '@relance/contracts/words'
import { plain, sentencesOf } from './plain-text.ts'
import type { Incentive, Limit, Policy } from './policy.ts'
import { type Trusted, untrustedTokens } from './drafts/trust.ts'
import { withoutHidden } from './drafts/undisguised.ts'

export interface Edited {
  /** Empty where nothing sound was left. */
  draft: string
  gates: Receipt['gates']
}

/** What a text may draw on. */
export interface DraftFrame {
  trustedText: Trusted
  /** Offers of other follow-ups. */
  withheld?: readonly Limit<Incentive>[]
}

/** Removes sentences with untrusted tokens or offers of another follow-up, then sentences beyond the limit. */
export function editDraft(draft: string, { trustedText, withheld = [] }: DraftFrame, policy: Policy): Edited {
  const gates: Edited['gates'] = []
  const clean = withoutHidden(draft).trim()
  const original = draftSentences(clean)
  let sentences = original
  const untrusted = sentences.flatMap((sentence) => untrustedTokens(sentence, trustedText))
  const whole = untrustedTokens(clean, trustedText)
  if (untrusted.length > 0 || whole.length > 0) {
    sentences = sentences.filter((sentence) => untrustedTokens(sentence, trustedText).length === 0)
    // What no sentence shows by itself cannot be cut out: "evil.\ncom" is in none of its lines.
    const isScattered = whole.some((token) => !untrusted.includes(token))
    if (isScattered || untrustedTokens(sentences.join(' '), trustedText).length > 0) sentences = []
    gates.push({
      name: 'links, codes, prices',
      verdict: sentences.length > 0 ? 'changed' : 'vetoed',
      detail: `left out, not in the instructions: ${[...new Set([...untrusted, ...whole])].join(', ')}`,
      source: 'default',
    })
  }
  for (const { value, source } of withheld) {
    const kept = sentences.filter((sentence) => !makesOffer(sentence, value))
    if (kept.length === sentences.length) continue
    gates.push({
      name: 'incentives',
      verdict: kept.length > 0 ? 'changed' : 'vetoed',
      detail: `left out, ${DUE[value.attempt] ?? `for follow-up ${value.attempt}`}: ${value.offer}`,
      source,
    })
    sentences = kept
  }
  const most = policy.maxSentences
  if (most && sentences.length > most.value) {
    gates.push({
      name: 'most sentences',
      verdict: 'changed',
      detail: `${sentences.length} → ${most.value}`,
      source: most.source,
    })
    sentences = sentences.slice(0, most.value)
  }
  return { draft: sentences.length === original.length ? clean : sentences.join(' '), gates }
}

const DUE: Readonly<Record<string, string>> = { final: 'for the final follow-up', never: 'taken back by hand' }

/** A sentence makes an offer where it holds all words that name it; an offer of one word is too common to tell. */
export function makesOffer(sentence: string, { offer }: Incentive): boolean {
  const words = namingWords(offer)
  const said = new Set(plain(sentence).match(/[\p{L}\p{N}]+/gu) ?? [])
  return (
    words.length >= 2 &&
    words.every((word) => said.has(word) || said.has(`${word}s`) || said.has(word.replace(/s$/, '')))
  )
}

const NAMELESS =
  /^(?:them|they|with|your|their|about|from|that|this|have|customer|customers|only|also|could|would|para|nuestr[oa]s?|noss[oa]s?|unsere[rnm]?|notre|votre|nostr[oa]|cliente|kunden|code|using)$/

/** The words of "mention our free trial" that name the thing: not its verb, and no small words. */
function namingWords(offer: string): string[] {
  const [, ...rest] = plain(offer).match(/[\p{L}\p{N}]+/gu) ?? []
  return rest.filter((word) => word.length >= 4 && !NAMELESS.test(word))
}

/** Sentences of a text to send, in any script. A line is one at least, unless it ends with a comma: "Hi Ana,". */
function draftSentences(draft: string): string[] {
  const whole = draft
    .replace(/(?<=[,;:])\s*\n+/g, ' ')
    .replace(/[\u3002\uff01\uff1f\u0964\u061f\u06d4]+/g, '$&\n')
    // A link's question mark ends no sentence.
    .replace(/\S*[./:@]\S*[?!]\S+/g, (link) => link.replace(/\?/g, '\ue0f0').replace(/!/g, '\ue0f1'))
  return sentencesOf(whole).map((sentence) => sentence.replace(/\ue0f0/g, '?').replace(/\ue0f1/g, '!'))
}
