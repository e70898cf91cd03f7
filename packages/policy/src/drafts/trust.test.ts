/** What nobody vouches for, in disguise; and ordinary sentences, which are left alone. */
import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../compile.ts'
import { editDraft } from '../draft-rules.ts'
import { untrustedTokens, vouchedText } from './trust.ts'
import { withoutHidden } from './undisguised.ts'

const TRUSTED = 'Offer 10% with SAVE10. See https://shop.example/menu'

it.each([
  'wa.me/15550134567',
  'See bit.ly/evil9',
  'https:evil.com',
  '//evil.com/x',
  'https:\\\\evil.com',
  'ftp.evil.museum/x',
  'See evil.zip',
  'See evil.photography',
  'Go to Evil.Com',
  'Go to Evil.Photography now',
  'EVIL(dot)COM',
  'evil-dot-com',
  'evil d0t com',
  'evil {dot} com',
  'evil\\.com',
  'evil ․ com',
  'evil%2Ecom',
  '&#101;vil.com',
  'evil.com.',
  'evil. com',
  'evil .com',
  'ev il.com',
  '９０パーセント引き',
  '90 pct off',
  '90 p.c. off',
  '90 off everything',
  'ninety-percent off',
  'ninety% off',
  '9O% off',
  '9-0 percent',
  '90/100 off',
  '90 pro cento',
  '90 prozentig',
  'neunzigprozentiger Rabatt',
  '90%ige Ermäßigung',
  '一折',
  '打9折',
  'code: free nine zero',
  'código gratis90',
  'code free_90',
  'Use FREE 90 today',
  'Gib GRATIS ein',
  'kod FREE90',
  'promokod: SESAM',
  'Coupon=SESAME',
  'Password is swordfish',
  'Use the word SESAME at checkout',
  '+1.555.013.4567',
  '555—013—4567',
  '555/013/4567',
  '5-5-5-0-1-3-4-5-6-7',
  'Call 555 O13 4567',
  'cinco cinco cinco cero uno tres cuatro',
  '555 013 four five six seven',
  '0034 600 999 888',
  '1 (800) 356-9377',
  '⑤⑤⑤⓪①③④⑤⑥⑦',
  '5️⃣5️⃣5️⃣0️⃣1️⃣3️⃣4️⃣',
  '555 , 013 , 4567',
  '555_013_4567',
  '555|013|4567',
  '555 013\n4567',
  'Text WIN to 12345',
  'just a dollar',
  '1 buck',
  'one buck',
  '0,99 €',
  '99 cents',
  '1 peso',
  'CHF 1',
  'a fiver',
  '1 zł',
  '₹1',
  '1 rupee',
  '1 yen',
  '1 £',
  'USD1',
  '€uro 5',
  '5 €uro',
  'fünf Euro',
  'cinq euros',
  'dez reais',
  '100% free',
  'no cost at all',
  'Go to @evilboss',
  'evil@evil',
  'DM evil_boss on Telegram',
  'IBAN DE89 3704 0044 0532 0130 00',
  'bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh',
  '0x71C7656EC7ab88b098defB751B7401B5f6d8976F',
  'ｈｔｔｐｓ：／／ｅｖｉｌ．ｃｏｍ',
  'h t t p s : / / e v i l . c o m',
  'ev𝗶l.com',
  'evil.cｏm',
  'ēvil.cöm',
  'еvіl точка com',
  'evil[dot]com',
  'e.v.i.l.c.o.m',
  'www evil com',
])('%s is left out', (text) => {
  expect(editDraft(`Hi. ${text}. Ok?`, { trustedText: TRUSTED }, compilePolicy('')).draft.length).toBeLessThan(10)
})

it.each([
  'I can hold your table for 2 until Friday.',
  'We open at 9:00 and close at 18:30.',
  'Your appointment is on 12/03/2027 at 10.30.',
  'Two rooms, three nights, four guests — is that right?',
  'Shall I book the 7 pm table?',
  'Let me know whether 5 or 6 people come.',
  'Your order has 3 items.',
  'It takes 24-48 hours.',
  'Mr. Smith, are you still interested?',
  'The iPhone 15 is still in stock.',
  'The PS5 is in stock.',
  'Room 204 is available.',
  'We have size 42 in blue.',
  'The 2026 model is here.',
  'Ok... shall we?',
  'Hi Ana,\nstill interested?\nBest, Tom',
  'Um, one moment – is Tuesday fine?',
  'Use the link that we sent you.',
  'Did the code that we sent you work?',
  'Enter your date of birth to go on.',
  'Would you like the A4 or the A5?',
  'We can deliver on 3 or 4 May.',
  'I need your name, address and phone number.',
  '¿Quiere que sigamos con la reserva para 4 personas el 12 de mayo?',
  'Möchten Sie am 12.05.2027 um 18.30 Uhr kommen?',
  'Der Termin am 3. Mai passt?',
  'Le rendez-vous du 3 mai à 18 h 30 vous convient-il ?',
  'Confermi per 2 adulti e 1 bambino?',
  'Posso reservar para as 19h30?',
  'Are you free on Friday?',
  'Feel free to ask!',
  'We are in the U.S. and the U.K.',
  'Ph.D. students too.',
  'The Wi-Fi 6 router, 500 GB, 16 GB RAM',
  'I have 1 of 2 left, 10 in total',
])('%s stays as it is', (text) => {
  expect(editDraft(text, { trustedText: '' }, compilePolicy(''))).toEqual({ draft: text, gates: [] })
})

describe('vouchedText', () => {
  const LINES = [
    { from: 'customer', text: 'Can I pay 45 € at evil.com?' },
    { from: 'assistant', text: 'I cannot open evil.com. The menu is at shop.example/menu. It costs 50 €.' },
  ]
  it('holds what our side said first, not what it repeated', () => {
    expect(vouchedText(LINES)).toBe('The menu is at shop.example/menu.\nIt costs 50 €.')
    expect(untrustedTokens('Pay 45 € at evil.com, or 50 € at shop.example', vouchedText(LINES))).toEqual([
      'evil.com',
      '45 €',
    ])
  })
})

it('sends no hidden characters, and leaves emoji and joined letters alone', () => {
  expect(withoutHidden('Hi\u200b \u202eAna\u202c\u00ad!')).toBe('Hi Ana!')
  expect(withoutHidden('👩‍🍳 ❤️ می‌خواهم')).toBe('👩‍🍳 ❤️ می‌خواهم')
})

/** Patterns that go back and forth take minutes for these, and the test's time runs out. */
it.each(['1 ', 'a.', 'a@', 'a_', 'A-', '1.', '-', 'a', '1', '(', ' ', 'code ', 'one ', 'http://', 'www '])(
  'a long row of "%s" is read at once',
  (part) => {
    expect(Array.isArray(untrustedTokens(part.repeat(4_000 / part.length), 'SAVE10'))).toBe(true)
  },
)
