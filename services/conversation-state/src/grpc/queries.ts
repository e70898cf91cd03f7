/** Questions about conversations. What asks about one takes a turn first, so that the answer is not behind its mailbox. */
import { TerminalError } from '@relance/contracts/errors'
import { Conversation as WireConversation } from '@relance/contracts/gen/relance/conversation/v1/conversation'
import type { ConversationServiceDefinition } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import type { StampedInput } from '@relance/contracts/input'
import { lastFollowUpElsewhere, readContact, settingsKeys } from '@relance/contracts/settings'
import { type ConversationView, conversationView, threadItem, threadMessage } from '@relance/contracts/view'
import { type ConversationState, conversationState } from '@relance/contracts/words'
import type { Address, Settings } from '@relance/engine'
import type { ReadModel } from '@relance/read-model'
import type { GrpcHandlers } from '@relance/service-kit'
import type { ActorState } from '../core/actor-state.ts'
import { storedState } from '../actor/view-of.ts'
import { contextAsOf } from '../core/context.ts'
import { isWantedByPerson } from '../core/conversation.ts'
import { step } from '../core/step.ts'
import { toThread } from '../core/thread.ts'
import { toView } from '../core/view.ts'
import { type Performer, present } from './perform.ts'
import { readInputs } from './stamped.ts'
import { readAddress, readTenant } from './target.ts'
import { watchViews } from './watch.ts'

export interface QueryPorts extends Performer {
  readModel: ReadModel
  settings: Pick<Settings, 'get'>
}

type Handlers = GrpcHandlers<typeof ConversationServiceDefinition>
export type QueryHandlers = Pick<
  Handlers,
  'getConversation' | 'listConversations' | 'watchConversations' | 'getContext'
>

const THREAD_ITEMS = 500
const PAGE = { usual: 50, most: 200 }

export function createQueries({ actor, mailbox, readModel, settings }: QueryPorts): QueryHandlers {
  /** From the contact's record, since no conversation knows of another one (I1, I13). */
  async function lastElsewhere({ tenant, conversation }: Address, contactId: string): Promise<number | undefined> {
    const stored = await settings.get(settingsKeys.contact(tenant, contactId), { fresh: true })
    return lastFollowUpElsewhere(readContact(contactId, stored?.value), conversation)
  }

  return {
    async getConversation(request) {
      const address = readAddress(request)
      const record = await actor.ask(address, 'end')
      const conversation = conversationView.toWire(present(record, address))
      if (!request.withThread) return { conversation, thread: [] }
      const thread = toThread(await readInputs(mailbox, address, record.lastSeq))
      return { conversation, thread: thread.slice(-THREAD_ITEMS).map(threadItem.toWire) }
    },

    async listConversations({ tenant, states, query, pageSize, pageToken, waitingForPerson }) {
      if (pageSize < 0)
        throw new TerminalError('PAGE_SIZE_INVALID', `page_size must not be negative, and is ${pageSize}.`)
      const page = await readModel.list({
        tenant: readTenant(tenant),
        states: storedStates(states.map(conversationState.fromWire), waitingForPerson),
        query: query.trim(),
        limit: Math.min(pageSize || PAGE.usual, PAGE.most),
        pageToken: pageToken || undefined,
      })
      return {
        // A view is kept as it goes over the wire, so that a page of them costs no conversion.
        conversations: page.views.map(({ body }) => WireConversation.decode(body)),
        nextPageToken: page.nextPageToken ?? '',
      }
    },

    watchConversations: ({ tenant }, { signal }) => watchViews(readModel, readTenant(tenant), signal),

    async getContext(request) {
      const address = readAddress(request)
      const asOfSeq = Number(request.asOfSeq)
      if (!(asOfSeq > 0)) throw new TerminalError('AS_OF_SEQ_MISSING', 'as_of_seq must be the sequence to look at.')
      const latest = await actor.ask(address, 'end')
      const record = latest.lastSeq >= asOfSeq ? latest : await actor.ask(address, asOfSeq)
      const now = present(record, address)
      const inputs = await readInputs(mailbox, address, asOfSeq)
      const view = record.lastSeq === asOfSeq ? now : viewAsOf(inputs, address, asOfSeq)
      if (!record.actor || !view) {
        throw new TerminalError('CONVERSATION_NOT_FOUND', `No message had come by sequence ${asOfSeq}.`, {
          kind: 'not_found',
        })
      }
      const context = contextAsOf(inputs, record.actor, { asOfSeq, requestId: request.requestId })
      const { plan } = record.actor.snapshot.context
      const isOfOwnAccord = !plan || !isWantedByPerson(plan)
      const elsewhereAt =
        context.wanted && isOfOwnAccord ? await lastElsewhere(address, view.route.contactId) : undefined
      return {
        wanted: context.wanted,
        conversation: conversationView.toWire(view),
        messages: context.messages.map(threadMessage.toWire),
        asOf: new Date(context.asOf),
        lastFollowUpAt: context.lastFollowUpAt === undefined ? undefined : new Date(context.lastFollowUpAt),
        toUnderstand: context.toUnderstand.map(threadMessage.toWire),
        automated: context.automated,
        vouchedFor: context.vouchedFor,
        lastElsewhereAt: elsewhereAt === undefined ? undefined : new Date(elsewhereAt),
      }
    },
  }
}

/** The conversation as it was: folded again, since only its latest state is kept. */
function viewAsOf(inputs: readonly StampedInput[], address: Address, asOfSeq: number): ConversationView | undefined {
  let state: ActorState | undefined
  for (const input of inputs) state = step(state, address, input).state
  return state && toView(state, asOfSeq)
}

const STATES: readonly ConversationState[] = ['active', 'idle', 'follow_up_scheduled', 'closing', 'closed']

/** What to ask the read model for; it gives all where no state is named. */
function storedStates(wanted: readonly ConversationState[], waitingForPerson: boolean): string[] {
  if (waitingForPerson) return (wanted.length > 0 ? wanted : STATES).map((state) => storedState(state, true))
  return wanted.flatMap((state) => [storedState(state, false), storedState(state, true)])
}
