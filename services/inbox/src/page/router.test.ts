import { expect, it } from 'vitest'
import { conversationPath, type Place, placeOf } from './router.tsx'

it.each<[string, Place]>([
  ['/', { page: 'inbox', conversation: undefined }],
  ['/c/c_1f', { page: 'inbox', conversation: 'c_1f' }],
  ['/agenda', { page: 'agenda' }],
  ['/settings', { page: 'settings', assistant: undefined }],
  ['/settings/front-desk', { page: 'settings', assistant: 'front-desk' }],
  ['/c', { page: 'nowhere' }],
  ['/c/a/b', { page: 'nowhere' }],
  ['/c/%E0%A4%A', { page: 'inbox', conversation: '%E0%A4%A' }],
])('%s', (path, place) => expect(placeOf(path)).toEqual(place))

it('leads back to the same conversation, whatever its id holds', () => {
  expect(placeOf(conversationPath('a/b ?'))).toEqual({ page: 'inbox', conversation: 'a/b ?' })
})
