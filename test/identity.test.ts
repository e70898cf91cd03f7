import { createClients } from '@relance/embedded/clients'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeQuickAccount } from './quick-account.ts'
import { reflectService } from './reflection-client.ts'
import { beginConversation, refusalOf, viewOf } from './talk.ts'
import { ASKS_WHO_CALLS, TOKENS } from './tokens.ts'
import { useRelance } from './use-relance.ts'
import { waitFor } from './wait-for.ts'

describe('a Relance that other machines can reach', () => {
  const env = { RELANCE_HOST: '0.0.0.0', RELANCE_TOKENS: ASKS_WHO_CALLS.RELANCE_TOKENS }
  const relance = useRelance({ env, token: TOKENS.tenant })
  const clientsOf = (token?: string) => createClients('test', () => relance.grpcAddress, token)
  let rival: ReturnType<typeof clientsOf>
  let stranger: ReturnType<typeof clientsOf>
  let conversationId: string
  beforeAll(async () => {
    rival = clientsOf(TOKENS.rival)
    stranger = clientsOf()
    await makeQuickAccount(relance.clients, { id: 'quick' })
    conversationId = await beginConversation(relance.clients, 'quick', 'ana')
  })
  afterAll(() => {
    rival?.close()
    stranger?.close()
  })

  it('plans a follow-up for its tenant: its services let each other in', async () => {
    await waitFor(
      'a planned follow-up',
      async () => (await viewOf(relance.clients, conversationId)).followUp !== undefined,
      40_000,
    )
  }, 60_000)

  it('lets no other tenant read it, cancel it or write into it', async () => {
    const before = await viewOf(relance.clients, conversationId)
    const target = { tenant: 'demo', conversationId, requestId: 'r1', actor: { id: 'eve', name: 'Eve' } }
    const refused = ['OTHER_TENANT', 'forbidden']
    expect(await refusalOf(viewOf(rival, conversationId))).toEqual(refused)
    expect(await refusalOf(rival.conversations.cancelFollowUp({ target }))).toEqual(refused)
    expect(await refusalOf(beginConversation(rival, 'quick', 'ana'))).toEqual(refused)
    // In its own name the account of another tenant is as little its own.
    const message = { accountId: 'quick', contactExternalId: 'ana', messageId: '9', text: 'Forged' }
    const inItsName = rival.ingest.recordMessage({ tenant: 'rival', message: message as never })
    expect((await refusalOf(inItsName))[0]).not.toBe('OTHER_TENANT')
    expect(await viewOf(relance.clients, conversationId)).toEqual(before)
  })

  it('tells strangers nothing but that it is well', async () => {
    await expect(viewOf(stranger, conversationId)).rejects.toMatchObject({
      // A service of ours waits until its token is known, and loses nothing meanwhile.
      name: 'RetryableError',
      code: 'TOKEN_MISSING',
    })
    const statusOf = async (url: string, init: RequestInit = {}) => {
      const response = await fetch(url, init)
      await response.body?.cancel()
      return response.status
    }
    for (const path of ['/', '/api/conversations', '/api/changes', `/api/conversations/${conversationId}`])
      expect(await statusOf(`${relance.inbox}${path}`)).toBe(401)
    const post = { method: 'POST', body: JSON.stringify({ contact: 'ana', text: 'Forged' }) }
    expect(await statusOf(`${relance.webhooks}/webhooks/sandbox/quick`, post)).toBe(401)
    for (const path of ['healthz', 'readyz']) expect(await statusOf(relance.metrics.replace('metrics', path))).toBe(200)
    const metrics = await (await fetch(relance.metrics)).text()
    for (const content of [conversationId, 'haircut', 'ana"']) expect(metrics).not.toContain(content)
  })

  it('still tells which services there are, and whether they serve', async () => {
    const health = await reflectService(relance.grpcAddress, 'relance.scheduler.v1.SchedulerService')
    expect(await health.call('ListDue', { tenant: 'demo' })).toMatchObject({
      error: { details: expect.stringContaining('Say who you are') },
    })
    health.close()
  })

  it('shows the inbox to its tenant', async () => {
    const authorization = `Basic ${Buffer.from(`maria:${TOKENS.tenant}`).toString('base64')}`
    const response = await fetch(`${relance.inbox}/api/conversations`, { headers: { authorization } })
    expect(JSON.stringify(await response.json())).toContain(conversationId)
  })

  it('says how to write to it', () => {
    expect(relance.output).toContain('authorization: Bearer $TOKEN')
    expect(relance.output).not.toContain(TOKENS.tenant)
  })
})
