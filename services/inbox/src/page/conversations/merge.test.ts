import type { ConversationView } from '@relance/contracts/view'
import { expect, it } from 'vitest'
import type { Filter } from './filter.ts'
import { conversationsOf, mergeView, type Pages } from './merge.ts'

const ALL: Filter = { name: 'all', query: '' }

function view(id: string, lastActivityAt: number, differing: Partial<ConversationView> = {}): ConversationView {
  return { id, lastActivityAt, lastSeq: 1, state: 'active', ...differing } as ConversationView
}

function list(pages: ConversationView[][], next = ''): Pages {
  return {
    pages: pages.map((conversations, index) => ({
      conversations,
      nextPageToken: index < pages.length - 1 ? String(index + 1) : next,
    })),
    pageParams: pages.map((_, index) => String(index)),
  }
}

const ids = (pages: Pages) => conversationsOf(pages).map(({ id }) => id)

it('moves a conversation to its place when something is written', () => {
  const before = list([[view('a', 30), view('b', 20)], [view('c', 10)]])
  expect(ids(mergeView(before, view('c', 40, { lastSeq: 2 }), ALL))).toEqual(['c', 'a', 'b'])
})

it('adds one that is new, also to an empty list', () => {
  expect(ids(mergeView(list([[]]), view('a', 1), ALL))).toEqual(['a'])
  expect(ids(mergeView(list([[view('a', 30)]]), view('b', 20), ALL))).toEqual(['a', 'b'])
})

it('leaves one out whose place is on a page that was not read yet', () => {
  expect(ids(mergeView(list([[view('a', 30)]], 'more'), view('b', 20), ALL))).toEqual(['a'])
})

it('does not go back to an older view', () => {
  const before = list([[view('a', 30, { lastSeq: 5, lastMessage: 'latest' })]])
  expect(mergeView(before, view('a', 30, { lastSeq: 4, lastMessage: 'older' }), ALL)).toBe(before)
})

it('takes one away that does not belong any more', () => {
  const planned: Filter = { name: 'scheduled', query: '' }
  const before = list([[view('a', 30, { state: 'follow_up_scheduled' })]])
  expect(ids(mergeView(before, view('a', 30, { lastSeq: 2, state: 'active' }), planned))).toEqual([])
})

it('lists whom a person is needed for, until somebody took it', () => {
  const waiting: Filter = { name: 'waiting', query: '' }
  const alerted = mergeView(list([[]]), view('a', 30, { alert: 'A complaint' }), waiting)
  expect(ids(alerted)).toEqual(['a'])
  expect(ids(mergeView(alerted, view('a', 30, { lastSeq: 2, handledBy: 'human' }), waiting))).toEqual([])
})

it('changes what a search found, and adds nothing to it', () => {
  const search: Filter = { name: 'all', query: 'ana' }
  const before = list([[view('a', 30)]])
  expect(ids(mergeView(before, view('b', 40), search))).toEqual(['a'])
  expect(
    conversationsOf(mergeView(before, view('a', 30, { lastSeq: 2, lastMessage: 'Hi' }), search))[0]?.lastMessage,
  ).toBe('Hi')
})

it('shows once what two pages hold', () => {
  expect(ids(list([[view('a', 30, { lastSeq: 2 }), view('b', 20)], [view('a', 10)]]))).toEqual(['a', 'b'])
})
