import type { Language } from '@relance/policy'
import { expect, it } from 'vitest'
import { addressIn } from './address.ts'

it.each<[Language, string, string]>([
  ['es', '¿Qué día te viene bien? Dime también si tienes alergias.', 'informal'],
  ['es', '¿Qué día le viene bien? Dígame también si tiene alergias.', 'formal'],
  ['de', 'Wann passt es dir?', 'informal'],
  ['de', 'Wann passt es Ihnen? Wir haben zwei Zimmer, sie sind frei.', 'formal'],
  ['fr', 'Tu préfères le matin ?', 'informal'],
  ['fr', 'Vous préférez le matin ?', 'formal'],
  ['it', 'Quando vuoi venire?', 'informal'],
  ['pt', 'Qual é o teu número?', 'informal'],
  ['pt', 'Você prefere de manhã?', 'formal'],
  ['es', 'Hola', 'formal'],
  ['en', 'What can I do for you?', 'formal'],
])('%s: %s', (language, text, expected) => {
  const lines = [
    { from: 'customer' as const, text: 'tu du vous lei usted', at: 0 },
    { from: 'assistant' as const, text, at: 1 },
    { from: 'assistant' as const, text: 'tu te du vous Sie usted usted', at: 2, ours: true },
  ]
  expect(addressIn(lines, language)).toBe(expected)
})
