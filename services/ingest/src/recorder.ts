/**
 * Turns what came from outside into inputs. Ids of conversation, contact and input are derived from the message, so that
 * whoever delivers it again changes nothing. Consent is written before anything is appended (I13), and a caller hears
 * "recorded" only after the append was acknowledged.
 */
import { readCommandId } from '@relance/contracts/command-id'
import { TerminalError } from '@relance/contracts/errors'
import { contactIdOf, conversationIdOf, messageInputId, statusInputId } from '@relance/contracts/ids'
import type { Input } from '@relance/contracts/input'
import { type Account, edgeSettingsOf } from '@relance/contracts/settings'
import type { Route } from '@relance/contracts/words'
import type { Clock, Mailbox } from '@relance/engine'
import { appendInput, ATTRIBUTE, withSpan } from '@relance/service-kit'
import type { AssistantDirectory } from './adapters/assistant-directory.ts'
import type { ContactBook } from './adapters/contact-book.ts'
import { consentIn } from './core/consent.ts'
import { hintsOf } from './core/hints.ts'
import { contactOf, type Fact, type OutsideMessage, type StatusFact } from './core/outside-message.ts'
import { sentAtOf } from './core/sent-at.ts'
import { isUrgent, sideOf } from './core/rated.ts'
import type { Metrics } from './metrics.ts'
import type { Admission } from './throttle.ts'

export interface Recorded {
  conversation: string
  seq: number
  duplicate: boolean
}

export interface Recorder {
  /**
   * Records a fact of an account, in a request that was admitted. Retry what it rejects with: everything carries the same ids again.
   */
  record(account: Account, fact: Fact, admission: Admission): Promise<Recorded>
  /** Sets a contact's consent at the request of a service. */
  setConsent(
    account: Account,
    contactExternalId: string,
    optedOut: boolean,
    requestId: string,
  ): Promise<Recorded & { contactId: string }>
}

export interface RecorderDeps {
  mailbox: Mailbox
  assistants: AssistantDirectory
  contacts: ContactBook
  clock: Clock
  metrics: Metrics
}

