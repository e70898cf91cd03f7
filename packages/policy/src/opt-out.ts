/** Words with which a customer revokes consent to be written to, or gives it back, in six languages. */
import type { Channel } from '@relance/contracts/words'
import { bare, plain, readable } from './plain-text.ts'

/**
 * Words that revoke consent as the whole message on SMS: 47 CFR 64.1200(a)(10), in force since April 2025 ("stop", "quit",
 * "end", "revoke", "opt out", "cancel", "unsubscribe"), Twilio's defaults (docs "Advanced Opt-Out": STOPALL, OPTOUT,
 * ARRET), and the words that senders in other languages print under their messages.
 */
const SMS_WORDS = new Set(
  'stop|stopall|stop all|quit|end|revoke|opt out|optout|opt-out|cancel|unsubscribe|arret|arreter|cancelar|annulla|annuler|abbestellen|fim|ende'.split(
    '|',
  ),
)
/** On every channel. Elsewhere "cancel", "end" and "quit" are about an order or a chat. */
const WORDS = new Set(
  [
    'stop|stopall|stop all|opt out|optout|unsubscribe',
    'baja|dar de baja|darme de baja|dame de baja|deme de baja|parar|desuscribir|desuscribirme|desuscribirse',
    'sair|descadastrar|descadastre-me|me descadastre|cancelar inscricao|cancelar subscricao',
    'stopp|abmelden|austragen',
    'arret|desabonner|desabonnement|desinscrire|desinscription|desabonnez moi|desinscrivez moi|stop pub',
    'disiscriviti|disiscrivimi|disiscrizione|cancellami|cancellatemi|basta messaggi',
  ].flatMap((words) => words.split('|')),
)

