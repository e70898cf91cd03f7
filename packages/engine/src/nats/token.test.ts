import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeToken, encodeToken } from './token.ts'

it('leaves alone what is safe already', () => {
  expect(encodeToken('c_01/23/0-made')).toBe('c_01/23/0-made')
})

it('gives a valid token for any text, and the text back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const token = encodeToken(text)
      expect(token).toMatch(/^[A-Za-z0-9_/=-]+$/)
      expect(decodeToken(token)).toBe(text)
    }),
  )
})

it('gives different tokens for different texts', () => {
  const texts = ['', '=', '=3D', 'a.b', 'a=2Eb', 'a b', 'a>b', 'a*b', 'A', 'a']
  expect(new Set(texts.map(encodeToken)).size).toBe(texts.length)
})
