/** How customers speak of themselves, a language each. */
import { type Language, words } from '@relance/policy'
import type { SelfWords } from './reading.ts'

export const SELF_WORDS: Readonly<Record<Language, SelfWords>> = {
  en: {
    name: /\b(?:my (?:full )?name is|my name's|i am called|i'm called|you can call me)\s+/iu,
    reach: words(
      '(?:write|message|text|call|contact|reach|ping|email|talk to) (?:to )?me',
      "(?:i am|i'm) (?:\\w+ )?(?:only |usually |always |mostly )?(?:free|available|reachable|around|off work)",
      '(?:best|better|good|easiest|easier) (?:time )?(?:for|to reach|to call|to write to|to contact) me',
      'i (?:only |can only |usually )?(?:have time|check my (?:phone|messages)|can (?:talk|answer|reply))',
    ),
    day: words('tomorrow', 'today', 'tonight', '(?:this|next) \\w+', '(?:mon|tues|wednes|thurs|fri|satur|sun)day'),
    parts: {
      morning: words('mornings?'),
      midday: words('noon|midday|lunch(?:time| break)?'),
      afternoon: words('afternoons?'),
      evening: words('evenings?|after work|at night|nights'),
    },
  },
  es: {
    name: /\b(?:me llamo|mi nombre es)\s+/iu,
    reach: words(
      '(?:escrib\\w+|llam\\w+|contact\\w+|habl\\w+|avis\\w+)(?:me)',
      'me (?:pueden?|puedes|podeis) (?:escribir|llamar|contactar|encontrar)|(?:estoy|suelo estar) (?:\\w+ )?(?:libre|disponible|localizable)',
      'me (?:viene|va|queda) mejor|mejor (?:momento|hora)|solo (?:puedo|tengo tiempo)|(?:puedo|suelo) (?:hablar|contestar|responder)',
    ),
    day: words(
      '(?<!(?:la|las|por) )manana',
      'hoy',
      'esta (?:tarde|noche)',
      'pasado',
      '(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)',
    ),
    parts: {
      morning: words('(?:por|en|a) las? mananas?'),
      midday: words('mediodia|a la hora de comer'),
      afternoon: words('(?:por|en|a) las? tardes?'),
      evening: words('(?:por|en|a) las? noches?|despues del trabajo|al salir del trabajo'),
    },
  },
  pt: {
    name: /(?<![\p{L}])(?:(?:o )?meu nome (?:é|e)|me chamo|chamo-me)\s+/iu,
    reach: words(
      '(?:me )?(?:escrev\\w+|lig\\w+|cham\\w+|contat\\w+|contact\\w+|mand\\w+)(?:-me)? ?(?:mensagem)?',
      '(?:estou|fico|costumo estar) (?:\\w+ )?(?:livre|disponivel)',
      'melhor (?:horario|hora|momento)|(?:e|fica) melhor (?:para|pra) mim|so (?:posso|consigo|tenho tempo)|(?:posso|consigo) (?:falar|responder)',
    ),
    day: words('amanha', 'hoje', '(?:segunda|terca|quarta|quinta|sexta)(?:-feira)?', 'sabado', 'domingo'),
    parts: {
      morning: words('(?:de|pela|na|nas|as) manhas?'),
      midday: words('meio[- ]dia|hora do almoco'),
      afternoon: words('(?:a|de|pela|na|nas|as) tardes?'),
      evening: words('(?:a|de|pela|na|nas|as) noites?|depois do trabalho'),
    },
  },
  de: {
    name: /\b(?:ich hei(?:ß|ss)e|mein name ist)\s+/iu,
    reach: words(
      '(?:schreib\\w*|ruf\\w*|melde\\w*|kontaktier\\w*|erreich\\w*) (?:\\w+ )?(?:mir|mich|bei mir)|(?:mich|mir) (?:\\w+ ){0,4}(?:erreichen|anrufen|schreiben|kontaktieren)',
      'ich bin (?:\\w+ ){0,4}(?:erreichbar|frei|verfugbar)|(?:erreichbar|verfugbar) bin ich',
      '(?:passt|ist) (?:es )?(?:mir |bei mir |fur mich )?(?:\\w+ ){0,3}(?:am besten|besser)|(?:am besten|lieber) (?:\\w+ )?(?:erreich|schreib|ruf)\\w*|ich (?:habe|kann) (?:nur|meist\\w*)',
    ),
    day: words(
      'morgen (?:fruh|vormittag|mittag|nachmittag|abend)',
      '(?<!am )morgen',
      'heute',
      'ubermorgen',
      '(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\\w*',
    ),
    parts: {
      morning: words('morgens|vormittags|am (?:morgen|vormittag)'),
      midday: words('mittags|am mittag|in der mittagspause'),
      afternoon: words('nachmittags|am nachmittag'),
      evening: words('abends|am abend|nach (?:der arbeit|feierabend)'),
    },
  },
  fr: {
    name: /(?<![\p{L}])(?:je m['’]appelle|mon nom est|moi c['’]est)\s+/iu,
    reach: words(
      '(?:ecri\\w+|appel\\w+|contact\\w+|joind\\w+|rappel\\w+)[- ](?:moi|me)|me (?:joindre|contacter|appeler|ecrire)',
      'je (?:suis|reste) (?:\\w+ )?(?:libre|disponible|joignable)',
      "(?:le )?meilleur moment|(?:ca |c'est )?(?:me )?(?:convient|arrange|mieux) (?:le |mieux|pour moi)|je (?:ne )?(?:peux|reponds)",
    ),
    day: words(
      'demain',
      "aujourd'hui",
      'ce (?:matin|midi|soir)',
      'cet apres[- ]midi',
      '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)',
    ),
    parts: {
      morning: words('(?:le|les|en) (?:matins?|matinee)'),
      midday: words('(?:le|a) midi|pause dejeuner'),
      afternoon: words("(?:l'|les )?apres[- ]midis?"),
      evening: words('(?:le|les|en) (?:soirs?|soiree)|apres le travail'),
    },
  },
  it: {
    name: /(?<![\p{L}])(?:mi chiamo|il mio nome (?:è|e)|io sono)\s+/iu,
    reach: words(
      '(?:scriv\\w*|chiam\\w*|contatt\\w*|sent\\w*)(?:mi|temi)|mi (?:puo|puoi|potete) (?:scrivere|chiamare|contattare|trovare)',
      'sono (?:\\w+ )?(?:liber[oa]|disponibile|raggiungibile|reperibile)',
      '(?:il )?momento migliore|(?:e|va) meglio (?:per me)?|preferisco (?:essere|sentirci)|posso (?:solo|rispondere|parlare)',
    ),
    day: words(
      'domani',
      'oggi',
      'stasera',
      'stamattina',
      '(?:lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica)',
    ),
    parts: {
      morning: words('(?:di|la|al) mattin[ao]|mattine'),
      midday: words('a mezzogiorno|a pranzo|(?:in|nella) pausa pranzo'),
      afternoon: words('(?:di|nel|il|al) pomeriggio'),
      evening: words('(?:di|la|alla) sera|dopo il lavoro'),
    },
  },
}
