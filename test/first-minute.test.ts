import { conversationView } from '@relance/contracts/view'
import { describe, expect, it } from 'vitest'
import { useRelance } from './use-relance.ts'
import { waitFor } from './wait-for.ts'

describe('the first minute of a newcomer', () => {
  const relance = useRelance()

  it('shows what to open and two commands, whose conversation is decided upon and followed up', async () => {
    const commands = [...relance.output.matchAll(/curl -s (\S+) .*\\\n\s+-d '(.*)'/g)]
    expect(commands).toHaveLength(2)
    expect(relance.output).toContain(relance.inbox)
    for (const [, url, body] of commands) {
      const response = await fetch(url!, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body!,
      })
      expect(response.status).toBe(200)
    }
    const list = async () => {
      const { conversations } = await relance.clients.conversations.listConversations({
        tenant: 'demo',
        states: [],
        query: 'ana',
        pageSize: 10,
        pageToken: '',
        waitingForPerson: false,
      })
      return conversations.map(conversationView.fromWire)
    }
    const planned = await waitFor('the decision', async () => (await list()).find(({ followUp }) => followUp), 40_000)
    expect(planned.followUp?.reason).toMatch(/day|time/i)

    const followedUp = await waitFor(
      'the follow-up',
      // From the claim on it counts as sent; the channel's answer follows.
      async () => (await list()).find(({ totalFollowUps, delivery }) => totalFollowUps === 1 && !delivery),
      30_000,
    )
    expect(followedUp.state).toBe('active')
    const { calls } = await relance.clients.delivery.listSandboxCalls({ tenant: 'demo', after: 0n, pageSize: 10 })
    expect(calls.map(({ contactExternalId, attempt }) => [contactExternalId, attempt])).toEqual([['ana', 1]])
  }, 90_000)

  it('ends with status 0 within five seconds of Ctrl-C', async () => {
    const start = performance.now()
    expect(await relance.end('SIGINT')).toBe(0)
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
