/** Plays the plan at its own pace, whatever comes of it; who sends, sends again until it is answered. */
import { setTimeout as sleep } from 'node:timers/promises'
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { Message } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import { conversationIdOf, messageInputId } from '@relance/contracts/ids'
import { author, messageKind } from '@relance/contracts/words'
import type { Clients } from '@relance/embedded/clients'
import { aWhatsappMessage, aWhatsappWebhook } from '@relance/testing'
import { GATEWAY, PHONE_NUMBER_ID, TENANT, WHATSAPP } from './accounts.ts'
import type { Act, Plan } from './plan.ts'
import type { Post } from './post.ts'

/** An input that Relance said it had taken. */
export interface Acknowledged {
  conversation: string
  /** Its entry's id in the mailbox. */
  entryId: string
}

export interface LoadDeps {
  clients: Clients
  post: Post
  acknowledged(input: Acknowledged): void
  refused(reason: string): void
  /** Aborts when nobody needs to send again any more. */
  giveUp: AbortSignal
}

const TICK_MS = 20
const MOST_TOGETHER = 25
const SENDS_AGAIN_AFTER_MS = 200

type MessageAct = Extract<Act, { type: 'message' }>
type AgentActOf = Extract<Act, { type: 'agent' }>
type Way = 'whatsapp' | 'echo' | 'gateway' | 'grpc'

export interface Player {
  /** Resolves once all of the plan was begun. */
  play(plan: Plan): Promise<void>
  /** Does one thing at once, besides the plan. */
  act(act: Act): void
  /** Resolves once all that was begun was answered, or given up. */
  answered(): Promise<unknown>
}

export function createPlayer(deps: LoadDeps): Player {
  const inHand = new Set<Promise<unknown>>()
  const keep = (work: Promise<unknown>) => {
    inHand.add(work)
    void work.catch((error: unknown) => deps.refused(String(error))).finally(() => inHand.delete(work))
  }
  const begin = (acts: readonly Act[]) => {
    for (const act of acts) if (act.type === 'agent') keep(request(act, deps))
    const messages = acts.filter((act) => act.type === 'message')
    for (const [way, some] of Map.groupBy(messages, wayOf)) {
      for (let from = 0; from < some.length; from += MOST_TOGETHER) {
        keep(send(way, some.slice(from, from + MOST_TOGETHER), deps))
      }
    }
  }
  return {
    act: (act) => begin([act]),
    answered: () => Promise.all(inHand),
    async play(plan) {
      const acts = withDuplicates(plan)
      const beganAt = performance.now()
      for (let next = 0; next < acts.length && !deps.giveUp.aborted; ) {
        const now = performance.now() - beganAt
        const due = acts.slice(next).findIndex(({ at }) => at > now)
        const end = due < 0 ? acts.length : next + due
        begin(acts.slice(next, end))
        next = end
        await sleep(TICK_MS)
      }
    },
  }
}

function withDuplicates({ acts, durationMs }: Plan): Act[] {
  const again = acts.flatMap((act) =>
    act.type === 'message' && act.againAfterMs !== undefined ? [{ ...act, at: act.at + act.againAfterMs }] : [],
  )
  return [...acts, ...again.filter(({ at }) => at < durationMs)].sort((a, b) => a.at - b.at)
}

function wayOf({ account, author: by }: MessageAct): Way {
  if (account === WHATSAPP && by !== 'assistant') return by === 'customer' ? 'whatsapp' : 'echo'
  return account === GATEWAY && by === 'customer' ? 'gateway' : 'grpc'
}

async function send(way: Way, messages: readonly MessageAct[], deps: LoadDeps): Promise<void> {
  const taken = await sendBy(way, messages, deps)
  if (!taken) return
  for (const { account, contact, messageId } of messages) {
    const conversation = conversationIdOf(TENANT, account, contact)
    deps.acknowledged({ conversation, entryId: messageInputId(conversation, messageId) })
  }
}

