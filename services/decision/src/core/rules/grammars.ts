/** The words of our side in every language the built-in engine knows. */
import type { Language } from '@relance/policy'
import { de } from './grammar/de.ts'
import { en } from './grammar/en.ts'
import { es } from './grammar/es.ts'
import { fr } from './grammar/fr.ts'
import type { AssistantGrammar } from './grammar/grammar.ts'
import { it } from './grammar/it.ts'
import { pt } from './grammar/pt.ts'

const GRAMMARS: Readonly<Record<Language, AssistantGrammar>> = { en, es, pt, de, fr, it }

export function grammarOf(language: Language): AssistantGrammar {
  return GRAMMARS[language]
}
