/** Numbers, ordinals, durations and clock times as people write them in instructions and requests. */

const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const ORDINALS = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

/** Source of a pattern that matches a number in digits or words. */
export const NUMBER = String.raw`\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty(?:[- ]four)?|thirty|forty[- ]eight|sixty|ninety|couple(?: of)?|a couple(?: of)?|a few|few`

/** The value of what `NUMBER` matched. */
export function numberOf(text: string): number {
  const word = text.trim().toLowerCase()
  if (/^\d/.test(word)) return Number(word)
  if (/couple/.test(word)) return 2
  if (/few/.test(word)) return 3
  const special: Record<string, number> = {
    a: 1,
    an: 1,
    once: 1,
    twice: 2,
    single: 1,
    twenty: 20,
    thirty: 30,
    sixty: 60,
    ninety: 90,
  }
  if (/^twenty[- ]four$/.test(word)) return 24
  if (/^forty[- ]eight$/.test(word)) return 48
  return special[word] ?? WORDS.indexOf(word)
}

export const ORDINAL = String.raw`\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth`

export function ordinalOf(text: string): number {
  return /^\d/.test(text) ? Number.parseInt(text, 10) : ORDINALS.indexOf(text.toLowerCase())
}

export const UNIT = String.raw`sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|h|days?|weeks?|months?`

const UNIT_MS: Record<string, number> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  o: 30 * 86_400_000,
}

/** Ms of what `UNIT` matched; a month counts as 30 days. */
export function unitMs(unit: string): number {
  return UNIT_MS[unit.startsWith('mo') ? 'o' : (unit[0] ?? 's')] ?? 1_000
}

/** Source of a pattern that matches a clock time with am, pm or minutes, or noon and midnight. */
export const CLOCK = String.raw`\d{1,2}(?::\d{2})?\s*(?:a\.?m\.?|p\.?m\.?)|\d{1,2}:\d{2}|noon|midday|midnight`

/** Minute of the day of what `CLOCK` matched; undefined where there is no such time. */
export function clockMinute(text: string): number | undefined {
  const said = text.toLowerCase().replace(/[.\s]/g, '')
  if (said === 'noon' || said === 'midday') return 12 * 60
  if (said === 'midnight') return 0
  const match = /^(\d{1,2})(?::?(\d{2}))?(am|pm)?$/.exec(said)
  if (!match) return undefined
  const hour = Number(match[1])
  const minute = Number(match[2] ?? 0)
  if (minute > 59 || hour > 23 || (match[3] && (hour > 12 || hour === 0))) return undefined
  if (!match[3]) return hour * 60 + minute
  return ((hour % 12) + (match[3] === 'pm' ? 12 : 0)) * 60 + minute
}
