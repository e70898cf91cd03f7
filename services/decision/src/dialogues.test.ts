import { readFileSync } from 'node:fs'
import { LANGUAGES, type Language } from '@relance/policy'
import { describe, expect, it } from 'vitest'
import { aBrief } from '../test/builders.ts'
import { proposeByRules } from './core/rules/rule-engine.ts'

/** What a good system does about each kind of ending. */
const EXPECTED = {
  missing_info: 'follow_up',
  unconfirmed: 'follow_up',
  undecided_offer: 'follow_up',
  deferred: 'follow_up',
  resolved_silent: 'close',
  said_goodbye: 'close',
  customer_closed: 'close',
  waiting_on_us: 'hand_over',
  waiting_for_action: 'hand_over',
} as const
type Kind = keyof typeof EXPECTED

/** Where nothing is said before our first line, the customer has asked for help. */
const OPENING: Record<Language, string> = {
  en: 'Hello, I need some help with a booking',
  es: 'Hola, necesito ayuda con una reserva',
  pt: 'Olá, preciso de ajuda com uma reserva',
  de: 'Hallo, ich brauche Hilfe bei einer Buchung',
  fr: "Bonjour, j'ai besoin d'aide pour une réservation",
  it: 'Salve, mi serve aiuto con una prenotazione',
}

interface Dialogue {
  kind: Kind
  said: string
  lines: string[]
  /** Each is a choice of words of which one must be named. */
  missing: string[][]
}

/** A line is a dialogue: "customer: … | us: … == this/or that & another thing that is missing". */
function dialoguesIn(language: Language): Dialogue[] {
  let kind: Kind = 'missing_info'
  return readFileSync(new URL(`./core/rules/dialogues/${language}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('# ')) kind = line.slice(2) as Kind
      if (!line || line.startsWith('# ')) return []
      const [said = '', missing] = line.split(' == ')
      const lines = said.split(' | ')
      return {
        kind,
        said,
        lines: lines[0]?.startsWith('us:') ? [`customer: ${OPENING[language]}`, ...lines] : lines,
        missing: missing?.split(' & ').map((words) => words.split('/')) ?? [],
      }
    })
}

describe.each(LANGUAGES)('%s', (language) => {
  it.each(dialoguesIn(language))('$kind: $said', ({ kind, lines, missing }) => {
    const proposal = proposeByRules(aBrief({ lines }))
    const action = { re_engage: 'follow_up', schedule: 'follow_up' }[proposal.action as string] ?? proposal.action
    expect(action, proposal.reason).toBe(EXPECTED[kind])
    for (const words of missing) {
      expect(
        words.some((word) => names(proposal.missing.join(', '), word)),
        `missing: ${proposal.missing.join(', ')}`,
      ).toBe(true)
      expect(
        words.some((word) => names(proposal.draft ?? '', word)),
        proposal.draft,
      ).toBe(true)
    }
  })
})

/** Words that begin with it: "smok" is named by "smoking". */
function names(text: string, word: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'iu').test(text)
}
