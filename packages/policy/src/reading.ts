/**
 * Readers of a single message for whoever receives it: pure, fast, and on the safe side. What they answer is stamped on
 * the message as hints; the decision reads the whole conversation.
 */
import type { Channel } from '@relance/contracts/words'
import { bare, plain, readable } from './plain-text.ts'
import { readRequestedTime } from './requested-times.ts'
import { customerActs } from './speech.ts'

/**
 * The customer waits for us after this message: it asks, requests, agrees or tells something. Thanks, leave-taking,
 * "ok", "maybe later" and a lone emoji expect nothing. In doubt true: closing on a waiting customer is the worse error.
 */
export function expectsReply(text: string): boolean {
  const acts = customerActs(readable(text))
  if (acts.has('question') || acts.has('request') || acts.has('complaint')) return true
  if (acts.has('defer') || acts.has('done') || acts.has('goodbye')) return false
  if (acts.has('agree')) return true
  if (acts.has('thanks') || acts.has('decline') || acts.has('pleased') || acts.has('acknowledge') || acts.has('symbol'))
    return false
  return acts.has('statement')
}

/** Words of being contacted in English. Broad: a model or the built-in reader decides. */
const CONTACT =
  /\b(?:remind|reminder|ping|message|msg|text|write|contact|reach|call|check (?:in|back|on)|talk|speak|chat|follow[- ]?up|following up|get back|come back|touch base|circle back|hit me up|drop me|catch up|try (?:me|again)|buzz|nudge|ask me|tell me|let'?s continue|pick (?:this|it) up)\b/
/** The same in Spanish, Portuguese, French, German and Italian: stems, which mean something else without `WHOM`. */
const CONTACT_ELSEWHERE =
  /(?<![a-z])(?:(?:re|ri)?(?:recuerd|recordar|escrib|habl|llam|contact|contat|avis|lembr|escrev|fal[ae]|cham|lig[ua]|rappel|ecri|recontact|parl|relanc|erinner|meld|schreib|ruf|sprech|anruf|nachfrag|bescheid|ricord|scriv|risent|sentir|chiam|promemoria|recordatorio|lembrete|nachricht)\w*)/
const WHOM =
  /(?<![a-z])(?:me|nos|m'|moi|nous|mich|mir|uns|dich|sich|mi|ci|comigo|conosco|conmigo)(?![a-z])|(?:[aeiou]r?|en|an)(?:me|mi)(?:lo|la)?(?![a-z])|(?<![a-z])(?:recordatorio|lembrete|rappel|erinnerung|promemoria|hablamos|hablemos|falamos|sentiamoci|reparle)(?![a-z])/
const TIME =
  /\b(?:\d+|an?|one|two|three|four|five|six|half|few|couple(?: of)?)\s*(?:-\s*)?(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?)\b|\b(?:tomorrow|tmrw|tmr|tonight|today|later|morning|afternoon|evening|noon|midnight|next|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|january|february|march|april|may|june|july|august|september|october|november|december|o'?clock|[ap]\.?m|soon|again|ma[ñn]ana|hoy|noche|tarde|semana|d[ií]as?|horas?|minutos?|pasado|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|amanh[aã]|hoje|segunda|ter[cç]a|quarta|quinta|sexta|demain|soir|matin|semaine|heures?|jours?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|morgen|heute|abend|woche|stunden?|tagen?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|domani|stasera|settimana|or[ae]|giorn[oi]|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica)\b|\b\d{1,2}(?::\d\d)?\s*(?:am|pm|h|uhr)?\b/
const WITHDRAWAL =
  /\b(?:no need|don'?t|do not|never ?mind|forget|cancel|stop|skip|no longer|not necessary|no hace falta|ya no|n[aã]o precisa|pas la peine|nicht mehr|non serve|plus besoin|olvid\w+|mejor no|esquec\w+|oubli\w+|vergiss|vergessen|lascia\w* (?:stare|perdere)|annul\w+|better (?:not|if)|instead|rather)\b/

/** Whether a time was named does not depend on the day: read from one that dates with a year lie after, ms. */
const LONG_AGO = Date.UTC(2000, 0, 1, 4)

/** The message may ask to be written to later, or withdraw or change that: worth reading closely. */
export function mayRequestFollowUp(text: string): boolean {
  const said = plain(readable(text))
  const isContact = CONTACT.test(said) || (CONTACT_ELSEWHERE.test(said) && WHOM.test(said))
  if (isContact && (TIME.test(said) || WITHDRAWAL.test(said))) return true
  return readRequestedTime(readable(text), LONG_AGO, 'UTC').outcome !== 'none'
}

const AUTOMATED = [
  /\b(?:auto(?:matic|mated)?[- ]?(?:reply|response|responder|message|generated)|automatic(?:ally)? (?:reply|response|message|generated|sent)|this is an automated|out[- ]of[- ](?:the[- ])?office|i am (?:currently )?(?:out of (?:the )?office|on (?:annual |parental |sick |maternity )?leave|on vacation|on holiday)|(?:limited|no) access to (?:my )?(?:e-?mail|messages)|will (?:respond|reply|get back to you) (?:up)?on my return|do[- ]not[- ]reply|no-?reply|not monitored|unmonitored|(?:mail|message) delivery (?:failed|failure|subsystem)|undeliverable)\b/,
  /\b(?:thank(?:s| you) for (?:contacting|reaching out to|getting in touch with|messaging|writing to) (?!me\b)[^.!]{2,60}[.!,-]).*\b(?:we|our (?:team|office|agents|business hours|working hours)|will (?:reply|respond|get back|be with you)|shortly|as soon as possible)\b/,
  /\b(?:unsubscribe (?:here|at|from|link|by)|to unsubscribe|manage (?:your )?(?:email )?preferences|view (?:this (?:email|message) )?in (?:your )?browser|newsletter|you (?:are receiving|received) this (?:email|message) because|update your (?:email )?preferences|reply stop to|text stop to|txt stop)\b/,
  /\b(?:(?:your|the) (?:verification|security|one[- ]time|login|confirmation|access) (?:code|password|passcode|pin)(?: for [\w ]+)? is|is your (?:[\w-]+ )?(?:verification |security |one[- ]time )?(?:code|otp|pin)|otp)\b/,
  /\b(?:fuera de (?:la )?oficina|respuesta autom[aá]tica|mensaje autom[aá]tico|resposta autom[aá]tica|r[eé]ponse automatique|message automatique|absence du bureau|abwesenheitsnotiz|automatische antwort|risposta automatica|fuori sede)\b/,
  /\b(?:congratulations|you(?:'ve| have)? (?:won|been selected)|claim your (?:prize|reward|gift)|(?:crypto|bitcoin|forex|investment) (?:profit|returns?|opportunity|signals?)|guaranteed (?:profit|returns?|income)|earn \$?\d[\d,]* (?:daily|weekly|per|a) ?(?:day|week)?|work from home and earn|seo (?:services?|ranking)|first page of google|increase your (?:followers|traffic|sales)|boost your (?:website|ranking)|loan (?:offer|approved)|lottery|adult dating)\b.*(?:https?:|www\.|t\.me|wa\.me|bit\.ly|click|whats ?app|telegram|reply|contact|dm|\$|usd|!)/,
]

/** A machine wrote it: out of office, auto-reply, newsletter, code, bounce, or advertising spam. */
export function isAutomated(text: string): boolean {
  const said = plain(readable(text))
  return AUTOMATED.some((pattern) => pattern.test(said))
}

const NUMBER_WORDS: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, five: 5 }

/** A rating and nothing else: "4", "5!", "4/5", "three stars", "⭐⭐⭐". From 1 to 5, else undefined. */
export function loneRating(text: string): number | undefined {
  const said = readable(text)
    .normalize('NFC')
    .replace(/[\ufe0f\u20e3]/g, '')
    .trim()
  const stars = Array.from(said.replace(/\s/g, ''))
  if (stars.length > 0 && stars.length <= 5 && stars.every((sign) => sign === '⭐' || sign === '★' || sign === '🌟'))
    return stars.length
  const match =
    /^(?:([1-5])|(one|two|three|four|five))(?:\s*(?:\/|out of|of)\s*(?:5|five))?(?:\s*(?:stars?|points?|⭐|★))?\s*[.!\p{Extended_Pictographic}]*$/iu.exec(
      said,
    )
  if (!match) return undefined
  return match[1] ? Number(match[1]) : NUMBER_WORDS[match[2]?.toLowerCase() ?? '']
}

/**
 * Words that revoke consent as the whole message on SMS: 47 CFR 64.1200(a)(10), in force since April 2025 ("stop", "quit",
 * "end", "revoke", "opt out", "cancel", "unsubscribe"), and Twilio's defaults (docs "Advanced Opt-Out": STOPALL, OPTOUT).
 */
const SMS_WORDS = new Set([
  'stop',
  'stopall',
  'stop all',
  'quit',
  'end',
  'revoke',
  'opt out',
  'optout',
  'opt-out',
  'cancel',
  'unsubscribe',
  'arret',
])
/** Elsewhere "cancel", "end" and "quit" are about an order or a chat. */
const OTHER_WORDS = new Set([
  'stop',
  'stopall',
  'stop all',
  'opt out',
  'optout',
  'unsubscribe',
  'baja',
  'darme de baja',
  'sair',
  'parar',
  'desabonner',
  'abmelden',
  'stopp',
  'disiscriviti',
])
const SENTENCE =
  /\b(?:stop (?:messaging|texting|contacting|writing(?: to)?|spamming|sending (?:me|us)|bothering|e?mailing|calling) ?(?:me|us|this number)?|(?:do not|don'?t|never) (?:ever )?(?:message|text|contact|write(?: to)?|spam|e?mail|call|send) (?:to )?(?:me|us)(?: (?:any ?more|again|any more messages|messages|texts|anything))?|(?:unsubscribe|remove) me\b|take me off|(?:take|remove) my number|opt me out|leave me alone|no me (?:escriban|escribas|contacten|contactes)(?: m[aá]s)?|no quiero (?:recibir )?m[aá]s mensajes|n[aã]o me (?:mande|envie)m? mais)\b/
/** "Don't text me until Monday" sets a time, "don't message me about that, call me" a topic; neither revokes. */
const CONDITION =
  /\b(?:until|till|before|after|unless|if|today|tonight|tomorrow|right now|at (?:night|work|this)|about|on (?:weekends?|mon|tue|wed|thu|fri|sat|sun)\w*|between|during|while|when|to remind|the (?:link|pdf|file|address|invoice))\b/

/** The word or words with which the customer revokes consent to be written to; undefined where there are none. */
export function optOutWord(text: string, channel: Channel): string | undefined {
  const whole = bare(readable(text)).replace(
    /^(?:please|pls|por favor)\s+|\s+(?:please|pls|por favor|now|thanks|thank you)$/g,
    '',
  )
  if ((channel === 'sms' ? SMS_WORDS : OTHER_WORDS).has(whole)) return whole
  const said = plain(readable(text))
  const match = SENTENCE.exec(said)
  return match && !CONDITION.test(said) ? match[0].trim() : undefined
}

/** Twilio's words that give consent back, as the whole message ("START", "UNSTOP"); undefined where there are none. */
export function optInWord(text: string): string | undefined {
  const whole = bare(readable(text))
  return ['start', 'unstop', 'subscribe', 'opt in', 'optin'].includes(whole) ? whole : undefined
}
