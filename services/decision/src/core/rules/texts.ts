/** The texts of the built-in engine in every language it knows. */
import type { Language } from '@relance/policy'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { es } from './texts/es.ts'
import { fr } from './texts/fr.ts'
import { it } from './texts/it.ts'
import { pt } from './texts/pt.ts'
import type { Texts } from './texts/texts.ts'

const TEXTS: Readonly<Record<Language, Texts>> = { en, es, pt, de, fr, it }

export function textsIn(language: Language): Texts {
  return TEXTS[language]
}
