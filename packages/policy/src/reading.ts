/**
 * Readers of a single message for whoever receives it: pure, fast, and on the safe side. What they answer is stamped on
 * the message as hints; the decision reads the whole conversation.
 */
import { plain, readable } from './plain-text.ts'
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
