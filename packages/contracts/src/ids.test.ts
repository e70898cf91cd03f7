import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactIdOf, conversationIdOf, messageInputId } from './ids.ts'

describe('derived ids', () => {
  it('are safe in a subject whatever the outside ids hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'binary' }), (contact, message) => {
        const conversation = conversationIdOf('acme', 'account', contact)
        expect(conversation).toMatch(/^[a-z0-9_]+$/)
        expect(messageInputId(conversation, message)).toMatch(/^[a-z0-9_]+$/)
      }),
    )
  })

  it('do not confuse neighbours', () => {
    expect(conversationIdOf('a', 'bc', 'd')).not.toBe(conversationIdOf('ab', 'c', 'd'))
    expect(conversationIdOf('a', 'b', 'c')).not.toBe(conversationIdOf('b', 'b', 'c'))
  })

  it('know a phone number again on every account, and a page-scoped id on its own account only', () => {
    expect(contactIdOf('t', 'whatsapp', 'a1', '+34 600 11 22 33')).toBe(contactIdOf('t', 'sms', 'a2', '34600112233'))
    expect(contactIdOf('t', 'messenger', 'a1', '123')).not.toBe(contactIdOf('t', 'messenger', 'a2', '123'))
    expect(contactIdOf('t1', 'sms', 'a', '34600112233')).not.toBe(contactIdOf('t2', 'sms', 'a', '34600112233'))
  })
})
