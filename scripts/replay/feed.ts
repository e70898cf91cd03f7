import type { CompileInstructionsResponse } from '@relance/contracts/gen/relance/decision/v1/decision_service'
import { Message } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import { accountCodec, assistantCodec } from '@relance/contracts/settings-codec'
import { type Assistant, defaultAssistant, plainAccount } from '@relance/contracts/settings'
import { author, messageKind } from '@relance/contracts/words'
import type { Dialogue } from './dialogues.ts'
import { type Target, patiently } from './target.ts'

export const TENANT = 'demo'
const REPLAY = 'replay'
const BATCH = 200

/**
 * Makes the sandbox account that the dialogues are played on, and its assistant, whose times are divided by `speed`. Gives what its
 * instructions mean.
 */
export async function prepare(
  target: Target,
  speed: number,
  settings: Partial<Assistant> = {},
): Promise<CompileInstructionsResponse | undefined> {
  const standard = { ...defaultAssistant(REPLAY), ...settings }
  const shortened = (ms: number) => Math.max(1_000, Math.round(ms / speed))
  const assistant =
    speed === 1
      ? standard
      : {
          ...standard,
          inactivityMs: shortened(standard.inactivityMs),
          overrides: { firstAfterMs: shortened(2 * 3_600_000), minSpacingMs: shortened(12 * 3_600_000), anyHour: true },
        }
  const { policy } = await patiently(() =>
    target.assistants.putAssistant({ tenant: TENANT, assistant: assistantCodec.toWire(assistant) }),
  )
  const account = accountCodec.toWire(
    plainAccount({
      id: REPLAY,
      tenant: TENANT,
      channel: 'sandbox',
      assistantId: REPLAY,
      name: 'Replay',
    }),
  )
  await patiently(() => target.delivery.putAccount({ account }))
  return policy
}

/** Records every message of the dialogues, in order. The ids follow from the dialogues, so that a repeat adds nothing. */
export async function feed(target: Target, dialogues: readonly Dialogue[]): Promise<Map<string, string>> {
  const conversations = new Map<string, string>()
  for (const group of batches(dialogues)) {
    const messages = group.flatMap((dialogue) => dialogue.transcript.map((_, index) => messageOf(dialogue, index)))
    for (const [id, conversation] of await record(target, messages)) conversations.set(id, conversation)
  }
  return conversations
}

/** A message of a dialogue, as it is recorded. */
export function messageOf({ id, transcript }: Dialogue, index: number): Message {
  const { from, text } = transcript[index] ?? { from: 'customer', text: '' }
  return Message.fromPartial({
    messageId: `${id}/${index}`,
    accountId: REPLAY,
    contactExternalId: id,
    author: author.toWire(from === 'customer' ? 'customer' : 'assistant'),
    kind: messageKind.toWire('text'),
    text,
  })
}

/** Records messages, and gives the conversation of each dialogue among them. */
export async function record(target: Target, messages: Message[]): Promise<Map<string, string>> {
  const conversations = new Map<string, string>()
  const { results } = await patiently(() => target.ingest.recordMessages({ tenant: TENANT, messages }))
  for (const [index, result] of results.entries()) {
    const message = messages[index]
    if (!message) continue
    if (result.refusedReason) throw new Error(`Message ${message.messageId} was refused: ${result.refusedDetail}`)
    conversations.set(message.contactExternalId, result.conversationId)
  }
  return conversations
}

/** Groups whole dialogues into batches of about 200 messages. */
function* batches(dialogues: readonly Dialogue[]): Generator<Dialogue[]> {
  let group: Dialogue[] = []
  let size = 0
  for (const dialogue of dialogues) {
    group.push(dialogue)
    size += dialogue.transcript.length
    if (size < BATCH) continue
    yield group
    group = []
    size = 0
  }
  if (group.length > 0) yield group
}
