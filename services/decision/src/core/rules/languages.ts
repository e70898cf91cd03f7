/** Which language each side of a conversation writes. */
import { type Language, languageOf } from '@relance/policy'
import type { Line } from './transcript.ts'

/** Used where nothing tells: most catalogues of texts begin with it. */
const FALLBACK: Language = 'en'

/** What the last messages say counts: people may change over. */
const RECENT = 12

export interface Languages {
  /** The customer's, in which we write. */
  customer: Language
  /** How a line is read: by its own words where they tell, else by those of its side. */
  of(line: Line): Language
}

export function languagesOf(transcript: readonly Line[]): Languages {
  const recent = transcript.filter(({ ours }) => !ours).slice(-RECENT)
  const customers = recent.filter(({ from }) => from === 'customer').map(({ text }) => text)
  const others = recent.filter(({ from }) => from !== 'customer').map(({ text }) => text)
  const everybody = languageOf(...customers, ...others)
  // Who has hardly said anything is taken to speak the language of both.
  const sideOf = (texts: string[]) =>
    (texts.join(' ').length < LITTLE ? everybody : undefined) ?? languageOf(...texts) ?? everybody ?? FALLBACK
  const customer = sideOf(customers)
  const us = sideOf(others)
  return {
    customer,
    of(line) {
      const side = line.from === 'customer' ? customer : us
      // One word that another language has too does not make a change of language.
      return line.text.length < SHORT ? side : (languageOf(line.text) ?? side)
    },
  }
}

/** Characters of a line, and of all that a side has said. */
const SHORT = 24
const LITTLE = 40
