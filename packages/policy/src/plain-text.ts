/** How every reader in this package sees a text: one spelling of quotes, spaces and case, so that patterns stay readable. */

/** Lower case, compatibility forms folded, no accents on Latin letters, straight quotes, single spaces; emoji stay. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** The sentences of a text with their end marks, list markers left out. A dot in a number, a time or a title does not end one. */
export function sentencesOf(text: string): string[] {
  return text
    .replace(/^[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]+/gmu, '')
    .replace(/([.!?…]+["')]*)(?=\s|$)|([!?]+)(?=\p{L})|([a-z]{3,}\.)(?=[A-Z])|\n+/gu, (mark, ...groups) => {
      const at = groups.findLast((group): group is number => typeof group === 'number') ?? 0
      return endsTitle(text, at, mark) ? mark : `${mark}\u0000`
    })
    .split('\u0000')
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(sentence))
}

/** `Dr. Strange` and `St. Helena` are one sentence. */
function endsTitle(text: string, at: number, mark: string): boolean {
  return mark === '.' && /\b(?:mr|mrs|ms|dr|st|mt|jr|sr|vs|no|approx|[a-z])$/i.test(text.slice(Math.max(0, at - 8), at))
}

/** A text without end marks, emoji and decoration: what is left of "STOP!!" is "stop". */
export function bare(text: string): string {
  return plain(text)
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Patterns read at most so many characters: messages come from anybody, and may be made to be slow. */
const MOST_READ = 4_000

/** The beginning and the end of a long text, which say what it wants. */
export function readable(text: string): string {
  return text.length <= MOST_READ ? text : `${text.slice(0, MOST_READ / 2)}\n${text.slice(-MOST_READ / 2)}`
}
