/** Which conversations are held out: analysed and not followed up, to see who comes back without. */

/** What tells one draw from another of the same conversation; a change draws all of them anew. */
const SALT = 'hold-out/1'

/**
 * Whether a conversation is in its assistant's hold-out share, from 0 to 1. It follows from the ids alone, so that a conversation
 * is the same whenever it is asked about, and a larger share keeps the ones of a smaller.
 */
export function isHeldOut({ assistant, conversation, share }: HoldOut): boolean {
  return drawOf(`${SALT}\n${assistant}\n${conversation}`) < share
}

export interface HoldOut {
  assistant: string
  conversation: string
  share: number
}

/**
 * An even number from 0 to below 1: FNV-1a over the text, and then the finalizer of MurmurHash3 (Austin Appleby, public domain), without
 * which ids that differ in their last letters lie side by side.
 */
function drawOf(text: string): number {
  let hash = 0x811c9dc5
  for (const code of new TextEncoder().encode(text)) hash = Math.imul(hash ^ code, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
