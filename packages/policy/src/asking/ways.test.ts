import { expect, it } from 'vitest'
import { readRequestedTime } from '../requested-times.ts'

/** Tuesday, 24 November 2026, 10:00 in Madrid. */
const NOW = Temporal.ZonedDateTime.from('2026-11-24T10:00[Europe/Madrid]')
const TOMORROW_AT_9 = NOW.add({ days: 1 }).with({ hour: 9 }).epochMilliseconds

/** Many ways to ask, with the same time. */
it.each([
  [
    'en',
    `
      hey can you hit me up tomorrow at 9
      Could someone call me tomorrow at 9?
      I'd like you to contact me tomorrow at 9
      Please get in touch tomorrow at 9
      Can we pick this up tomorrow at 9?
      Get in touch with me tomorrow at 9
      I'd appreciate a reminder tomorrow at 9
      reminder tomorrow at 9 please
      Any chance you could text me tomorrow at 9?
      Would it be possible to talk tomorrow at 9?
      Can I get a reminder tomorrow at 9?
      drop me a line tomorrow at 9 pls
      I'll decide later. ping tomorrow at 9
      Please try again tomorrow at 9
      give me a call tomorrow at 9
      Remind me about this tomorrow at 9
      remind me to finish this tomorrow at 9
      Could you please remind me to pay tomorrow at 9?
      I'd rather talk tomorrow at 9
      Is it ok if you message me tomorrow at 9?
      Feel free to reach out tomorrow at 9
      Let me think, and ask me tomorrow at 9
      Kindly contact me tomorrow at 9
      call tomorrow at 9
      Can you reach me tomorrow at 9?
      I would prefer a call tomorrow at 9
      nudge me tomorrow at 9 if I haven't replied
      Text me when you can tomorrow at 9
      Contact me again tomorrow at 9, I'm in a meeting
      I want to be reminded tomorrow at 9
      Can you follow up on this tomorrow at 9?
      Message me back tomorrow at 9
      Let's do this tomorrow at 9
      Let's reconnect tomorrow at 9
      Wait until tomorrow at 9 and write to me
    `,
  ],
  [
    'es',
    `
      avísame mañana a las 9
      Por favor recordarme mañana a las 9
      ¿Puedes llamarme mañana a las 9?
      Me gustaría que me escribieras mañana a las 9
      escríbanme mañana a las 9 si pueden
      ¿Podemos hablar mañana a las 9?
      Te agradecería que me recordaras esto mañana a las 9
      Ponme un recordatorio mañana a las 9
      pregúntame mañana a las 9 otra vez
      Quisiera que me contactaran mañana a las 9
      retomamos mañana a las 9
      Necesito que me avisen mañana a las 9
      Vuelve a escribirme mañana a las 9
      Háblame mañana a las 9 mejor
      dame un toque mañana a las 9
      ¿me mandas un recordatorio mañana a las 9?
      Quedamos en hablar mañana a las 9
      Contáctenme mañana a las 9
      Estoy ocupado ahorita, escríbeme mañana a las 9
      Hágame un recordatorio mañana a las 9
      Recuérdame pagar mañana a las 9
      ¿Me lo puedes recordar mañana a las 9?
      Mejor me escribes mañana a las 9
      ¿Podría alguien llamarme mañana a las 9?
      Búscame mañana a las 9
    `,
  ],
  [
    'pt',
    `
      avise-me amanhã às 9
      Por favor, lembrar-me amanhã às 9
      Pode ligar para mim amanhã às 9?
      Gostaria que me escrevessem amanhã às 9
      Podemos falar amanhã às 9?
      Me liga amanhã às 9 por favor
      Preciso que me avisem amanhã às 9
      pergunta de novo amanhã às 9
      Volte a me escrever amanhã às 9
      dá um toque amanhã às 9
      Contacte-me amanhã às 9
      Me procura amanhã às 9
      Entre em contato amanhã às 9
      Retorna amanhã às 9 por favor
      Fala comigo amanhã às 9
      me lembra disso amanhã às 9
      Me lembra de pagar amanhã às 9
      Pode me mandar um lembrete amanhã às 9?
      Coloca um lembrete amanhã às 9
      A gente se fala amanhã às 9
      Prefiro conversar amanhã às 9
      Podem contactar-me amanhã às 9?
      Será que podia ligar-me amanhã às 9?
      Chama-me amanhã às 9
      Me dá um retorno amanhã às 9
    `,
  ],
  [
    'fr',
    `
      Contactez-moi demain à 9h
      Pourriez-vous me rappeler demain à 9h ?
      Peux-tu m'envoyer un rappel demain à 9h ?
      Je préfère qu'on en parle demain à 9h
      Prévenez-moi demain à 9h
      Recontacte-moi demain à 9h
      Est-ce que vous pouvez me relancer demain à 9h ?
      On peut se parler demain à 9h ?
      Écris-moi demain à 9h stp
      N'hésitez pas à me recontacter demain à 9h
      Rappelle-moi de payer demain à 9h
      Demandez-moi demain à 9h à nouveau
      Je voudrais être rappelé demain à 9h
      Mettez-moi un rappel demain à 9h
      Reparlons-en demain à 9h
      Pourriez-vous revenir vers moi demain à 9h ?
      Vous pouvez me joindre demain à 9h
      Il faudrait me rappeler demain à 9h
      Envoie-moi un sms demain à 9h
      Pouvez-vous reprendre contact demain à 9h ?
      Appelez-moi demain à 9h
      Redemande-moi demain à 9h
      Merci de revenir vers moi demain à 9h
      Faites-moi un rappel demain à 9h
      Tenez-moi au courant demain à 9h
    `,
  ],
  [
    'de',
    `
      Melden Sie sich bitte morgen um 9 bei mir
      Rufen Sie mich morgen um 9 zurück
      Kannst du mich morgen um 9 anschreiben?
      Schreibt mir morgen um 9 nochmal
      Könnten Sie mir morgen um 9 eine Erinnerung schicken?
      Erinnere mich morgen um 9 daran
      Ich hätte gern morgen um 9 einen Rückruf
      Frag mich morgen um 9 nochmal
      Bitte morgen um 9 anrufen
      Bitte melden Sie sich morgen um 9
      Sag mir morgen um 9 Bescheid
      Wir können morgen um 9 weiterreden
      Können wir morgen um 9 telefonieren?
      Ich möchte morgen um 9 erinnert werden
      Es passt gerade nicht, melde dich morgen um 9
      Würden Sie mich morgen um 9 kontaktieren?
      Kontaktiere mich morgen um 9
      Hake morgen um 9 nochmal nach
      Gib mir morgen um 9 einen Anstoß
      Schick mir morgen um 9 eine Nachricht
      Meldet euch morgen um 9
      Kann mich jemand morgen um 9 anrufen?
      Erinner mich morgen um 9 bitte ans Bezahlen
      Sprechen wir morgen um 9 darüber
      Ping mich morgen um 9 an
    `,
  ],
  [
    'it',
    `
      avvisami domani alle 9
      Per favore ricordarmi domani alle 9
      Mi puoi scrivere domani alle 9?
      Può chiamarmi domani alle 9?
      Contattami domani alle 9 per favore
      Possiamo parlarne domani alle 9?
      Mi piacerebbe che mi ricontattaste domani alle 9
      Risentiamoci domani alle 9
      Fammi un promemoria domani alle 9
      Mandatemi un sms domani alle 9
      Mi richiami domani alle 9
      Chiedimelo di nuovo domani alle 9
      Ci sentiamo domani alle 9
      Preferirei parlarne domani alle 9
      Ricordami di pagare domani alle 9
      Scrivetemi domani alle 9 grazie
      Fatevi sentire domani alle 9
      Mi faccia sapere domani alle 9
      Dammi un colpo di telefono domani alle 9
      Potrebbe ricontattarmi domani alle 9?
      Tienimi aggiornato domani alle 9
      Richiamatemi domani alle 9
      Vorrei essere ricontattato domani alle 9
      Ricontattatemi domani alle 9
      Imposta un promemoria domani alle 9
    `,
  ],
] as const)('asks in %s', (language, texts) => {
  const misread = texts
    .trim()
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => {
      const found = readRequestedTime(text, NOW.epochMilliseconds, 'Europe/Madrid')
      return found.outcome !== 'requested' || found.at !== TOMORROW_AT_9 || found.language !== language
    })
  expect(misread).toEqual([])
})
