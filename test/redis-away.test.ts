/** A cluster whose Redis is gone for a while: what is read waits for it, what is said and sent does not (I1). */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Message } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import { author, messageKind } from '@relance/contracts/words'
import { freePort } from '@relance/testing/servers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GATEWAY, provideAccounts, SECRETS, TENANT } from '../scripts/chaos/accounts.ts'
import { type Channels, startChannels } from '../scripts/chaos/channels.ts'
import { type Cluster, startCluster } from '../scripts/cluster/start-cluster.ts'
import { waitFor } from './wait-for.ts'

const CONTACTS = Array.from({ length: 20 }, (_, n) => `3470000000${n}`)

let folder: string
let channels: Channels
let cluster: Cluster

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relance redis '))
  channels = await startChannels()
  cluster = await startCluster({
    folder,
    replicas: { inbox: 0 },
    ports: async () => ({ grpc: await freePort(), http: await freePort(), ops: await freePort() }),
    env: SECRETS,
    line: () => {},
  })
  await provideAccounts(cluster, channels.baseUrls)
}, 90_000)
afterAll(async () => {
  await cluster?.stop()
  await channels?.stop()
  await rm(folder, { recursive: true, force: true })
}, 30_000)

it('follows up as usual without Redis, and the list is right soon after its return', async () => {
  await cluster.redis!.kill()
  const messages = CONTACTS.flatMap((contact) =>
    (['customer', 'assistant'] as const).map((by) =>
      Message.fromPartial({
        messageId: `${contact}/${by}`,
        accountId: GATEWAY,
        contactExternalId: contact,
        author: author.toWire(by),
        kind: messageKind.toWire('text'),
        text: by === 'customer' ? 'I would like to book a table.' : 'Gladly! Which day and time would you prefer?',
      }),
    ),
  )
  await cluster.ingest.recordMessages({ tenant: TENANT, messages })
  const reached = () => new Set(channels.calls().map(({ to }) => to))
  await waitFor('everybody is followed up', async () => CONTACTS.every((contact) => reached().has(contact)), 60_000)

  await cluster.redis!.restart()
  const { conversations } = await waitFor('the list is complete', async () => {
    const page = await cluster.conversations.listConversations({
      tenant: TENANT,
      states: [],
      query: '',
      pageSize: 100,
      pageToken: '',
      waitingForPerson: false,
    })
    const isRight = page.conversations.every(({ totalFollowUps }) => totalFollowUps > 0)
    return page.conversations.length === CONTACTS.length && isRight && page
  })
  expect(new Set(conversations.map(({ route }) => route?.contactExternalId))).toEqual(new Set(CONTACTS))
}, 150_000)
