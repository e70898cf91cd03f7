import { describe, expect, it } from 'vitest'
import { expectsReply, isAutomated, loneRating, mayRequestFollowUp, optInWord, optOutWord } from './reading.ts'

describe('expectsReply', () => {
  it.each([
    'Do you have a table for two?',
    'I need it by Friday',
    'Yes please',
    'blue, size M',
    'My parcel never arrived',
    "that's correct, book it",
    'Thanks, but can you also change the address?',
    'No, make it three people instead',
  ])('somebody waits after "%s"', (text) => expect(expectsReply(text)).toBe(true))

  it.each([
    'Thanks!',
    'ok',
    'No, that is all, thank you',
    'Bye',
    '👍',
    "I'll think about it",
    'maybe later',
    'Perfect, thanks a lot',
    '',
  ])('nobody waits after "%s"', (text) => expect(expectsReply(text)).toBe(false))
})

describe('mayRequestFollowUp', () => {
  it.each([
    'Talk to me in 24 hours',
    'te escribo el lunes, recuérdame',
    'no need to remind me',
    'Kannst du mich morgen erinnern?',
    'fale comigo amanhã',
    'Escríbeme el martes',
    'Olvida lo del recordatorio',
    'me chama depois do almoço, por volta das 3',
    'Não precisa me escrever amanhã',
    'Rappelez-moi jeudi',
    'Pas la peine de me relancer',
    'Bitte nächste Woche nochmal nachfragen',
    'Du brauchst mich nicht mehr zu erinnern',
    'ricordamelo venerdì',
    'Lascia stare il promemoria',
  ])('"%s" is worth reading closely', (text) => expect(mayRequestFollowUp(text)).toBe(true))
  it.each([
    'How much is it?',
    'Thanks',
    'a room with a view',
    'Quiero una mesa para dos mañana a las 9',
    'Escribí mal la dirección, es calle Mayor 3',
    'Gracias, hasta mañana',
    'Quero uma mesa para amanhã às 8',
    'Falta um item na minha encomenda de segunda',
    'Je voudrais réserver pour demain à 20h',
    'C’est écrit livraison en 3 jours',
    'Vous parlez anglais ? J’arrive vendredi',
    'Ich hätte gern einen Tisch für morgen um 8',
    'Der Anruf gestern war nett, ich nehme 2',
    'Vorrei un tavolo per domani alle 8',
    'Mi sento meglio, vengo venerdì',
  ])('"%s" is not', (text) => expect(mayRequestFollowUp(text)).toBe(false))
})

describe('isAutomated', () => {
  it.each([
    'Automatic reply: I am out of the office until 4 May.',
    'Thank you for contacting Sunrise Dental. Our team will reply shortly.',
    'Your verification code is 481516',
    'Our May newsletter: view in browser',
    'You have been selected! Claim your prize at https://x.example, click here!',
  ])('a machine wrote "%s"', (text) => expect(isAutomated(text)).toBe(true))
  it.each([
    'Thank you for contacting me, I will think about it',
    'Can I get the code for the door?',
    'I won a bet about your office',
  ])('a person wrote "%s"', (text) => expect(isAutomated(text)).toBe(false))
})

describe('loneRating', () => {
  it.each([
    ['4', 4],
    ['5!', 5],
    ['3/5', 3],
    ['⭐⭐', 2],
    ['1️⃣', 1],
    ['five stars', 5],
    ['6', undefined],
    ['4 people', undefined],
    ['2 tickets', undefined],
    ['14', undefined],
  ])('%s is %s', (text, rating) => expect(loneRating(text)).toBe(rating))
})

describe('optOutWord', () => {
  it.each(['STOP', 'stop.', 'Unsubscribe', 'please stop messaging me', "Don't contact me again", 'leave me alone'])(
    '"%s" revokes on every channel',
    (text) => {
      expect(optOutWord(text, 'whatsapp')).toBeDefined()
      expect(optOutWord(text, 'sms')).toBeDefined()
    },
  )

  it('takes "cancel" as a revocation on SMS only: elsewhere it is about an order', () => {
    expect(optOutWord('Cancel', 'sms')).toBe('cancel')
    expect(optOutWord('Cancel', 'whatsapp')).toBeUndefined()
  })

  it.each([
    "Don't message me until Monday",
    'Cancel my booking',
    'Does the bus stop there?',
    'Can you order a cab to take me there?',
    "don't send me the invoice",
  ])('"%s" revokes nothing', (text) => {
    expect(optOutWord(text, 'sms')).toBeUndefined()
    expect(optOutWord(text, 'whatsapp')).toBeUndefined()
  })
})

it('START gives consent back', () => {
  expect(optInWord('START')).toBe('start')
  expect(optInWord('start the engine')).toBeUndefined()
})
