import { expect, it } from 'vitest'
import { readRequestedTime } from '../requested-times.ts'
import type { TimeLanguage } from '../times/read-times.ts'

/** Tuesday, 24 November 2026, 10:00 in Madrid. */
const NOW = Temporal.ZonedDateTime.from('2026-11-24T10:00[Europe/Madrid]')
const read = (text: string) => readRequestedTime(text, NOW.epochMilliseconds, 'Europe/Madrid')
const local = (at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO('Europe/Madrid')
    .toPlainDateTime()
    .toString()
    .slice(0, 16)

/** Ways to ask, and times with the instant that they mean. Every way is tried with every time. */
const SAID: Record<TimeLanguage, { frames: string[]; times: Record<string, string> }> = {
  en: {
    frames: [
      'Can you ping me {}?',
      'Remind me {} please',
      'Sorry, in a meeting. Message me {}',
      'Could you get back to me {}?',
      'I need to ask my wife first, so check in with me {}',
      "Let's talk {}",
      'not now, text me {}',
      '{} would be good, could you write to me then?',
    ],
    times: {
      'tomorrow at 9': '2026-11-25T09:00',
      'in two hours': '2026-11-24T12:00',
      'on Friday afternoon': '2026-11-27T14:00',
      'next tuesday afternoon, after work': '2026-12-01T17:00',
      'at half past five': '2026-11-24T17:30',
      'the day after tomorrow': '2026-11-26T09:00',
      'on the 3rd of December at 4pm': '2026-12-03T16:00',
      'in 45 minutes': '2026-11-24T10:45',
      'next week': '2026-11-30T09:00',
      'the first monday of january': '2027-01-04T09:00',
      'tonight around 8': '2026-11-24T20:00',
      'on Christmas Eve at noon': '2026-12-24T12:00',
    },
  },
  es: {
    frames: [
      'Escríbeme {}',
      '¿Me puedes escribir {}?',
      'Recuérdamelo {} por favor',
      'Ahora no puedo, llámame {}',
      '¿Podrían avisarme {}?',
      'Prefiero que me contacten {}',
      'Estoy trabajando. Hablamos {}',
      'mándame un mensaje {} porfa',
    ],
    times: {
      'mañana a las 9': '2026-11-25T09:00',
      'en dos horas': '2026-11-24T12:00',
      'el viernes por la tarde': '2026-11-27T14:00',
      'el próximo martes a las cinco': '2026-12-01T17:00',
      'a las cinco y media de la tarde': '2026-11-24T17:30',
      'pasado mañana': '2026-11-26T09:00',
      'el 3 de diciembre a las 16:00': '2026-12-03T16:00',
      'dentro de tres cuartos de hora': '2026-11-24T10:45',
      'la semana que viene': '2026-11-30T09:00',
      'el primer lunes de enero': '2027-01-04T09:00',
      'esta noche a las 8': '2026-11-24T20:00',
      'en Nochebuena a mediodía': '2026-12-24T12:00',
    },
  },
  pt: {
    frames: [
      'Me escreva {}',
      'Você pode me lembrar {}?',
      'Agora não dá, me chama {}',
      'Fale comigo {}, por favor',
      'Poderia entrar em contato comigo {}?',
      'Lembre-me {}',
      'Estou no trabalho. Vamos conversar {}',
      'me manda uma mensagem {}',
    ],
    times: {
      'amanhã às 9': '2026-11-25T09:00',
      'daqui a duas horas': '2026-11-24T12:00',
      'na sexta à tarde': '2026-11-27T14:00',
      'na próxima terça às cinco': '2026-12-01T17:00',
      'às cinco e meia da tarde': '2026-11-24T17:30',
      'depois de amanhã': '2026-11-26T09:00',
      'no dia 3 de dezembro às 16h': '2026-12-03T16:00',
      'em 45 minutos': '2026-11-24T10:45',
      'na semana que vem': '2026-11-30T09:00',
      'na primeira segunda de janeiro': '2027-01-04T09:00',
      'hoje à noite às 8': '2026-11-24T20:00',
      'na véspera de Natal ao meio-dia': '2026-12-24T12:00',
    },
  },
  fr: {
    frames: [
      'Rappelez-moi {}',
      'Pouvez-vous m’écrire {} ?',
      'Tu peux me recontacter {} stp ?',
      'Je suis occupé, relancez-moi {}',
      'Envoyez-moi un message {}, merci',
      'J’aimerais que vous me rappeliez {}',
      'Pas maintenant. On en reparle {}',
      'Merci de me recontacter {}',
    ],
    times: {
      'demain à 9h': '2026-11-25T09:00',
      'dans deux heures': '2026-11-24T12:00',
      'vendredi après-midi': '2026-11-27T14:00',
      'mardi prochain à 17h': '2026-12-01T17:00',
      'à cinq heures et demie cet après-midi': '2026-11-24T17:30',
      'après-demain': '2026-11-26T09:00',
      'le 3 décembre à 16 heures': '2026-12-03T16:00',
      "dans trois quarts d'heure": '2026-11-24T10:45',
      'la semaine prochaine': '2026-11-30T09:00',
      'le premier lundi de janvier': '2027-01-04T09:00',
      'ce soir vers 20h': '2026-11-24T20:00',
      'la veille de Noël à midi': '2026-12-24T12:00',
    },
  },
  de: {
    frames: [
      'Melde dich bitte {}',
      'Schreib mir {}',
      'Können Sie mich {} erinnern?',
      'Könntest du dich {} nochmal melden?',
      'Ich bin gerade bei der Arbeit, rufen Sie mich {} an',
      'Lass uns {} weiterreden',
      'Es wäre nett, wenn Sie mir {} schreiben würden',
      'Jetzt nicht. Bitte {} noch mal nachfragen',
    ],
    times: {
      'morgen um 9': '2026-11-25T09:00',
      'in zwei Stunden': '2026-11-24T12:00',
      'am Freitagnachmittag': '2026-11-27T14:00',
      'nächsten Dienstag um 17 Uhr': '2026-12-01T17:00',
      'um halb sechs': '2026-11-24T17:30',
      übermorgen: '2026-11-26T09:00',
      'am 3. Dezember um 16 Uhr': '2026-12-03T16:00',
      'in einer Dreiviertelstunde': '2026-11-24T10:45',
      'nächste Woche': '2026-11-30T09:00',
      'am ersten Montag im Januar': '2027-01-04T09:00',
      'heute Abend gegen 8': '2026-11-24T20:00',
      'an Heiligabend um 12 Uhr mittags': '2026-12-24T12:00',
    },
  },
  it: {
    frames: [
      'Scrivimi {}',
      'Puoi ricordarmelo {}?',
      'Mi può richiamare {}?',
      'Adesso non posso, contattatemi {}',
      'Sono al lavoro. Sentiamoci {}',
      'mandami un messaggio {} per favore',
      'Vorrei che mi scriveste {}',
      'Fatti sentire {}, grazie',
    ],
    times: {
      'domani alle 9': '2026-11-25T09:00',
      'tra due ore': '2026-11-24T12:00',
      'venerdì pomeriggio': '2026-11-27T14:00',
      'martedì prossimo alle cinque': '2026-12-01T17:00',
      'alle cinque e mezza del pomeriggio': '2026-11-24T17:30',
      dopodomani: '2026-11-26T09:00',
      'il 3 dicembre alle 16': '2026-12-03T16:00',
      "tra tre quarti d'ora": '2026-11-24T10:45',
      'la prossima settimana': '2026-11-30T09:00',
      'il primo lunedì di gennaio': '2027-01-04T09:00',
      'stasera verso le 8': '2026-11-24T20:00',
      'la vigilia di Natale a mezzogiorno': '2026-12-24T12:00',
    },
  },
}

it.each(Object.entries(SAID))('asks in %s, each way with each time', (language, { frames, times }) => {
  const misread = frames.flatMap((frame) =>
    Object.entries(times).flatMap(([said, at]) => {
      const text = frame.replace('{}', said)
      const found = read(text)
      const understood = found.outcome === 'requested' ? `${found.language} ${local(found.at)}` : found.outcome
      return understood === `${language} ${at}` ? [] : [`${text} → ${understood}`]
    }),
  )
  expect(misread).toEqual([])
})

it.each([
  // A condition that waits for the customer's own silence is a request.
  ["if you don't hear from me by Friday, write to me", '2026-11-27T09:00'],
  ['Si no te respondo antes del viernes, escríbeme', '2026-11-27T09:00'],
  ['Wenn ich bis Freitag nicht geantwortet habe, schreib mir', '2026-11-27T09:00'],
  // Not before, but then.
  ['Please do not call me before Monday', '2026-11-30T09:00'],
  ['No me escribas hasta el lunes', '2026-11-30T09:00'],
  ['Não me escreva até segunda', '2026-11-30T09:00'],
  ['Ne me rappelez pas avant lundi', '2026-11-30T09:00'],
  ['Bitte melden Sie sich nicht vor Montag', '2026-11-30T09:00'],
  ['Non scrivermi prima di lunedì', '2026-11-30T09:00'],
  // Not then, but at another time.
  ["Don't text me tomorrow but on Friday", '2026-11-27T09:00'],
  ['No me escribas mañana, mejor escríbeme el viernes', '2026-11-27T09:00'],
  ['Schreib mir nicht morgen, sondern am Freitag', '2026-11-27T09:00'],
  ['Não me ligue amanhã, mas na sexta', '2026-11-27T09:00'],
  ['Ne m’écrivez pas demain mais vendredi', '2026-11-27T09:00'],
  ['Non chiamarmi domani ma venerdì', '2026-11-27T09:00'],
])('%s', (text, at) => {
  const found = read(text)
  expect(found.outcome === 'requested' ? local(found.at) : found.outcome).toBe(at)
})

it.each([
  'Forget the reminder',
  'No need to write to me on Friday anymore',
  'Olvida el recordatorio',
  'Ya no hace falta que me escribas mañana',
  'Mejor no me llames',
  'Esquece o lembrete',
  'Não precisa me escrever amanhã',
  'Não me ligue mais',
  'Oubliez le rappel',
  'Pas la peine de me relancer demain',
  'Ne me rappelez plus demain',
  'Vergiss die Erinnerung',
  'Sie brauchen mich nicht mehr zu erinnern',
  'Melde dich morgen doch nicht',
  'Lascia stare il promemoria',
  'Non serve che mi scriva domani',
  'Non ricordarmelo domani',
])('"%s" withdraws', (text) => expect(read(text).outcome).toBe('withdrawn'))

it.each([
  'not now, maybe later',
  'Text me if a table becomes free on Friday',
  "I'll be in touch on Monday",
  'ahora no, quizás más tarde',
  'Quiero una mesa para mañana a las 9',
  'Te escribo mañana a las 9',
  'Mi hermana me llama mañana',
  'Avísame si hay entradas para el viernes',
  'Recuérdame mi reserva del viernes',
  'agora não, talvez mais tarde',
  'Queria reservar um quarto para sexta-feira',
  'Eu te escrevo amanhã',
  'Não me lembro, acho que foi na sexta',
  'pas maintenant, peut-être plus tard',
  'Je voudrais réserver pour demain à 20h',
  'Je vous rappelle demain',
  'Rappelez-moi mon rendez-vous de vendredi',
  'jetzt nicht, vielleicht später',
  'Ich brauche morgen um 9 ein Taxi',
  'Ich melde mich morgen',
  'Erinnern Sie mich an meinen Termin am Freitag',
  'Bis morgen!',
  'non ora, forse più tardi',
  'Vorrei un tavolo per domani sera',
  'Ti scrivo domani',
  'Mi chiamo Marco e arrivo venerdì alle 9',
  'Ricordami il volo di venerdì',
])('"%s" asks for nothing', (text) => expect(read(text).outcome).toBe('none'))
