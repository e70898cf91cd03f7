/**
 * The outside ids that a conversation heard of last, as 8-byte hashes in one string.
 *
 * The engine forgets duplicates after minutes, channels repeat webhooks for days. With 64 messages remembered a collision
 * has a chance of about 2^-56, and would cost that one message.
 */

/** 64 hashes take 704 characters of the 2 KB that an idle conversation may cost. */
const REMEMBERED = 64
const LENGTH = 11

export function hasHeard(recent: string, id: string): boolean {
  const hash = hashOf(id)
  for (let at = recent.indexOf(hash); at !== -1; at = recent.indexOf(hash, at + 1)) {
    if (at % LENGTH === 0) return true
  }
  return false
}

/** The memory with one more id; the oldest goes when it is full. */
export function remember(recent: string, id: string): string {
  return hasHeard(recent, id) ? recent : (recent + hashOf(id)).slice(-REMEMBERED * LENGTH)
}

/** Two times 32 bits in base64url: two lanes of cyrb53's mixing (bryc, public domain), because the core has no `node:crypto`. */
export function hashOf(id: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return digits(a >>> 0, 5) + digits(b >>> 0, 6)
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** 32 bits in `count` digits of 6 bits each; 5 digits hold 30 of them, which costs two bits of the hash. */
function digits(value: number, count: number): string {
  let rest = value
  let text = ''
  for (let i = 0; i < count; i++) {
    text += ALPHABET[rest & 63]
    rest >>>= 6
  }
  return text
}
