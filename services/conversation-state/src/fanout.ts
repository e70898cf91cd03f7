/**
 * Carries a contact's consent from the conversation where it was given or taken to the contact's other ones (I13).
 *
 * The contact record is the truth, and delivery reads it before every call; this keeps plans and views from promising what
 * would be refused. An event may come again, and long after the one that took it back: only what the record still says is
 * carried. Events that were carried already name their origin, and end here.
 */
import type { Input } from '@relance/contracts/input'
import { CONSENT_EVENTS } from '@relance/contracts/event-types'
import { type ConversationEvent, eventCodec } from '@relance/contracts/view'
import { UndecodableError } from '@relance/contracts/codec'
import { type Contact, readContact, settingsKeys } from '@relance/contracts/settings'
import type { Events, Mailbox, PublishedEvent, Running, Settings } from '@relance/engine'
import type { ReadModel } from '@relance/read-model'
import { ATTRIBUTE, type Log, appendInput, withSpan } from '@relance/service-kit'

export interface FanoutPorts {
  events: Events
  mailbox: Mailbox
  readModel: ReadModel
  settings: Settings
  log: Log
}

const PAGE = 100

export function startContactFanout(ports: FanoutPorts): Running {
  return ports.events.subscribe({ durable: 'contact-fanout', types: CONSENT_EVENTS }, (published) =>
    carryOver(ports, published),
  )
}

async function carryOver({ mailbox, readModel, settings, log }: FanoutPorts, published: PublishedEvent): Promise<void> {
  const event = readable(log, published)
  const input = event && inputFor(event)
  if (!input) return
  const { tenant, conversation } = event
  const { contactId } = event.view.route
  const attributes = { [ATTRIBUTE.tenant]: tenant, [ATTRIBUTE.conversation]: conversation }
  await withSpan('contact.fanout', { kind: 'consumer', carrier: published.carrier, attributes }, async () => {
    for (const other of await conversationsOf(readModel, tenant, contactId)) {
      if (other === conversation) continue
      const stored = await settings.get(settingsKeys.contact(tenant, contactId), { fresh: true })
      if (!stands(event, readContact(contactId, stored?.value))) return
      const to = { tenant, conversation: other }
      await appendInput(mailbox, { by: 'conversation-state', to, id: `fanout/${event.id}`, input })
    }
  })
}

/** Whether the contact's record says what the event says. */
function stands({ type }: ConversationEvent, { optedOut, paused }: Contact): boolean {
  switch (type) {
    case 'contact.opted_out':
      return optedOut
    case 'contact.opted_in':
      return !optedOut
    case 'followups.paused':
      return paused
    default:
      return !paused
  }
}

/** An event that cannot be read never will be: it must not hold up the ones after it (I12). */
function readable(log: Log, { id, address, body }: PublishedEvent): ConversationEvent | undefined {
  try {
    return eventCodec.decode(body)
  } catch (error) {
    if (!(error instanceof UndecodableError)) throw error
    log.error({ ...address, event: id, err: error }, 'An event cannot be read, and is passed over.')
    return undefined
  }
}

/** What the contact's other conversations are told; nothing where the event was itself carried over. */
function inputFor(event: ConversationEvent): Input | undefined {
  if (event.origin) return undefined
  const origin = event.conversation
  switch (event.type) {
    case 'contact.opted_out':
    case 'contact.opted_in':
      return { type: event.type, source: 'service', origin }
    case 'followups.paused':
    case 'followups.resumed':
      return { type: event.type, actor: { id: 'relance', name: 'Relance' }, requestId: event.id, origin }
    default:
      return undefined
  }
}

/** All of them before the first is written to, so that the pages do not shift under what is written. */
async function conversationsOf(readModel: ReadModel, tenant: string, contactId: string): Promise<string[]> {
  const ids: string[] = []
  let pageToken: string | undefined
  do {
    const page = await readModel.list({ tenant, contactId, limit: PAGE, pageToken })
    ids.push(...page.views.map(({ id }) => id))
    pageToken = page.nextPageToken
  } while (pageToken)
  return ids
}
