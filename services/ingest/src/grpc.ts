import { TerminalError } from '@relance/contracts/errors'
import { IngestServiceDefinition } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import { aboutConversation, type GrpcService, implement } from '@relance/service-kit'
import { claimedMessageOf } from './adapters/wire-message.ts'
import { contactRefusalOf, isLonger, LIMITS } from './core/refusal.ts'
import type { Intake } from './intake.ts'
import type { Recorder } from './recorder.ts'
import type { Throttle } from './throttle.ts'

/** IngestService: what it answers was durable before. */
export function createIngestGrpc(deps: { intake: Intake; recorder: Recorder; throttle: Throttle }): GrpcService {
  const { intake, recorder, throttle } = deps
  return implement(IngestServiceDefinition, {
    async recordMessage({ tenant, message }) {
      if (!message) throw new TerminalError('MESSAGE_MISSING', 'The request holds no message.')
      const account = await intake.accountOf(tenant, message.accountId)
      const { conversation, seq, duplicate } = await intake.take(account, claimedMessageOf(message))
      aboutConversation(conversation)
      return { conversationId: conversation, seq: BigInt(seq), duplicate }
    },

    async recordMessages({ tenant, messages }) {
      return { results: await intake.takeAll(messages, (accountId) => intake.accountOf(tenant, accountId)) }
    },

    async setConsent({ tenant, accountId, contactExternalId, optedOut, requestId }) {
      const refusal = contactRefusalOf(contactExternalId)
      if (refusal) throw new TerminalError(refusal.reason, refusal.detail)
      if (isLonger(requestId, LIMITS.requestId)) {
        throw new TerminalError('REQUEST_ID_TOO_LONG', `The request's id is longer than ${LIMITS.requestId} bytes.`)
      }
      const account = await intake.accountOf(tenant, accountId)
      throttle.admit(account.tenant, { count: 1, urgent: true })
      const { contactId, conversation } = await recorder.setConsent(account, contactExternalId, optedOut, requestId)
      aboutConversation(conversation)
      return { contactId, conversationId: conversation }
    },
  })
}
