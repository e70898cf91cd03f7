import { describe, expect, it } from 'vitest'
import { compilePolicy } from './compile.ts'
import { firedTrigger } from './triggers.ts'

const RULES = [
  'If the customer complains, transfer to a human. Close if the customer said goodbye. Stop if the customer is not interested. If they ask to speak to a human, hand over.',
  'Wenn sich der Kunde beschwert, an einen Mitarbeiter übergeben. Wenn der Kunde nach einem Rabatt fragt, an einen Mitarbeiter weiterleiten.',
]
const policy = compilePolicy(RULES.join(' '))
const fired = (text: string) => {
  const { handOverWhen, closeWhen } = policy
  return firedTrigger(handOverWhen, [text])?.value.when ?? firedTrigger(closeWhen, [text])?.value.when
}

describe('a condition holds in the customer’s language', () => {
  it.each([
    ['This is unacceptable, I want to complain', 'complaint'],
    ['Quiero poner una queja', 'complaint'],
    ['O produto veio quebrado!', 'complaint'],
    ['Ich möchte mich beschweren', 'complaint'],
    ['C’est inadmissible', 'complaint'],
    ['È arrivato rotto', 'complaint'],
    ['Can I talk to a human?', 'asks_for_person'],
    ['Quiero hablar con una persona', 'asks_for_person'],
    ['Posso falar com um atendente?', 'asks_for_person'],
    ['Kann ich mit einem Menschen sprechen?', 'asks_for_person'],
    ['Je veux parler à un conseiller', 'asks_for_person'],
    ['Vorrei parlare con un operatore', 'asks_for_person'],
    ['Ya no me interesa, gracias', 'declined'],
    ['Não tenho mais interesse', 'declined'],
    ['Ich bin nicht mehr interessiert', 'declined'],
    ['Je ne suis plus intéressée', 'declined'],
    ['Non mi interessa', 'declined'],
    ['Adiós', 'goodbye'],
    ['Auf Wiedersehen', 'goodbye'],
    ['Bonne journée', 'goodbye'],
    ['Arrivederci', 'goodbye'],
    ['Gibt es einen Rabatt?', 'mentions'],
  ])('%s', (text, when) => expect(fired(text)).toBe(when))

  it.each([
    'A table for two, please',
    '¿Tienen mesa para dos?',
    'Ich nehme den Tisch',
    'Une table pour deux',
    'Mi interessa molto',
    'I am interested in a real apartment',
  ])('not: %s', (text) => expect(fired(text)).toBeUndefined())
})
