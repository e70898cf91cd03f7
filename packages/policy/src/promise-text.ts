/** What a customer is told whose wish to be written to later was understood: in their language, with the time at their place. */
import { localTime } from './local-time.ts'
import { dateText, minuteText } from './time-text.ts'
import type { TimeLanguage } from './times/read-times.ts'

/** What will happen, as `Promised.route` says. `when` is "tomorrow at 9 AM" in the language; `hours` is how long the channel lets us write. */
interface PromiseTexts {
  asked(when: string): string
  template(when: string): string
  insideWindow(when: string, hours: number): string
  person(when: string): string
  today: string
  tomorrow: string
  /** `date` has the weekday; `dayOfWeek` is ISO. */
  onDate(date: string, dayOfWeek: number): string
  /** `clock` is `9:00`. */
  at(clock: string, hour: number): string
}

/** The texts neither call the customer "du" nor "Sie": how the shop speaks to them is not known. */
const TEXTS: Record<Exclude<TimeLanguage, 'en'>, PromiseTexts> = {
  es: {
    asked: (when) => `¡Claro! Volveré a escribir ${when}. Sin prisa.`,
    template: (when) => `¡Claro! Enviaré un mensaje breve ${when}; con una respuesta, seguimos desde aquí.`,
    insideWindow: (when, hours) =>
      `¡Claro! Aquí solo puedo escribir hasta ${hours} horas después del último mensaje recibido, así que escribiré justo antes: ${when}.`,
    person: (when) =>
      `¡Claro! Para entonces ya no puedo escribir aquí por mi cuenta, así que he pedido a un compañero que responda ${when}. Si llega un mensaje antes, aquí estoy.`,
    today: 'hoy',
    tomorrow: 'mañana',
    onDate: (date) => `el ${date}`,
    at: (clock, hour) => `a la${hour === 1 ? '' : 's'} ${clock}`,
  },
  pt: {
    asked: (when) => `Claro! Volto a escrever ${when}. Sem pressa.`,
    template: (when) => `Claro! Vou enviar uma mensagem curta ${when}; com uma resposta, continuamos daqui.`,
    insideWindow: (when, hours) =>
      `Claro! Aqui só posso escrever até ${hours} horas depois da última mensagem recebida, por isso escrevo pouco antes: ${when}.`,
    person: (when) =>
      `Claro! Nessa altura já não posso escrever aqui por conta própria, por isso pedi a um colega que responda ${when}. Se chegar uma mensagem antes, estou aqui.`,
    today: 'hoje',
    tomorrow: 'amanhã',
    onDate: (date, dayOfWeek) => `${dayOfWeek >= 6 ? 'no' : 'na'} ${date},`,
    at: (clock, hour) => `${hour === 0 || hour === 1 ? 'à' : 'às'} ${clock}`,
  },
  fr: {
    asked: (when) => `Bien sûr ! Je reviendrai aux nouvelles ${when}. Rien ne presse.`,
    template: (when) => `Bien sûr ! J’enverrai un court message ${when} ; une réponse suffira pour reprendre ici.`,
    insideWindow: (when, hours) =>
      `Bien sûr ! Ici, je ne peux écrire que dans les ${hours} heures qui suivent le dernier message reçu ; j’écrirai donc juste avant : ${when}.`,
    person: (when) =>
      `Bien sûr ! Je ne pourrai plus écrire ici de moi-même à ce moment-là ; j’ai donc demandé à un collègue de reprendre contact ${when}. En cas de message avant, je suis là.`,
    today: 'aujourd’hui',
    tomorrow: 'demain',
    onDate: (date) => `le ${date}`,
    at: (clock) => `à ${clock.replace(':', 'h')}`,
  },
  de: {
    asked: (when) => `Gern! Ich melde mich ${when} wieder. Es eilt nicht.`,
    template: (when) =>
      `Gern! ${capital(when)} kommt eine kurze Nachricht von mir; mit einer Antwort geht es hier weiter.`,
    insideWindow: (when, hours) =>
      `Gern! Hier kann ich nur bis ${hours} Stunden nach der letzten erhaltenen Nachricht schreiben. Ich melde mich deshalb kurz vorher: ${when}.`,
    person: (when) =>
      `Gern! Dann kann ich hier nicht mehr von selbst schreiben. Ich habe deshalb das Team gebeten, sich ${when} zu melden. Kommt vorher eine Nachricht, bin ich da.`,
    today: 'heute',
    tomorrow: 'morgen',
    onDate: (date) => `am ${date},`,
    at: (clock) => `um ${clock} Uhr`,
  },
  it: {
    asked: (when) => `Certo! Tornerò a scrivere ${when}. Nessuna fretta.`,
    template: (when) => `Certo! Manderò un breve messaggio ${when}; con una risposta riprendiamo da qui.`,
    insideWindow: (when, hours) =>
      `Certo! Qui posso scrivere solo entro ${hours} ore dall’ultimo messaggio ricevuto, quindi scriverò poco prima: ${when}.`,
    person: (when) =>
      `Certo! A quel punto qui non potrò più scrivere da solo, quindi ho chiesto a un collega di farsi sentire ${when}. Se arriva un messaggio prima, sono qui.`,
    today: 'oggi',
    tomorrow: 'domani',
    onDate: (date) => date,
    at: (clock, hour) => (hour === 1 ? `all’${clock}` : `alle ${clock}`),
  },
}

