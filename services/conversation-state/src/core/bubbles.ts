/** The messages of a conversation, read off its inputs: everybody's, our own sends, and what the channel said of them. */
import type { StampedInput } from '@relance/contracts/input'
import type { ThreadMessage } from '@relance/contracts/view'
import type { DeliveryKind, DeliveryStatus } from '@relance/contracts/words'

/** A message and the input that brought it. */
export interface Bubble {
  seq: number
  at: number
  message: ThreadMessage
}

/** Bubbles in the order of the inputs. A message that was delivered to us twice is there once. */
export function toBubbles(entries: StampedInput[]): Bubble[] {
  const desk = new Desk()
  for (const entry of entries) desk.take(entry)
  return desk.bubbles.filter((bubble) => !desk.replaced.has(bubble))
}

class Desk {
  readonly bubbles: Bubble[] = []
  /** Bubbles of unknown text for which the message itself came later. */
  readonly replaced = new Set<Bubble>()
  readonly #byMessage = new Map<string, Bubble>()
  readonly #byRequest = new Map<string, Bubble>()
  readonly #claims = new Map<string, { kind: DeliveryKind; attempt: number }>()

  take(entry: StampedInput): void {
    switch (entry.type) {
      case 'message.received':
        return this.#add(entry, {
          ...pick(entry),
          author: 'customer',
          authorName: entry.route.contactName,
          attempt: 0,
        })
      case 'message.sent':
        return this.#add(entry, { ...pick(entry), author: entry.author, authorName: entry.personName, attempt: 0 })
      case 'delivery.claimed':
        this.#claims.set(entry.requestId, { kind: entry.kind, attempt: entry.attempt })
        return
      case 'delivery.succeeded':
        return this.#add(
          entry,
          ownMessage(entry.text, entry.sentAt, entry.providerMessageId, this.#claims.get(entry.requestId)),
          entry.requestId,
        )
      case 'delivery.status_changed':
        return this.#report(entry)
    }
  }

  #add(entry: StampedInput, message: ThreadMessage, requestId?: string): void {
    const known = this.#byMessage.get(message.messageId) ?? (requestId ? this.#byRequest.get(requestId) : undefined)
    if (known && !isTextUnknown(known)) return
    if (known) this.replaced.add(known)
    const bubble: Bubble = { seq: entry.seq, at: entry.at, message: { ...message, status: known?.message.status } }
    this.bubbles.push(bubble)
    this.#byMessage.set(message.messageId, bubble)
    if (requestId) this.#byRequest.set(requestId, bubble)
  }

  #report(entry: Extract<StampedInput, { type: 'delivery.status_changed' }>): void {
    const { requestId = '', providerMessageId, status } = entry
    const known = this.#byMessage.get(providerMessageId) ?? this.#byRequest.get(requestId)
    if (known) {
      known.message = { ...known.message, status: later(known.message.status, status) }
      return
    }
    const claim = this.#claims.get(requestId)
    const wentOut = claim ? status !== 'failed' : status === 'sent'
    if (!wentOut) return
    this.#add(entry, ownMessage('', entry.at, providerMessageId, claim), requestId || undefined)
    const added = this.bubbles.at(-1)
    if (added) added.message = { ...added.message, kind: 'other', status }
  }
}

function pick({
  kind,
  text,
  sentAt,
  messageId,
}: {
  kind: ThreadMessage['kind']
  text: string
  sentAt: number
  messageId: string
}) {
  return { kind, text, sentAt, messageId }
}

function ownMessage(
  text: string,
  sentAt: number,
  messageId: string,
  claim: { kind: DeliveryKind; attempt: number } | undefined,
): ThreadMessage {
  return {
    author: 'assistant',
    kind: 'text',
    text,
    sentAt,
    messageId,
    sentByRelanceAs: claim?.kind,
    attempt: claim?.attempt ?? 0,
  }
}

function isTextUnknown({ message }: Bubble): boolean {
  return message.author === 'assistant' && message.kind === 'other' && message.text === ''
}

const RANK: Record<DeliveryStatus, number> = { sent: 1, delivered: 2, failed: 3, read: 4 }

/** Statuses come in any order: what was read was also delivered. */
function later(one: DeliveryStatus | undefined, other: DeliveryStatus): DeliveryStatus {
  return one !== undefined && RANK[one] > RANK[other] ? one : other
}
