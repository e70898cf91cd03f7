import type { ConversationView } from '@relance/contracts/view'

/** Which conversations a list shows. */
export interface Filter {
  name: FilterName
  /** Only those whose contact, id or last message contains it; all where empty. */
  query: string
}

type State = ConversationView['state']
interface FilterWords {
  label: string
  /** All states where empty. */
  states: readonly State[]
  /** Only those that wait for a person. */
  waiting: boolean
  /** What to say where there is none. */
  none: string
}

export const FILTERS = {
  all: { label: 'All', states: [], waiting: false, none: 'No conversations' },
  waiting: { label: 'Needs a person', states: [], waiting: true, none: 'Nobody is waiting for a person' },
  scheduled: { label: 'Planned', states: ['follow_up_scheduled'], waiting: false, none: 'No follow-up is planned' },
  open: {
    label: 'Open',
    states: ['active', 'idle', 'follow_up_scheduled', 'closing'],
    waiting: false,
    none: 'No conversation is open',
  },
  closed: { label: 'Closed', states: ['closed'], waiting: false, none: 'No conversation is closed yet' },
} as const satisfies Record<string, FilterWords>

export type FilterName = keyof typeof FILTERS

/** Whether a conversation belongs in a list, as far as its state tells; a search is the server's to answer. */
export function belongs(view: ConversationView, { name }: Filter): boolean {
  const { states, waiting }: FilterWords = FILTERS[name]
  if (waiting && !waitsForPerson(view)) return false
  return states.length === 0 || states.includes(view.state)
}

/** People were alerted and nobody has taken it yet, or it cannot go on without somebody. */
export function waitsForPerson({ alert, parked }: ConversationView): boolean {
  return alert !== undefined || parked !== undefined
}

/** The filter as the server's list takes it. */
export function toSearch({ name, query }: Filter): URLSearchParams {
  const { states, waiting }: FilterWords = FILTERS[name]
  const search = new URLSearchParams(states.map((state) => ['state', state]))
  if (waiting) search.set('waiting', 'true')
  if (query) search.set('query', query)
  return search
}
