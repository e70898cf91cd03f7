/**
 * The language of a conversation, by its commonest words and its letters. Short texts count too: a word that only one
 * language has ("gracias") decides alone, one that several share ("no") does not.
 */

export const LANGUAGES = ['en', 'es', 'pt', 'de', 'fr', 'it'] as const
/** A language that the built-in readers know, as ISO 639-1. */
export type Language = (typeof LANGUAGES)[number]

/** Articles, pronouns, prepositions, auxiliaries and the small talk of customers and staff; accents as people write or drop them. */
const WORDS: Readonly<Record<Language, string>> = {
  en: `the a an and or but of to in on at for with from by is are was were be been am i you he she it we they me my your his her
    our their this that these those what which who whom when where why how do does did have has had will would can could
    should shall may might not don't doesn't isn't i'm i'd i'll you're that's there's any some please thanks thank yes yeah
    yep sure hello hi hey bye goodbye ok need want like know book much many more else there great good sounds works perfect
    welcome found let have's all about looking search tell right correct nope cheers done here's
    gotta lemme gimme wanna gonna thx cheers yup nah nope dont im thats ur`,
  es: `déjame déjeme esposa marido mi el la los las un una unos unas y o pero de del al a en con por para sin es son está están esta este esto ese esa eso era
    fue ser hay he ha han hemos tengo tiene tienen tienes yo tú tu tus usted ustedes él ella ellos nos me te se le les lo mi
    mis su sus que qué quien quién cual cuál cuales cuáles cuando cuándo donde dónde como cómo cuanto cuánto cuantos cuántos
    cuantas cuántas cuánta porque no sí si ya muy más mas también tambien algo nada todo bien gracias hola adiós adios
    luego favor quiero quisiera quieres quiere necesito puede puedes puedo podría gustaría gustaria buenos buenas días dias
    tardes noches vale claro perfecto listo dale acuerdo genial mañana hoy aquí ahora otro otra reserva cita encontré sería
    hecho ok chao estés vaya poder hacer vez momento llegado pedido parece desea prefiere prefieres prefiero búscame nop
    q porfa xfa tmb grax kiero vosotros teneis haceis puedes dame dime cuanto gracias ya esta mañana seria está quedan hola buenas digo dejame`,
  pt: `vai vão custar minha meu o os as um uma uns umas e ou mas de do da dos das no na nos nas em com por para pra sem é são está estão esta este isto
    isso esse essa foi ser há tem tenho têm eu você vocês voce tu ele ela nós me te se lhe lhes meu minha seu sua seus suas
    que quem qual quais quando onde como quanto quantos quantas quanta porque não nao sim já muito mais também tambem algo nada tudo
    bem obrigado obrigada brigado brigada brigadão olá ola oi tchau logo favor quero queria gostaria preciso precisa pode posso
    poderia bom boa dia tarde noite claro perfeito pronto certo ótimo amanhã hoje aqui agora outro outra mesma mesmo valeu
    pedido informe pedir número reembolso ajudar só até ao à pela pelo encontrei serve disponha imagina deseja prefere gostei tocar ainda faz reserva feito
    vc vcs obg blz vlw tô tá ta pra pro oq qto mto nós pois fazem tudo às vou já nossa seus deixa manda bora fechamos temos estamos`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber von zu zum zur im in an am auf für fur mit aus bei
    nach über um ist sind war waren sein bin hat haben habe hatte hätte hätten ich du er sie es wir ihr mich mir dich dir uns
    ihnen ihm mein meine meinen dein deine ihre ihren unser was welche welcher welches welchen welchem wer wen wem wann wo
    woher wohin warum wie wieviel viel viele kein keine nicht nichts ja nein doch schon sehr mehr auch etwas alles gut danke
    vielen bitte hallo tschüss tschuss wiedersehen möchte mochte möchten will wollen brauche brauchen kann können konnen
    könnten würde würden wurde werden soll sollen noch nur jetzt heute morgen genau klar stimmt passt perfekt gerne gern
    okay dann also fertig erledigt klingt nö sonst lieber such suche gibt
    nix hab wg ne nee jep ihr euch euer eure habt gibts hätte tag uhr machen macht geht schön lass mal`,
  fr: `à envoyer dites dis donnez le la les un une des du de d' l' au aux et ou mais en dans avec par pour sans sur chez est sont était c'est c'était être
    a ont ai avons avez j'ai suis je tu il elle on nous vous ils elles me te se lui leur mon ma mes ton ta tes son sa ses notre
    votre vos ce cet cette ces ça ca cela que qu'il qui quoi quel quelle quels quelles quand où comment combien pourquoi ne
    pas non oui déjà très plus aussi rien tout bien merci bonjour bonsoir salut revoir plaît plait svp voudrais veux veut
    voulez souhaitez souhaite besoin peux peut pouvez pourrais pourriez bon bonne jour journée soirée d'accord parfait
    voilà demain aujourd'hui ici maintenant autre chose trouvé s'il y fait nan ouais va vas vas-y réservation toujours
    stp bjr slt jai tjrs koi bcp dsl mrc jpeux jdois ouais vs avons êtes dès pouvons tous toutes ça`,
  it: `dimmi dammi qual dov'è cos'è com'è il lo la i gli le un uno una e o ma di del dello della dei delle al alla ai alle da dal dalla in nel nella con per su sul
    senza è sono era essere c'è ci ho hai ha abbiamo hanno io tu lui lei noi voi loro mi ti si vi mio mia tuo tua suo sua
    questo questa quello quella che chi cosa quale quali quando dove come quanto quanti quante perché non no sì già molto più
    anche niente nulla tutto bene grazie ciao arrivederci salve prego favore vorrei voglio vuole vuoi vorrebbe bisogno
    serve può puoi posso potrebbe buongiorno buonasera buon buona giorno giornata serata va d'accordo perfetto ecco certo
    fatto oggi domani qui adesso altro altra trovato nient'altro prenotazione appuntamento ottimo dai ok confermo piace
    preferisce ancora gentilissimo basta quel sembra cerco qualcosa
    nn cmq grz xke ke avete siamo abbiamo possiamo domenica lunedì sabato stasera dammi avrei sarebbe sarebbero facciamo ricevuto volentieri dei nei`,
}

/** Letters and marks that few of the six languages use, with what they are worth. */
const LETTERS: readonly (readonly [RegExp, Partial<Record<Language, number>>])[] = [
  [/[¿¡ñ]/giu, { es: 1.5 }],
  [/[ãõ]/giu, { pt: 1.5 }],
  [/ß|[äö]/giu, { de: 1.5 }],
  [/ü/giu, { de: 1 }],
  [/ç/giu, { pt: 0.7, fr: 0.7 }],
  [/[êâ]/giu, { fr: 0.5, pt: 0.5 }],
  [/[îûœë]/giu, { fr: 1 }],
  [/è/giu, { fr: 0.6, it: 0.6 }],
  [/[ìò]/giu, { it: 1 }],
  [/[áíóú]/giu, { es: 0.4, pt: 0.4 }],
  [/(?<![\p{L}])[ldjcnmstq]'(?=\p{L})/giu, { fr: 0.5, it: 0.2 }],
  [/(?:ción|ciones)\b/giu, { es: 1 }],
  [/(?:ção|ções)\b/giu, { pt: 1 }],
  [/zione\b|zioni\b/giu, { it: 1 }],
  [/\p{L}{3}(?:ung|keit|heit|lich)\b/giu, { de: 1 }],
]

/** What a word speaks for, and how strongly: alone 1, shared by two languages a half. */
const WORTH = worthOfWords()

function worthOfWords(): ReadonlyMap<string, readonly Language[]> {
  const worth = new Map<string, Language[]>()
  for (const language of LANGUAGES)
    for (const word of new Set(WORDS[language].split(/\s+/))) worth.set(word, [...(worth.get(word) ?? []), language])
  return worth
}

/** A language must be so much ahead of the next. */
const AHEAD = 1.2
/** And say at least so much: one word that only it has. */
const LEAST = 0.9

/** The language that the texts are written in together; undefined where they do not tell. */
export function languageOf(...texts: string[]): Language | undefined {
  const [best, next] = rankedLanguages(texts.join('\n'))
  return best && best[1] >= LEAST && best[1] >= (next?.[1] ?? 0) * AHEAD ? best[0] : undefined
}

/** Languages with what speaks for them, the likeliest first. */
function rankedLanguages(text: string): [Language, number][] {
  const said = text
    .normalize('NFC')
    .replace(/[’‘ʼ`]/g, "'")
    .toLowerCase()
  const scores = new Map<Language, number>()
  const add = (language: Language, amount: number) => scores.set(language, (scores.get(language) ?? 0) + amount)
  for (const [word] of said.matchAll(/[\p{L}][\p{L}'-]*/gu)) {
    for (const part of WORTH.has(word) ? [word] : word.split(/(?<=')/)) {
      const speaksFor = WORTH.get(part) ?? []
      for (const language of speaksFor) add(language, 1 / speaksFor.length)
    }
  }
  for (const [letters, worth] of LETTERS) {
    const found = said.match(letters)?.length ?? 0
    if (found > 0)
      for (const [language, amount] of Object.entries(worth)) add(language as Language, Math.min(found, 3) * amount)
  }
  return [...scores].sort(([, a], [, b]) => b - a)
}
