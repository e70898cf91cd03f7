import { describe, expect, it } from 'vitest'
import { reflectService } from './reflection-client.ts'
import { useRelance } from './use-relance.ts'
import { waitFor } from './wait-for.ts'

/** What grpcurl could do: names and JSON, no code of ours. */
describe('a client that knows the services by reflection alone', () => {
  const relance = useRelance()

  it('records messages, finds the planned follow-up, cancels it and is told the outcome', async () => {
    const ingest = await reflectService(relance.grpcAddress, 'relance.ingest.v1.IngestService')
    const conversations = await reflectService(relance.grpcAddress, 'relance.conversation.v1.ConversationService')
    const say = (messageId: string, author: string, text: string) =>
      ingest.call('RecordMessage', {
        tenant: 'demo',
        message: { messageId, accountId: 'sandbox', contactExternalId: 'Zoë 🙂', author, text },
      })
    await say('1', 'AUTHOR_CUSTOMER', 'I want to book a table.')
    const recorded = await say('2', 'AUTHOR_ASSISTANT', 'For how many people, and at what time?')
    const conversationId = 'ok' in recorded ? recorded.ok['conversationId'] : undefined

    const get = async () => {
      const answer = await conversations.call('GetConversation', { tenant: 'demo', conversationId })
      return 'ok' in answer
        ? (answer.ok['conversation'] as { state: string; followUp?: { reason: string } })
        : undefined
    }
    const planned = await waitFor(
      'a planned follow-up',
      async () => {
        const conversation = await get()
        return conversation?.state === 'CONVERSATION_STATE_FOLLOW_UP_SCHEDULED' && conversation
      },
      40_000,
    )
    expect(planned.followUp?.reason).not.toBe('')

    const target = { tenant: 'demo', conversationId, requestId: 'press-1', actor: { id: 'ana', name: 'Ana' } }
    const cancelled = await conversations.call('CancelFollowUp', { target })
    expect(cancelled).toMatchObject({ ok: { conversation: { followUp: null } } })
    expect(await conversations.call('CancelFollowUp', { target })).toEqual(cancelled)

    const again = await conversations.call('CancelFollowUp', { target: { ...target, requestId: 'press-2' } })
    expect(again).toMatchObject({ error: { details: expect.stringContaining('no follow-up') } })
    const trailer = 'error' in again ? again.error.metadata.get('grpc-status-details-bin').join('') : ''
    expect(trailer).toContain('FOLLOW_UP_NOT_SCHEDULED')
    ingest.close()
    conversations.close()
  }, 90_000)
})
