import { describe, expect, it } from 'vitest'
import { languageOf } from './language.ts'

describe('the language of a text', () => {
  it.each([
    ['Hi, do you have a table for two?', 'en'],
    ['Hola, ¿tienen mesa para dos?', 'es'],
    ['hola tienen mesa para dos', 'es'],
    ['Olá, vocês têm mesa para dois?', 'pt'],
    ['Hallo, haben Sie einen Tisch für zwei?', 'de'],
    ['Bonjour, avez-vous une table pour deux ?', 'fr'],
    ['Buongiorno, avete un tavolo per due?', 'it'],
    ['gracias', 'es'],
    ['Obrigada!', 'pt'],
    ['Danke', 'de'],
    ['merci', 'fr'],
    ['grazie', 'it'],
  ])('%s: %s', (text, language) => expect(languageOf(text)).toBe(language))

  it.each(['ok', '👍', '12345', 'OK 5', 'Nike Air Max', ''])('"%s" tells none', (text) =>
    expect(languageOf(text)).toBeUndefined(),
  )

  it('is told by the messages together where one alone does not tell', () => {
    expect(languageOf('no')).toBeUndefined()
    expect(languageOf('no', '¿Quiere que le reserve la mesa?')).toBe('es')
  })
})
