/** The languages in which instructions are understood. */
import type { Lexicon } from './lexicon.ts'
import { de } from './lexicons/de.ts'
import { en } from './lexicons/en.ts'
import { es } from './lexicons/es.ts'
import { fr } from './lexicons/fr.ts'
import { it } from './lexicons/it.ts'
import { pt } from './lexicons/pt.ts'

/** Where two know as much of a sentence, the first is taken. */
export const LEXICONS: readonly Lexicon[] = [en, es, pt, de, fr, it]
