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
        message: { message_id: messageId, account_id: 'sandbox', contact_external_id: 'Zoë 🙂', author, text },
      })
    await say('1', 'AUTHOR_CUSTOMER', 'I want to book a table.')
    const recorded = await say('2', 'AUTHOR_ASSISTANT', 'For how many people, and at what time?')
    const conversation_id = 'ok' in recorded ? recorded.ok['conversation_id'] : undefined

    const get = async () => {
      const answer = await conversations.call('GetConversation', { tenant: 'demo', conversation_id })
      return 'ok' in answer
        ? (answer.ok['conversation'] as { state: string; follow_up?: { reason: string } })
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
    expect(planned.follow_up?.reason).not.toBe('')

    const target = { tenant: 'demo', conversation_id, request_id: 'press-1', actor: { id: 'ana', name: 'Ana' } }
    const cancelled = await conversations.call('CancelFollowUp', { target })
    expect(cancelled).toMatchObject({ ok: { conversation: { follow_up: null } } })
    expect(await conversations.call('CancelFollowUp', { target })).toEqual(cancelled)

    const again = await conversations.call('CancelFollowUp', { target: { ...target, request_id: 'press-2' } })
    expect(again).toMatchObject({ error: { details: expect.stringMatching(/no follow-up/i) } })
    const trailer = 'error' in again ? again.error.metadata.get('grpc-status-details-bin').join('') : ''
    expect(trailer).toContain('FOLLOW_UP_NOT_SCHEDULED')
    ingest.close()
    conversations.close()
  }, 90_000)
})