function sendBy(way: Way, messages: readonly MessageAct[], { clients, post, giveUp }: LoadDeps): Promise<boolean> {
  const now = Date.now()
  switch (way) {
    case 'whatsapp': {
      const values = messages.map(({ contact: from, messageId: id, text, lateMs }) =>
        aWhatsappMessage({ from, id, text, at: now - lateMs }),
      )
      return post(`/webhooks/whatsapp/${WHATSAPP}`, 'x-hub-signature-256', webhookOf(values, 'messages'), giveUp)
    }
    case 'echo': {
      const values = messages.map(({ contact, messageId, text, lateMs }) => ({
        message_echoes: [
          {
            from: '15550783881',
            to: contact,
            id: messageId,
            timestamp: `${Math.floor((now - lateMs) / 1_000)}`,
            type: 'text',
            text: { body: text },
          },
        ],
      }))
      return post(
        `/webhooks/whatsapp/${WHATSAPP}`,
        'x-hub-signature-256',
        webhookOf(values, 'smb_message_echoes'),
        giveUp,
      )
    }
    case 'gateway': {
      const payload = { messages: messages.map((message) => Message.toJSON(wireOf(message, now))) }
      return post(`/webhooks/http/${GATEWAY}`, 'x-relance-signature', payload, giveUp)
    }
    case 'grpc':
      return untilAnswered(giveUp, async () => {
        const { results } = await clients.ingest.recordMessages({
          tenant: TENANT,
          messages: messages.map((message) => wireOf(message, now)),
        })
        const refused = results.find(({ refusedReason }) => refusedReason)
        if (refused) throw new Error(`A message was refused: ${refused.refusedReason} ${refused.refusedDetail}`)
        return true
      })
  }
}

/** Several changes of one webhook, as Meta batches them. */
function webhookOf(values: Record<string, unknown>[], field: string): object {
  const single = values.map((value) => aWhatsappWebhook(PHONE_NUMBER_ID, value, field) as { entry: unknown[] })
  return { ...single[0], entry: single.flatMap(({ entry }) => entry) }
}

function wireOf({ account, contact, messageId, author: by, text, lateMs }: MessageAct, now: number): Message {
  return Message.fromPartial({
    messageId,
    accountId: account,
    contactExternalId: contact,
    author: author.toWire(by),
    kind: messageKind.toWire('text'),
    sentAt: new Date(now - lateMs),
    text,
  })
}

/** Asks until there is an answer, whatever it is. False where it was given up. */
async function untilAnswered(giveUp: AbortSignal, ask: () => Promise<boolean>): Promise<boolean> {
  while (!giveUp.aborted) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error
      await sleep(error.retryAfterMs ?? SENDS_AGAIN_AFTER_MS)
    }
  }
  return false
}

async function request(act: AgentActOf, deps: LoadDeps): Promise<void> {
  const conversation = conversationIdOf(TENANT, act.account, act.contact)
  const { requestId } = act
  const target = { tenant: TENANT, conversationId: conversation, requestId, actor: { id: 'ana', name: 'Ana' } }
  try {
    const taken = await untilAnswered(deps.giveUp, async () => {
      await perform(act, target, deps.clients)
      return true
    })
    if (taken) deps.acknowledged({ conversation, entryId: `request/${requestId}` })
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error
    deps.refused(error.code)
  }
}

type Target = { tenant: string; conversationId: string; requestId: string; actor: { id: string; name: string } }

function perform({ act }: AgentActOf, target: Target, { conversations }: Clients): Promise<unknown> {
  const soon = new Date(Date.now() + 3_000)
  switch (act) {
    case 'take_over':
      return conversations.takeOver({ target })
    case 'hand_back':
      return conversations.handBack({ target })
    case 'resolve':
      return conversations.resolve({ target })
    case 'cancel':
      return conversations.cancelFollowUp({ target })
    case 'edit':
      return conversations.editFollowUp({ target, text: 'Are you still there? I would gladly help.' })
    case 'snooze':
      return conversations.snoozeFollowUp({ target, dueAt: soon })
    case 'skip':
      return conversations.skipFollowUp({ target })
    case 'send_now':
      return conversations.sendFollowUpNow({ target })
    case 'request':
      return conversations.requestFollowUp({ target, dueAt: soon, text: 'As promised.', reason: '' })
  }
}
