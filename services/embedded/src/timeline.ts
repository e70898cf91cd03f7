import { OUTCOME_NOTED } from '@relance/contracts/event-types'
import { eventCodec } from '@relance/contracts/view'
import type { Events, Running } from '@relance/engine'

/** Events after which the last message of the conversation is one that Relance sent. */
const SENT = new Set(['followup.sent', 'followup.acknowledged', 'csat.prompted'])

/** Writes what happens as lines a person can read: virtual day and time, who, what. */
export function createTimeline(events: Events, write: (line: string) => void) {
  const tell = ({ at, contact, text }: { at: number; contact: string; text: string }) =>
    write(`${stamp(at)}  ${contact.padEnd(16).slice(0, 16)}  ${text}`)

  return {
    tell,
    /** Tells every event that conversation-state publishes. */
    follow(): Running {
      return events.subscribe({ from: 'now' }, async ({ body }) => {
        const { at, type, view, detail } = eventCodec.decode(body)
        if (type === OUTCOME_NOTED) return
        const contact = view.route.contactName ?? view.route.contactExternalId
        tell({ at, contact, text: `→ ${detail}` })
        if (SENT.has(type)) tell({ at, contact, text: `✉ “${view.lastMessage}”` })
        if (type === 'conversation.closed' && view.summary) tell({ at, contact, text: `  Summary: ${view.summary}` })
      })
    },
  }
}

/** Made once: making it costs far more than what it then writes. */
const DAY_AND_TIME = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

function stamp(at: number): string {
  return DAY_AND_TIME.format(at)
}
