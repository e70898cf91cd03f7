import { expect, it } from 'vitest'
import { withoutSecrets } from './secrets.ts'

it.each([
  ['My card is 4111 1111 1111 1111, thanks', 'My card is [card number], thanks'],
  ['5555-5555-5555-4444', '[card number]'],
  ['amex 378282246310005', 'amex [card number]'],
  ['Please pay to DE89 3704 0044 0532 0130 00', 'Please pay to [account number]'],
  ['my password is hunter2', 'my password is [secret]'],
  ['PIN: 1234 and CVV 321', 'PIN: [secret] and CVV [secret]'],
  ['La contraseña es gato77', 'La contraseña es [secret]'],
  ['a minha senha é gato77', 'a minha senha é [secret]'],
  ['mein Passwort lautet Katze77', 'mein Passwort lautet [secret]'],
  ['mon mot de passe est chat77', 'mon mot de passe est [secret]'],
  ['il codice segreto è 7788', 'il codice segreto è [secret]'],
])('"%s" becomes "%s"', (text, kept) => expect(withoutSecrets(text)).toBe(kept))

it.each([
  'Call me on +34 600 111 222',
  'My order is 1234567890123',
  'A table for 2 on 24.12. at 19:30',
  'Booking AB12 CD34',
  'I like pineapple',
])('"%s" holds none', (text) => expect(withoutSecrets(text)).toBe(text))
