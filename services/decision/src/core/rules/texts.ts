/** The texts of the built-in engine in every language it knows. */
import type { Language } from '@relance/policy'
import { type Address, addressed } from './address.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { es } from './texts/es.ts'
import { fr } from './texts/fr.ts'
import { it } from './texts/it.ts'
import { pt } from './texts/pt.ts'
import type { Texts } from './texts/texts.ts'

const TEXTS: Readonly<Record<Language, Texts>> = { en, es, pt, de, fr, it }

/** The texts in a language, which call the customer in one way. */
export function textsIn(language: Language, address: Address): Texts {
  const texts = TEXTS[language]
  const say = (text: string) => addressed(text, address)
  return {
    ...texts,
    hello: (name, isAgain) => say(texts.hello(name, isAgain)),
    followUp(need, tone, topic) {
      const { body, question } = texts.followUp(need, tone, topic)
      return { body: say(body), question: say(question) }
    },
    asYouAsked: say(texts.asYouAsked),
    carryOn: (need, topic) => say(texts.carryOn(need, topic)),
    offer: (thing) => say(texts.offer(thing)),
    mention: (thing) => say(texts.mention(thing)),
    farewell: (name) => say(texts.farewell(name)),
    csatQuestion: say(texts.csatQuestion),
  }
}
