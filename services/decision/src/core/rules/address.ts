/** How our side calls the customer: "Sie" or "du", "usted" or "tú", "vous" or "tu", "Lei" or "tu". English has one way only. */
import { type Language, plain } from '@relance/policy'
import type { Line } from './transcript.ts'

export type Address = 'formal' | 'informal'

/** Words that only one way has, over `plain` text; German tells "Sie" from "sie" by its capital. */
const TELLS: Readonly<Partial<Record<Language, Record<Address, RegExp>>>> = {
  es: {
    formal: words(
      'usted(?:es)?|le|les|su|sus|desea|quiere|puede|prefiere|necesita|podria|digame|indique(?:me)?|confirme|envieme|escribame|aviseme',
    ),
    informal: words(
      'tu|tus|te|ti|contigo|quieres|puedes|tienes|necesitas|prefieres|deseas|podrias|eres|estas|vas|dime|dame|indicame|confirmame|enviame|escribeme|avisame|pasame|cuentame|mandame',
    ),
  },
  pt: {
    formal: words('voces?|senhora?|seu|sua|seus|suas|lhe|deseja|quer|pode|poderia|prefere|informe|diga|envie'),
    informal: words(
      'tu|teu|tua|teus|tuas|contigo|queres|podes|tens|precisas|preferes|desejas|poderias|gostarias|estas|diz-me|da-me|envia-me|escreve-me',
    ),
  },
  de: {
    formal:
      /(?<=[\p{L}\d,;:–-] )Sie(?![\p{L}])|(?<![\p{L}])(?:Ihnen|Ihre?[nmrs]?|(?:Möchten|Können|Könnten|Haben|Sind|Wollen|Brauchen|Würden) Sie)(?![\p{L}])/gu,
    informal:
      /(?<![\p{L}])(?:du|dir|dich|dein(?:e[nmrs]?)?|euch|eure?[nmrs]?|hast|bist|kannst|möchtest|willst|brauchst|könntest)(?![\p{L}])/giu,
  },
  fr: {
    formal: words('vous|votre|vos|voulez|pouvez|souhaitez|avez'),
    informal: words("tu|te|toi|ton|ta|tes|t'\\p{L}+|peux-tu|veux-tu|as-tu|dis-moi|donne-moi|envoie-moi"),
  },
  it: {
    formal: words(
      'lei|suo|sua|suoi|sue|vuole|puo|desidera|preferisce|vorrebbe|potrebbe|mi dica|mi indichi|mi scriva|confermi',
    ),
    informal: words(
      'tu|ti|te|tuo|tua|tuoi|tue|vuoi|puoi|hai|preferisci|desideri|vorresti|potresti|dimmi|dammi|mandami|scrivimi|fammi',
    ),
  },
}

function words(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}])(?:${alternatives})(?![\\p{L}])`, 'gu')
}

/** The way that our side has used more, formal in doubt. What Relance wrote by itself follows others and tells nothing. */
export function addressIn(transcript: readonly Line[], language: Language): Address {
  const tells = TELLS[language]
  if (!tells) return 'formal'
  const said = transcript.flatMap(({ from, ours, text }) => (from === 'customer' || ours ? [] : [text])).join('\n')
  const seen = language === 'de' ? said : plain(said)
  const count = (pattern: RegExp) => seen.match(pattern)?.length ?? 0
  return count(tells.informal) > count(tells.formal) ? 'informal' : 'formal'
}

/** A text in one way: of "[Sie|du]" the part that is said. */
export function addressed(text: string, address: Address): string {
  return text.replace(/\[([^[\]|]*)\|([^[\]|]*)\]/g, (_, formal: string, informal: string) =>
    address === 'formal' ? formal : informal,
  )
}
