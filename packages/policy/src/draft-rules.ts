/** What a text may hold: no more sentences than asked, and no link, code, price or percentage that the tenant did not give. */
import type { Receipt } from '@relance/contracts/words'
import type { Policy } from './policy.ts'
import { sentencesOf } from './plain-text.ts'

export interface Edited {
  /** Empty where nothing sound was left. */
  draft: string
  gates: Receipt['gates']
}

/** Removes sentences with untrusted tokens, then sentences beyond the limit. */
export function editDraft(draft: string, { trustedText }: { trustedText: string }, policy: Policy): Edited {
  const gates: Edited['gates'] = []
  let sentences = draftSentences(draft)
  const untrusted = sentences.flatMap((sentence) => untrustedTokens(sentence, trustedText))
  if (untrusted.length > 0) {
    sentences = sentences.filter((sentence) => untrustedTokens(sentence, trustedText).length === 0)
    gates.push({
      name: 'links, codes, prices',
      verdict: sentences.length > 0 ? 'changed' : 'vetoed',
      detail: `left out, not in the instructions: ${untrusted.join(', ')}`,
      source: 'default',
    })
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
  return { draft: sentences.length === draftSentences(draft).length ? draft.trim() : sentences.join(' '), gates }
}

const TOKENS =
  /\b(?:https?:\/\/|www\.)[^\s<>"')]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|co|me|shop|store|app|dev|link|ly|biz|info|eu|de|fr|es|it|pt|uk)\b(?:\/[^\s<>"')]*)?|[$€£¥₹]\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:[$€£¥₹]|usd|eur|gbp|dollars?|euros?|pounds?)(?!\w)|\b\d+(?:[.,]\d+)?\s?(?:%|percent\b)|\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{3,}\b|\b(?<=(?:code|coupon|voucher)\s{1,2}"?)[A-Z]{3,}\b/gi
/** Codes are upper case; the other patterns ignore case. */
const CODE = /^[A-Z0-9-]+$/

/** Links, codes, prices and percentages of a text that do not occur in what is trusted. */
export function untrustedTokens(text: string, trustedText: string): string[] {
  const trusted = oneSpelling(trustedText)
  return [...text.matchAll(TOKENS)]
    .map(([token]) => token.replace(/[.,;:!?]+$/, ''))
    .filter((token) => isMoneyOrLink(token) || CODE.test(token))
    .filter((token) => !occursWhole(oneSpelling(token), trusted))
}

/** "$5" does not occur in "$50", nor "0%" in "10%". */
function occursWhole(token: string, trusted: string): boolean {
  for (let at = trusted.indexOf(token); at >= 0; at = trusted.indexOf(token, at + 1)) {
    const before = trusted.slice(Math.max(0, at - 2), at)
    const after = trusted.slice(at + token.length, at + token.length + 2)
    if (!/(?:[a-z0-9]|\d[.,])$/.test(before) && !/^(?:[a-z0-9]|[.,]\d)/.test(after)) return true
  }
  return false
}

function isMoneyOrLink(token: string): boolean {
  return /[$€£¥₹%./]|percent|usd|eur|gbp|dollar|euro|pound/i.test(token)
}

/** "10 %", "10 percent" and "10%" are the same offer, "$ 5" and "$5" the same price. */
function oneSpelling(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s*percent\b/g, '%')
    .replace(/(?<=\d)\s+(?=[%$€£¥₹])|(?<=[$€£¥₹])\s+(?=\d)/g, '')
    .replace(/\s+/g, ' ')
}

/** Sentences of a text to send; a link's dots do not end one. */
function draftSentences(draft: string): string[] {
  return sentencesOf(draft.replace(/\n+/g, ' '))
}