export function createRecorder({ mailbox, assistants, contacts, clock, metrics }: RecorderDeps): Recorder {
  async function append(place: Place, id: string, input: Input): Promise<Recorded> {
    const { tenant, conversation } = place
    const to = { tenant, conversation }
    const { seq, duplicate } = await appendInput(mailbox, { by: 'ingest', to, id, input })
    metrics.recorded(input.type, place.route.channel, duplicate)
    return { conversation, seq, duplicate }
  }

  /** Sets consent, and says so in the conversation unless something stated later stands. */
  async function consent(place: Place, id: string, optedOut: boolean, at: number, source: string): Promise<Recorded> {
    const outcome = await contacts.setConsent(place.tenant, place.route.contactId, optedOut, at)
    if (outcome === 'late') return { conversation: place.conversation, seq: 0, duplicate: true }
    return append(place, id, { type: optedOut ? 'contact.opted_out' : 'contact.opted_in', source })
  }

  async function message(account: Account, of: OutsideMessage): Promise<Recorded> {
    const place = placeOf(account, of.contactExternalId, of.contactName)
    const id = messageInputId(place.conversation, of.messageId)
    const { sentAt, off } = sentAtOf(of.sentAt, clock.now())
    if (off) metrics.clockOff(account.channel)

    const optedOut = of.author === 'customer' ? consentIn(of, account.channel) : undefined
    const stands =
      optedOut === undefined ? 'late' : await contacts.setConsent(place.tenant, place.route.contactId, optedOut, sentAt)
    await contacts.learn(place.tenant, place.route.contactId, {
      name: of.contactName,
      zone: of.contactZone,
      locale: of.contactLocale,
    })

    const settings = edgeSettingsOf(await assistants.assistant(account.tenant, account.assistantId), account.channel)
    const { messageId, kind, text } = of
    const said = { messageId, sentAt, kind, text, route: place.route, settings }
    const recorded = await append(
      place,
      id,
      of.author === 'customer'
        ? // Who says "stop" waits for nothing but silence.
          { type: 'message.received', ...said, hints: { ...hintsOf(of), ...(optedOut && { expectsReply: false }) } }
        : { type: 'message.sent', ...said, author: of.author, personName: of.personName },
    )
    if (optedOut !== undefined && stands === 'set') {
      await append(place, `${id}/consent`, {
        type: optedOut ? 'contact.opted_out' : 'contact.opted_in',
        source: 'keyword',
      })
    }
    return recorded
  }

  async function status(account: Account, of: StatusFact): Promise<Recorded> {
    const derived = placeOf(account, of.contactExternalId)
    // A channel may report under another spelling of the number than the message was sent to; the request knows its conversation.
    const conversation = conversationOfRequest(of.requestId) ?? derived.conversation
    const place = { ...derived, conversation }
    const { sentAt: at } = sentAtOf(of.at, clock.now())
    const { providerMessageId, requestId, code, route } = { ...of, route: place.route }
    const id = statusInputId(conversation, providerMessageId, of.status)
    if (of.optedOut) await consent(place, `${id}/consent`, true, at, 'channel')
    return append(place, id, {
      type: 'delivery.status_changed',
      providerMessageId,
      requestId,
      status: of.status,
      code,
      at,
      route,
    })
  }

  function recordFact(account: Account, fact: Fact): Promise<Recorded> {
    switch (fact.type) {
      case 'message':
        return message(account, fact.message)
      case 'status':
        return status(account, fact)
      case 'rating': {
        const place = placeOf(account, fact.contactExternalId)
        const { messageId, rating } = fact
        return append(place, messageInputId(place.conversation, messageId), { type: 'csat.rated', messageId, rating })
      }
      case 'consent': {
        const place = placeOf(account, fact.contactExternalId)
        const { sentAt } = sentAtOf(fact.at, clock.now())
        return consent(
          place,
          `${messageInputId(place.conversation, fact.id)}/consent`,
          fact.optedOut,
          sentAt,
          'channel',
        )
      }
    }
  }

  /** Within the contact's rate. A repeat takes nothing of it, so that what is sent again after a refusal gets further. */
  async function recordLimited(account: Account, fact: Fact, place: Place, admission: Admission): Promise<Recorded> {
    const side = sideOf(fact)
    if (!side) return recordFact(account, fact)
    const message = { conversation: place.conversation, side, urgent: isUrgent(fact, account.channel) }
    admission.takeMessage(message)
    let isNew = false
    try {
      const recorded = await recordFact(account, fact)
      isNew = !recorded.duplicate
      return recorded
    } finally {
      if (!isNew) admission.giveBack(message)
    }
  }

  return {
    record(account, fact, admission) {
      const place = placeOf(account, contactOf(fact))
      return withSpan('ingest.record', { attributes: attributesOf(place) }, () =>
        recordLimited(account, fact, place, admission),
      )
    },

    setConsent(account, contactExternalId, optedOut, requestId) {
      if (!requestId)
        throw new TerminalError('REQUEST_ID_MISSING', 'The request has no id, so that a repeat could not be told.')
      const place = placeOf(account, contactExternalId)
      return withSpan('ingest.set_consent', { attributes: attributesOf(place) }, async () => ({
        ...(await consent(place, `request/${requestId}`, optedOut, clock.now(), 'service')),
        contactId: place.route.contactId,
      }))
    },
  }
}

interface Place {
  tenant: string
  conversation: string
  route: Route
}

function placeOf(account: Account, contactExternalId: string, contactName?: string): Place {
  const { tenant, id: accountId, channel, assistantId } = account
  const contactId = contactIdOf(tenant, channel, accountId, contactExternalId)
  return {
    tenant,
    conversation: conversationIdOf(tenant, accountId, contactExternalId),
    route: { accountId, channel, contactId, contactExternalId, contactName, assistantId },
  }
}

/** What is not the id of a request of ours was put there by somebody else. */
function conversationOfRequest(requestId: string | undefined): string | undefined {
  const conversation = readCommandId(requestId ?? '')?.conversation ?? ''
  return /^c_[0-9a-f]{32}$/.test(conversation) ? conversation : undefined
}

function attributesOf({ tenant, conversation, route }: Place) {
  return { [ATTRIBUTE.tenant]: tenant, [ATTRIBUTE.conversation]: conversation, [ATTRIBUTE.channel]: route.channel }
}
