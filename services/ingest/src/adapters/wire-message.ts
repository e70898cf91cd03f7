import { optionalLiteral } from '@relance/contracts/codec'
import { Author, MessageKind } from '@relance/contracts/gen/relance/conversation/v1/types'
import type { Message } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import type { ClaimedMessage } from '../core/refusal.ts'

const author = optionalLiteral(Author, 'AUTHOR_')
const messageKind = optionalLiteral(MessageKind, 'MESSAGE_KIND_')

/** A message as another service states it, over gRPC or as its JSON. Nothing is checked yet. */
export function claimedMessageOf(wire: Message): ClaimedMessage {
  const kind =
    messageKind.fromWire(wire.kind) ?? (wire.kind === MessageKind.MESSAGE_KIND_UNSPECIFIED ? 'text' : 'other')
  return {
    messageId: wire.messageId,
    contactExternalId: wire.contactExternalId,
    contactName: wire.contactName || undefined,
    author: author.fromWire(wire.author),
    personName: wire.personName || undefined,
    sentAt: wire.sentAt?.getTime(),
    kind,
    text: wire.text || (kind === 'text' ? '' : `[${kind}]`),
    words: wire.text,
    contactZone: wire.contactZone || undefined,
    contactLocale: wire.contactLocale || undefined,
  }
}