const SENTENCES = [
  /\b(?:stop (?:messaging|texting|contacting|writing(?: to)?|spamming|sending (?:me|us)|bothering|e?mailing|calling) ?(?:me|us|this number)?|(?:do not|don'?t|never) (?:ever )?(?:message|text|contact|write(?: to)?|spam|e?mail|call|send) (?:to )?(?:me|us)(?: (?:any ?more|again|any more messages|messages|texts|anything))?|(?:unsubscribe|remove) me\b|take me off|(?:take|remove) my number|opt me out|leave me alone)\b/,
  /\b(?:(?:no|nunca) (?:me|nos) (?:(?:escriba(?:n|s|is)?|contacte(?:n|s|is)?|llame(?:n|s|is)?|moleste(?:n|s|is)?)(?: (?:mas|nunca mas|mensajes|mas mensajes))*|(?:mande|envie)(?:n|s|is)? (?:mas(?: mensajes)?|mensajes|nada)(?: mas)?)|(?:dej[ae]n?|pare|paren|para) (?:ya )?de (?:escribir|contactar|mandar|enviar|llamar|molestar)(?:me|nos)(?: mensajes)?|(?:no quiero|ya no quiero|no deseo) (?:recibir )?mas mensajes|(?:dejame|dejeme|dejenme) en paz|(?:borr|elimin|quit)[ae]n? mi numero|(?:dame|deme|denme|darme) de baja|no quiero que me (?:escrib\w+|contact\w+))\b/,
  /\b(?:(?:nao|nunca) me (?:(?:escrevam?|contat[ae]m?|contactem?|liguem?|perturbem?)(?: (?:mais|mensagens|mais mensagens|nunca mais))*|(?:mande|envie)m? (?:mais(?: mensagens)?|mensagens|nada)(?: mais)?)|(?:par[ae]m?|deixem? ) ?de me (?:mandar|enviar|escrever|ligar|contatar|contactar|perturbar|incomodar)(?: mensagens)?|nao quero (?:mais )?receber (?:mais )?mensagens|me deixem? em paz|deixem?-me em paz|(?:remov|tir|apag)[ae]m? (?:o )?meu numero|(?:me )?descadastrem?(?:-me)?|me (?:tirem?|removam?) da lista)\b/,
  /\b(?:(?<!warum |wieso |weshalb |sie |ihr |niemand )(?:schreib(?:en sie|t|e)? (?:mir|uns)|(?:kontaktier|ruf)(?:en|t|e)?(?: sie)? mich) (?:bitte )?(?:nicht mehr|nie wieder|nie mehr|keine nachrichten(?: mehr)?)(?: an)?|h(?:o|oe)r(?:en sie|t)? auf(?:,)? (?:mir|mich) (?:zu|an)\w*|(?:bitte )?keine (?:weiteren )?nachrichten mehr|(?:ich )?(?:mochte|will) keine (?:weiteren )?(?:nachrichten|sms|mails)(?: mehr)?|lass(?:en sie|t)? mich in ruhe|(?:losch|streich)\w*(?: sie)? meine nummer|meld\w*(?: sie)? mich (?:bitte )?ab)\b/,
  /\b(?:(?<!vous |on |il |elle |ils |elles |tu )ne (?:m'|me |nous )(?:ecri\w+|contact\w+|envo\w+|appel\w+|derang\w+) plus(?: jamais)?(?: de messages?)?|(?:arrete[zs]?|cesse[zs]?) de (?:m'|me |nous )\w+(?: des messages?)?|(?:je )?ne (?:veux|souhaite) plus (?:recevoir|de messages?|etre contacte\w*)(?: de messages?| vos messages?)?|(?:laissez|laisse)(?:-moi| moi) tranquille|(?:supprimez|retirez|effacez) mon numero|(?:desabonnez|desinscrivez|desabonne|desinscris)-moi)\b/,
  /\b(?:(?<!perche )non (?:mi|ci) (?:scriv(?:a|ano|ete)|contatt(?:i|ino|ate)|mand(?:i|ino|ate)|invi(?:i|ino|ate)|chiam(?:i|ino|ate)|disturb(?:i|ino|ate)) (?:piu(?: messaggi)?|mai piu|messaggi)|non (?:scriver|contattar|mandar|inviar|chiamar|disturbar)(?:mi|ci)(?: (?:piu|mai piu|messaggi))*|non (?:scrivete|contattate|mandate|inviate|chiamate|disturbate)(?:mi|ci)(?: (?:piu|mai piu|messaggi))*|(?:smett\w+|basta|finit\w+) di (?:scriver|contattar|mandar|inviar|chiamar|disturbar)(?:mi|ci)(?: messaggi)?|non voglio (?:piu )?(?:ricevere )?(?:piu )?(?:i vostri )?messaggi|(?:lasciami|lasciatemi|mi lasci) in pace|(?:cancell|rimuov|togli)\w+ il mio numero|(?:cancell\w+|disiscriv\w+)mi(?: dalla lista)?)\b/,
]

/** "Don't text me until Monday" sets a time, "don't message me about that, call me" a topic; neither revokes. */
const CONDITIONS = [
  /\b(?:until|till|before|after|unless|if|today|tonight|tomorrow|right now|at (?:night|work|this)|about|on (?:weekends?|mon|tue|wed|thu|fri|sat|sun)\w*|between|during|while|when|to remind|the (?:link|pdf|file|address|invoice))\b/,
  /\b(?:hasta|antes|despues|salvo|hoy|manana|esta (?:noche|tarde)|ahora|por la (?:manana|tarde|noche)|sobre|el (?:enlace|pdf|archivo|lunes|martes|miercoles|jueves|viernes|sabado|domingo)|la (?:factura|direccion)|cuando|durante|mientras|los fines)\b/,
  /\b(?:ate|antes|depois|hoje|amanha|agora|a noite|de (?:manha|noite|tarde)|sobre|o (?:link|pdf|arquivo)|a fatura|quando|durante|enquanto|na (?:segunda|terca|quarta|quinta|sexta)|no (?:sabado|domingo|fim))\b/,
  /\b(?:bis|vor|nach|heute|morgen|jetzt|gerade|abends|nachts|uber|wegen|den link|die (?:rechnung|datei|adresse)|am (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|wochenende)|wenn|falls|wahrend)\b/,
  /\b(?:jusqu|avant|apres|aujourd'hui|demain|maintenant|ce soir|la nuit|le (?:soir|matin|week-?end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lien|fichier)|a ce sujet|la facture|quand|pendant|si)\b/,
  /\b(?:fino|prima|dopo|oggi|domani|adesso|stasera|di (?:notte|sera|mattina)|riguardo|per questo|il (?:link|file|lunedi|martedi|mercoledi|giovedi|venerdi|sabato)|la (?:fattura|domenica)|quando|durante|mentre|nel fine)\b/,
]

/** Words of politeness around the word. */
const POLITE =
  /^(?:please|pls|por favor|bitte|svp|s'il (?:vous|te) plait|per favore)\s+|\s+(?:please|pls|por favor|bitte|svp|s'il (?:vous|te) plait|per favore|now|thanks|thank you|gracias|obrigad[oa]|danke|merci|grazie)$/g

/** The word or words with which the customer revokes consent to be written to; undefined where there are none. */
export function optOutWord(text: string, channel: Channel): string | undefined {
  const whole = bare(readable(text)).replace(POLITE, '')
  if (WORDS.has(whole) || (channel === 'sms' && SMS_WORDS.has(whole))) return whole
  const said = plain(readable(text))
  for (const [index, sentence] of SENTENCES.entries()) {
    const match = sentence.exec(said)
    if (match && !CONDITIONS[index]?.test(said)) return match[0].trim()
  }
  return undefined
}

/** Words that give consent back, as the whole message (Twilio's "START", "UNSTOP", and their like); undefined where there are none. */
export function optInWord(text: string): string | undefined {
  const whole = bare(readable(text))
  return OPT_IN.has(whole) ? whole : undefined
}

const OPT_IN = new Set('start|unstop|subscribe|opt in|optin|darme de alta|iscrivimi|anmelden|reabonner'.split('|'))
