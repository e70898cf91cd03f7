import { describe, expect, it } from 'vitest'
import { optInWord, optOutWord } from './opt-out.ts'

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

describe('in other languages', () => {
  it.each([
    'BAJA',
    'No me escriban más, por favor',
    'Dejen de mandarme mensajes',
    'no quiero recibir más mensajes',
    'SAIR',
    'Não me mandem mais mensagens',
    'parem de me enviar mensagens',
    'STOPP',
    'Schreiben Sie mir nicht mehr',
    'Bitte keine Nachrichten mehr!',
    'Arrêt',
    "Arrêtez de m'écrire",
    "Ne m'envoyez plus de messages",
    'disiscriviti',
    'Non scrivetemi più',
    'Smettetela di scrivermi',
  ])('"%s" revokes', (text) => expect(optOutWord(text, 'whatsapp')).toBeDefined())

  it.each([
    'No me mandaron el pedido',
    'No me llamo Ana',
    'No me escriban hasta el lunes',
    'para dos personas',
    'Não me enviaram o código',
    'Não me liguem agora, estou numa reunião',
    'Warum schreiben Sie mir nicht mehr?',
    'Die Haltestelle bitte',
    'Schreiben Sie mir nicht mehr heute, morgen passt es',
    "Vous ne m'envoyez plus la facture ?",
    "Ne m'écrivez plus avant lundi",
    'Non mi hanno mandato il codice',
    'Non scrivetemi più oggi',
    'Fine, thanks',
    'fine',
  ])('"%s" revokes nothing', (text) => {
    expect(optOutWord(text, 'whatsapp')).toBeUndefined()
    expect(optOutWord(text, 'sms')).toBeUndefined()
  })
})

it('START gives consent back', () => {
  expect(optInWord('START')).toBe('start')
  expect(optInWord('start the engine')).toBeUndefined()
})
