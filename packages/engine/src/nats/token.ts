/**
 * Any text as one token of a subject, a key or a header, and back. NATS forbids dots, wildcards, white space and control characters in a
 * token (docs.nats.io, "Subject-Based Messaging"), key-value keys allow `[-/_=.a-zA-Z0-9]`, and headers end at a line break.
 */

const SAFE = /^[A-Za-z0-9_/-]+$/
const UNSAFE_CHARACTER = /[^A-Za-z0-9_/-]/gu
const ESCAPED = /(?:=[0-9A-F]{2})+/g

/** A token must not be empty; no other text becomes a lone `=`. */
const EMPTY = '='

/** Every character outside `[A-Za-z0-9_/-]` as `=XX` per byte of its UTF-8. */
export function encodeToken(text: string): string {
  if (SAFE.test(text)) return text
  if (text === '') return EMPTY
  return text.replace(UNSAFE_CHARACTER, (character) =>
    Array.from(Buffer.from(character, 'utf8'), (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
      '',
    ),
  )
}

export function decodeToken(token: string): string {
  if (token === EMPTY) return ''
  return token.includes('=')
    ? token.replace(ESCAPED, (escaped) => Buffer.from(escaped.replaceAll('=', ''), 'hex').toString('utf8'))
    : token
}
