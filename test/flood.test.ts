import { Author } from '@relance/contracts/gen/relance/conversation/v1/types'
import { conversationView } from '@relance/contracts/view'
import type { Clients } from '@relance/embedded/clients'
import { useFakeOpenAi } from '@relance/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeQuickAccount } from './quick-account.ts'
import { aMessage } from './talk.ts'
import { useCluster } from './use-cluster.ts'
import { useRelance } from './use-relance.ts'
import { waitFor } from './wait-for.ts'

/** Two tenants whose work goes through the same lane of JetStream. Each has an account and an assistant of its name. */
const FLOODING = 'flood'
const CALM = 'garage'
const CONVERSATIONS = 2_000
/** Longer than a model is waited for. */
const SLOW_MS = 20_000
/** How much later anything of another tenant's may be. */
const LATER_MS = 2_000
/** Half of what decision has in hand at a time, which is what a tenant may have. */
const SHARE = 64

describe.each(['embedded', 'a cluster'] as const)('%s, while a slow model has a flood of decisions to make', (kind) => {
  const model = useFakeOpenAi()
  const env: Record<string, string> = {}
  beforeAll(() => void Object.assign(env, { OPENAI_BASE_URL: model.baseUrl }))
  const relance: { clients: Clients } = kind === 'embedded' ? useRelance({ env }) : useCluster({ env })

  it('others are heard, shown and followed up as if there were none', { timeout: 180_000 }, async () => {
    const { clients } = relance
    for (const id of [FLOODING, CALM]) await makeQuickAccount(clients, { id, tenant: id })
    model.answer('propose', {
      action: 'follow_up',
      localTime: null,
      draft: 'Which day suits you?',
      reason: 'The day is missing.',
      missing: ['day'],
    })
    model.answer('compose', { text: 'Which day suits you?' })
    const isOfFlood = ({ input }: { input: string }) => input.includes('carpet')
    model.takes((call) => (isOfFlood(call) ? SLOW_MS : 0))

    const quiet = await livesOf(clients, 'before')
    await flood(clients)
    await waitFor('the flood in the hands of the model', async () => model.calls.filter(isOfFlood).length >= SHARE)
    const flooded = await livesOf(clients, 'meanwhile')
    expect(flooded.shownMs).toBeLessThan(quiet.shownMs + LATER_MS)
    expect(flooded.followedUpMs).toBeLessThan(quiet.followedUpMs + LATER_MS)
    // All the while no more of the flood was begun than its tenant's share; what the model did not answer it was asked twice.
    expect(model.calls.filter(isOfFlood).length).toBeLessThanOrEqual(2 * SHARE)
  })
})

/** Conversations in which the customer of a carpet dealer does not answer, all of them silent in the same second. */
async function flood({ ingest }: Clients): Promise<void> {
  for (let n = 0; n < CONVERSATIONS; n += 250) {
    const messages = Array.from({ length: 250 }, (_, m) => {
      const on = { accountId: FLOODING, contactExternalId: `customer ${n + m}` }
      return [
        aMessage({ ...on, messageId: `${n + m}`, text: 'Good morning! I would like to have my carpet cleaned.' }),
        aMessage({
          ...on,
          messageId: `${n + m}>`,
          author: Author.AUTHOR_ASSISTANT,
          text: 'Gladly! On which day may we come for the carpet?',
        }),
      ]
    }).flat()
    await ingest.recordMessages({ tenant: FLOODING, messages })
  }
}

/**
 * Ten messages and a follow-up of the calm tenant: the longest until one was shown, and how long after the last of them the follow-up
 * had gone out, decision and all, in ms.
 */
async function livesOf({ ingest, conversations }: Clients, name: string) {
  const on = { accountId: CALM, contactExternalId: name }
  const say = (messageId: string, author: Author, text: string) =>
    ingest.recordMessage({ tenant: CALM, message: aMessage({ ...on, messageId, author, text }) })
  let shownMs = 0
  let conversationId = ''
  const viewed = async () => {
    const { conversation } = await conversations.getConversation({ tenant: CALM, conversationId, withThread: false })
    return conversation && conversationView.fromWire(conversation)
  }
  for (let n = 0; n < 10; n++) {
    const [author, text] =
      n % 2 === 0
        ? ([Author.AUTHOR_CUSTOMER, `I would like to have tyre ${n} changed.`] as const)
        : ([Author.AUTHOR_ASSISTANT, `Gladly! On which day may we change tyre ${n}?`] as const)
    const startedAt = performance.now()
    conversationId = (await say(`${name} ${n}`, author, text)).conversationId
    await waitFor('the message in the view', async () => (await viewed())?.lastMessage === text)
    shownMs = Math.max(shownMs, performance.now() - startedAt)
  }
  const startedAt = performance.now()
  await waitFor('the follow-up', async () => {
    const view = await viewed()
    return view?.totalFollowUps === 1 && !view.delivery
  })
  return { shownMs, followedUpMs: performance.now() - startedAt }
}
