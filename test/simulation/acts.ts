/** What people do: customers write, assistants answer, staff press buttons. Whoever gets no answer tries again under the same id. */
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { Author, MessageKind } from '@relance/contracts/gen/relance/conversation/v1/types'
import { contactIdOf, conversationIdOf } from '@relance/contracts/ids'
import { type Account, type Assistant, defaultAssistant } from '@relance/contracts/settings'
import { assistantCodec } from '@relance/contracts/settings-codec'
import type { Random } from './random.ts'
import type { Run } from './run.ts'
import type { Apis } from './services.ts'
import { shortId } from './short-id.ts'

export const ASSISTANT = 'sales'

/** A contact on a channel account. */
export interface Talk {
  tenant: string
  accountId: string
  contact: string
  conversation: string
  contactId: string
}

export function talkOf({ tenant, id, channel }: Account, contact: string): Talk {
  const conversation = conversationIdOf(tenant, id, contact)
  return { tenant, accountId: id, contact, conversation, contactId: contactIdOf(tenant, channel, id, contact) }
}

/** What was told to be done with: it must be found again. */
export interface Promised {
  conversation: string
  /** Id of the entry in the mailbox; absent where only the sequence is known. */
  entryId?: string
  seq?: number
  what: string
}

export interface Acts {
  customerSays(talk: Talk, text: string): Promise<void>
  assistantSays(talk: Talk, text: string): Promise<void>
  personSays(talk: Talk, text: string): Promise<void>
  /** Presses one of the inbox's buttons. */
  presses(talk: Talk, button: Button): Promise<void>
  setConsent(talk: Talk, optedOut: boolean): Promise<void>
  changeAssistant(tenant: string, capabilities: Partial<Assistant['capabilities']>): Promise<void>
  promised: Promised[]
}

export const BUTTONS = [
  'takeOver',
  'handBack',
  'resolve',
  'requestFollowUp',
  'cancelFollowUp',
  'editFollowUp',
  'snoozeFollowUp',
  'skipFollowUp',
  'sendFollowUpNow',
  'pauseFollowUps',
  'resumeFollowUps',
] as const
export type Button = (typeof BUTTONS)[number]

/** One tenant runs out of credits within the week. */
const CAPPED = { tenant: 'zenith', credits: 4 }
const ALL_ON = { ...defaultAssistant(ASSISTANT).capabilities, autoCsat: true }
const MINUTE = 60_000
const HOUR = 60 * MINUTE

