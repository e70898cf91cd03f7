/**
 * What a WhatsApp message carries, in words. Shapes: developers.facebook.com/documentation/business-messaging/whatsapp/
 * webhooks/reference/messages and the page of each kind below it (read November 2026).
 */
import type { MessageKind } from '@relance/contracts/words'
import { isObject, listIn, objectIn, textIn } from './json.ts'

/** What is shown, and the author's own words in it. */
export interface Content {
  kind: MessageKind
  text: string
  words: string
}

/** Reads a message of the Cloud API or an echo of one. Every kind leaves something to see: `[kind]` at the least. */
export function contentOf(message: Record<string, unknown>): Content {
  const type = textIn(message, 'type')
  const part = objectIn(message, type)
  const read = READERS.get(type)
  return read ? read(part, message) : placeholder('other', `${type || 'unknown'} message`)
}

/** The payload of the button or list entry that the customer chose; empty where the message is no choice. */
export function chosenPayloadOf(message: Record<string, unknown>): string {
  const interactive = objectIn(message, 'interactive')
  return (
    textIn(objectIn(message, 'button'), 'payload') ||
    textIn(objectIn(interactive, 'button_reply'), 'id') ||
    textIn(objectIn(interactive, 'list_reply'), 'id')
  )
}

type Reader = (part: Record<string, unknown>, message: Record<string, unknown>) => Content

const READERS = new Map<string, Reader>(
  Object.entries({
    text: (part) => inFull('text', textIn(part, 'body')),
    image: (part) => placeholder('image', 'image', textIn(part, 'caption')),
    video: (part) => placeholder('video', 'video', textIn(part, 'caption')),
    audio: (part) => placeholder('audio', part.voice === true ? 'voice message' : 'audio'),
    document: (part) =>
      placeholder(
        'document',
        ['document', textIn(part, 'filename')].filter(Boolean).join(': '),
        textIn(part, 'caption'),
      ),
    sticker: () => placeholder('sticker', 'sticker'),
    location: (part) => placeholder('location', ['location', placeOf(part)].filter(Boolean).join(': ')),
    contacts: (_, message) => placeholder('contacts', ['contact card', namesIn(message)].filter(Boolean).join(': ')),
    button: (part) => inFull('choice', textIn(part, 'text')),
    interactive: (part) => {
      const reply = isObject(part.list_reply) ? part.list_reply : objectIn(part, 'button_reply')
      const title = textIn(reply, 'title')
      if (title) return inFull('choice', title)
      return placeholder(
        'choice',
        textIn(part, 'type') === 'nfm_reply' ? 'form' : 'choice',
        textIn(objectIn(part, 'nfm_reply'), 'body'),
      )
    },
    reaction: (part) =>
      placeholder('reaction', textIn(part, 'emoji') ? 'reaction' : 'reaction removed', textIn(part, 'emoji')),
    order: (part) =>
      placeholder('other', `order of ${listIn(part, 'product_items').length} items`, textIn(part, 'text')),
    unsupported: () => placeholder('other', 'message of a kind that the channel does not pass on'),
  } satisfies Record<string, Reader>),
)

function inFull(kind: MessageKind, text: string): Content {
  return { kind, text, words: text }
}

function placeholder(kind: MessageKind, what: string, words = ''): Content {
  return { kind, text: words ? `[${what}] ${words}` : `[${what}]`, words }
}

function placeOf(location: Record<string, unknown>): string {
  const named = [textIn(location, 'name'), textIn(location, 'address')].filter(Boolean).join(', ')
  return named || [textIn(location, 'latitude'), textIn(location, 'longitude')].filter(Boolean).join(', ')
}

function namesIn(message: Record<string, unknown>): string {
  return listIn(message, 'contacts')
    .map((card) => textIn(objectIn(card, 'name'), 'formatted_name'))
    .filter(Boolean)
    .join(', ')
}
