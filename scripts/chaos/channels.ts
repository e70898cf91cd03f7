/** The channels that messages go out on, with their own logs; WhatsApp's reports on what it shows. */
import { conversationIdOf, statusInputId } from '@relance/contracts/ids'
import {
  aWhatsappStatus,
  aWhatsappWebhook,
  type FakeHttpChannel,
  type FakeWhatsapp,
  startFakeHttpChannel,
  startFakeWhatsapp,
} from '@relance/testing'
import { type AccountId, GATEWAY, PHONE_NUMBER_ID, SECRETS, TENANT, WHATSAPP } from './accounts.ts'
import type { Acknowledged } from './load.ts'
import type { Post } from './post.ts'
import type { Random } from './random.ts'

/** A call that a channel received in full. */
export interface Call {
  account: AccountId
  /** Id of the delivery request. */
  requestId: string
  to: string
  text: string
  /** Ms since the epoch. */
  at: number
  /** The customer saw it at this call. */
  shown: boolean
  /** The channel left it open, by a reset or a 503, whether it took the message. */
  unclear: boolean
}

export interface Channels {
  baseUrls: Record<AccountId, string>
  calls(): Call[]
  /** Reports what WhatsApp showed, and misbehaves now and then, until it is stopped. */
  liven(deps: { post: Post; random: Random; acknowledged(input: Acknowledged): void; giveUp: AbortSignal }): void
  /** From here on every call is accepted. */
  behave(): void
  stop(): Promise<void>
}

const LOOK_EVERY_MS = 50
/** Of the calls. What is refused for sure is asked for again; what may have gone out goes out under the same key. */
const MISBEHAVED = 0.02
const REPORTED = 0.6

export async function startChannels(): Promise<Channels> {
  const whatsapp = await startFakeWhatsapp({ token: SECRETS.CHAOS_TOKEN, phoneNumberId: PHONE_NUMBER_ID })
  const gateway = await startFakeHttpChannel({ secret: SECRETS.CHAOS_SECRET })
  let looking: NodeJS.Timeout | undefined
  let misbehaves = true
  return {
    baseUrls: { [WHATSAPP]: whatsapp.baseUrl, [GATEWAY]: gateway.baseUrl },
    calls: () => [...whatsapp.calls.map(whatsappCall), ...gateway.calls.map(gatewayCall)],
    liven({ post, random, acknowledged, giveUp }) {
      let reported = 0
      let calls = 0
      looking = setInterval(() => {
        for (; calls < whatsapp.calls.length + gateway.calls.length; calls++) {
          if (!misbehaves || !random.chance(MISBEHAVED)) continue
          if (random.chance(0.5)) whatsapp.misbehave({ status: 429, retryAfterS: 1 })
          else gateway.misbehave(random.pick(['accept_and_reset', 'reset', { status: 503 }]))
        }
        for (; reported < whatsapp.calls.length; reported++) {
          const call = whatsapp.calls[reported]!
          if (call.messageId !== undefined && random.chance(REPORTED)) void report(call)
        }
      }, LOOK_EVERY_MS)

      async function report({ messageId: id = '', body }: FakeWhatsapp['calls'][number]): Promise<void> {
        const recipient = String(body.to)
        const callbackData = String(body.biz_opaque_callback_data)
        for (const status of ['sent', 'delivered'] as const) {
          const value = aWhatsappStatus({ id, recipient, status, at: Date.now(), callbackData })
          const webhook = aWhatsappWebhook(PHONE_NUMBER_ID, value)
          if (!(await post(`/webhooks/whatsapp/${WHATSAPP}`, 'x-hub-signature-256', webhook, giveUp))) return
          const conversation = conversationIdOf(TENANT, WHATSAPP, recipient)
          acknowledged({ conversation, entryId: statusInputId(conversation, id, status) })
        }
      }
    },
    behave() {
      misbehaves = false
    },
    async stop() {
      clearInterval(looking)
      await Promise.all([whatsapp.stop(), gateway.stop()])
    },
  }
}

function whatsappCall({ at, body, messageId }: FakeWhatsapp['calls'][number]): Call {
  const { text, interactive } = body as { text?: { body: string }; interactive?: { body?: { text: string } } }
  return {
    account: WHATSAPP,
    requestId: String(body.biz_opaque_callback_data),
    to: String(body.to),
    text: text?.body ?? interactive?.body?.text ?? '',
    at,
    shown: messageId !== undefined,
    // It only ever misbehaves here by 429, which is clear.
    unclear: false,
  }
}

function gatewayCall({ at, key, body, messageId, repeat, misbehaved }: FakeHttpChannel['calls'][number]): Call {
  const shown = messageId !== undefined && !repeat
  const unclear = misbehaved !== undefined
  return { account: GATEWAY, requestId: key, to: String(body.to), text: String(body.text), at, shown, unclear }
}