export function createActs(run: Run, apis: Apis, random: Random): Acts {
  const { time } = run
  const promised: Promised[] = []
  let said = 0
  const capabilitiesOf = new Map<string, Assistant['capabilities']>()

  /** Until it is answered, by yes or no. */
  async function insist<T>(ask: () => Promise<T>): Promise<T | TerminalError> {
    for (;;) {
      try {
        return await ask()
      } catch (error) {
        if (error instanceof TerminalError) return error
        if (!(error instanceof RetryableError)) throw error
        if (error.overLimit) run.met('over a limit')
        await time.sleep(error.retryAfterMs ?? random.spread(200, 10_000))
      }
    }
  }

  async function says(talk: Talk, author: Author, text: string): Promise<void> {
    const messageId = `message-${++said}`
    // A channel may deliver late, and its clock counts whole seconds.
    const sentAt = random.chance(0.1) ? time.now() - random.spread(1_000, 20 * MINUTE) : time.now()
    const message = {
      messageId,
      accountId: talk.accountId,
      contactExternalId: talk.contact,
      contactName: 'Maria',
      author,
      personName: author === Author.AUTHOR_PERSON ? 'Ana' : '',
      sentAt: new Date(sentAt - (sentAt % 1_000)),
      kind: MessageKind.MESSAGE_KIND_TEXT,
      text,
      contactZone: '',
      contactLocale: 'en',
    }
    run.note('said', shortId(talk.conversation), author, JSON.stringify(text))
    run.met(
      `message by ${author === Author.AUTHOR_CUSTOMER ? 'customer' : author === Author.AUTHOR_PERSON ? 'person' : 'assistant'}`,
    )
    const record = async () => {
      const answer = await insist(() => apis.ingest.recordMessage({ tenant: talk.tenant, message }))
      if (answer instanceof TerminalError)
        return run.violate('every message is taken', `${answer.code}: ${answer.message}`)
      promised.push({ conversation: answer.conversationId, seq: Number(answer.seq), what: `message ${messageId}` })
    }
    await record()
    if (!random.chance(run.faults().twice)) return
    // Channels repeat what they are not sure of, hours later too.
    await time.sleep(random.spread(1_000, 6 * HOUR))
    await record()
  }

  let requests = 0
  const actions: Record<Button, (target: object) => Promise<unknown>> = {
    takeOver: (target) => apis.conversations.takeOver({ target } as never),
    handBack: (target) => apis.conversations.handBack({ target } as never),
    resolve: (target) => apis.conversations.resolve({ target } as never),
    cancelFollowUp: (target) => apis.conversations.cancelFollowUp({ target } as never),
    skipFollowUp: (target) => apis.conversations.skipFollowUp({ target } as never),
    sendFollowUpNow: (target) => apis.conversations.sendFollowUpNow({ target } as never),
    pauseFollowUps: (target) => apis.conversations.pauseFollowUps({ target } as never),
    resumeFollowUps: (target) => apis.conversations.resumeFollowUps({ target } as never),
    editFollowUp: (target) => apis.conversations.editFollowUp({ target, text: 'As Ana would say it' } as never),
    requestFollowUp: (target) =>
      apis.conversations.requestFollowUp({
        target,
        dueAt: later(),
        text: random.pick(['', 'Ana wrote this']),
        reason: 'Call about the offer.',
      } as never),
    snoozeFollowUp: (target) => apis.conversations.snoozeFollowUp({ target, dueAt: later() } as never),
  }
  const later = () => new Date(time.now() + random.spread(MINUTE, 30 * HOUR))

  return {
    promised,
    customerSays: (talk, text) => says(talk, Author.AUTHOR_CUSTOMER, text),
    assistantSays: (talk, text) => says(talk, Author.AUTHOR_ASSISTANT, text),
    personSays: (talk, text) => says(talk, Author.AUTHOR_PERSON, text),

    async presses({ tenant, conversation }, button) {
      const requestId = `request-${++requests}`
      const target = { tenant, conversationId: conversation, requestId, actor: { id: 'ana', name: 'Ana' } }
      run.note('presses', button, shortId(conversation), requestId)
      const answer = await insist(() => actions[button](target))
      if (answer instanceof TerminalError) {
        run.met(`refused ${button}`)
        run.note('refused', requestId, answer.code)
        return
      }
      run.met(button)
      promised.push({ conversation, entryId: `request/${requestId}`, what: `${button} ${requestId}` })
    },

    async setConsent({ tenant, accountId, contact }, optedOut) {
      const requestId = `consent-${++requests}`
      run.note('consent', accountId, String(optedOut))
      run.met(optedOut ? 'opted out by a service' : 'opted in by a service')
      await insist(() => apis.ingest.setConsent({ tenant, accountId, contactExternalId: contact, optedOut, requestId }))
    },

    async changeAssistant(tenant, changed) {
      const capabilities = { ...(capabilitiesOf.get(tenant) ?? ALL_ON), ...changed }
      capabilitiesOf.set(tenant, capabilities)
      const wire = assistantCodec.toWire({
        ...defaultAssistant(ASSISTANT),
        capabilities,
        holdOut: holdOutOf(tenant),
        ...(tenant === CAPPED.tenant ? { creditCap: CAPPED.credits } : {}),
      })
      run.note('assistant of', tenant, JSON.stringify(changed))
      run.met('settings changed')
      await insist(() => apis.assistants.putAssistant({ tenant, assistant: wire }))
    },
  }
}

/** Half of a tenant's conversations are analysed and not followed up. */
export function holdOutOf(tenant: string): number {
  return tenant === 'zenith' ? 0.5 : 0
}
