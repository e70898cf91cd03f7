import { expect, it } from 'vitest'
import { contentOf } from './whatsapp-content.ts'

it.each([
  [{ type: 'text', text: { body: 'Hi' } }, 'text', 'Hi', 'Hi'],
  [{ type: 'text', text: { body: 'x'.repeat(50_000) } }, 'text', 'x'.repeat(50_000), 'x'.repeat(50_000)],
  [
    { type: 'image', image: { caption: 'our kitchen', id: '1', mime_type: 'image/jpeg' } },
    'image',
    '[image] our kitchen',
    'our kitchen',
  ],
  [{ type: 'image', image: { id: '1' } }, 'image', '[image]', ''],
  [{ type: 'video', video: { caption: 'look' } }, 'video', '[video] look', 'look'],
  [{ type: 'audio', audio: { id: '1', voice: true } }, 'audio', '[voice message]', ''],
  [{ type: 'audio', audio: { id: '1' } }, 'audio', '[audio]', ''],
  [
    { type: 'document', document: { filename: 'plan.pdf', caption: 'the plan' } },
    'document',
    '[document: plan.pdf] the plan',
    'the plan',
  ],
  [{ type: 'sticker', sticker: { id: '1' } }, 'sticker', '[sticker]', ''],
  [{ type: 'location', location: { latitude: 40.4, longitude: -3.7 } }, 'location', '[location: 40.4, -3.7]', ''],
  [
    { type: 'location', location: { latitude: 1, longitude: 2, name: 'Prado', address: 'Madrid' } },
    'location',
    '[location: Prado, Madrid]',
    '',
  ],
  [{ type: 'contacts', contacts: [{ name: { formatted_name: 'Ana' } }] }, 'contacts', '[contact card: Ana]', ''],
  [{ type: 'button', button: { payload: 'yes', text: 'Yes please' } }, 'choice', 'Yes please', 'Yes please'],
  [
    { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'b', title: 'Cancel' } } },
    'choice',
    'Cancel',
    'Cancel',
  ],
  [
    { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'r', title: 'Express' } } },
    'choice',
    'Express',
    'Express',
  ],
  [
    { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { body: 'Sent', response_json: '{}' } } },
    'choice',
    '[form] Sent',
    'Sent',
  ],
  [{ type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } }, 'reaction', '[reaction] 👍', '👍'],
  [{ type: 'reaction', reaction: { message_id: 'wamid.1' } }, 'reaction', '[reaction removed]', ''],
  [
    { type: 'order', order: { product_items: [{}, {}], text: 'for Friday' } },
    'other',
    '[order of 2 items] for Friday',
    'for Friday',
  ],
  [
    { type: 'unsupported', errors: [{ code: 131051 }] },
    'other',
    '[message of a kind that the channel does not pass on]',
    '',
  ],
  [{ type: 'hologram', hologram: {} }, 'other', '[hologram message]', ''],
  [{ type: 'constructor' }, 'other', '[constructor message]', ''],
  [{}, 'other', '[unknown message]', ''],
  [{ type: 'text' }, 'text', '', ''],
] as const)('%j', (message, kind, text, words) => {
  expect(contentOf(message)).toEqual({ kind, text, words })
})