const ENGLISH: Omit<PromiseTexts, 'today' | 'tomorrow' | 'onDate' | 'at'> = {
  asked: (when) => `Of course! I'll check back in with you ${when}. Take your time.`,
  template: (when) => `Of course! I'll send you a short message ${when}; reply to it and we'll carry on from here.`,
  insideWindow: (when, hours) =>
    `Of course! I can only write to you here within ${hours} hours of your last message, so I'll check in just before that ends, ${when}.`,
  person: (when) =>
    `Of course! I can't write to you here by myself that late, so I've asked a colleague to get back to you ${when}. If you write to me before, I'm here.`,
}

/** When a promise is kept, seen from `now`, both in ms since the epoch. */
interface PromisedTime {
  at: number
  now: number
  zone: string
  language: TimeLanguage
}

export function askedText(time: PromisedTime): string {
  return textsOf(time).asked(whenPromised(time))
}

export function templateText(time: PromisedTime): string {
  return textsOf(time).template(whenPromised(time))
}

export function insideWindowText(time: PromisedTime, windowMs: number): string {
  return textsOf(time).insideWindow(whenPromised(time), Math.round(windowMs / 3_600_000))
}

export function personText(time: PromisedTime): string {
  return textsOf(time).person(whenPromised(time))
}

function textsOf({ language }: PromisedTime): typeof ENGLISH {
  return language === 'en' ? ENGLISH : TEXTS[language]
}

/** "Tomorrow" with its time; beyond tomorrow the date, which stays true whenever it is read. */
function whenPromised({ at, now, zone, language }: PromisedTime): string {
  const local = localTime(at, zone)
  const days = localTime(now, zone).toPlainDate().until(local.toPlainDate()).days
  if (language === 'en') {
    const day = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `${dateText(at, zone)},`
    return `${day} at ${minuteText(local.hour * 60 + local.minute)}`
  }
  const texts = TEXTS[language]
  const clock = texts.at(`${local.hour}:${String(local.minute).padStart(2, '0')}`, local.hour)
  const day =
    days === 0 ? texts.today : days === 1 ? texts.tomorrow : texts.onDate(longDate(local, language), local.dayOfWeek)
  return `${day} ${clock}`
}

function longDate(local: Temporal.ZonedDateTime, language: TimeLanguage): string {
  return local.toPlainDate().toLocaleString(language, { weekday: 'long', day: 'numeric', month: 'long' })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
