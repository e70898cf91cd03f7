/** Replicas of conversation-state are replaced one by one, under load, by those of a release with a later schema (I12), and back. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { conversationIdOf } from '@relance/contracts/ids'
import { createLog } from '@relance/service-kit'
import { connectNats, type NatsClient } from '@relance/service-kit/nats'
import { freePort } from '@relance/testing/servers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GATEWAY, provideAccounts, SECRETS, TENANT } from '../scripts/chaos/accounts.ts'
import { type Channels, startChannels } from '../scripts/chaos/channels.ts'
import { type Acknowledged, createPlayer, type Player } from '../scripts/chaos/load.ts'
import { gather } from '../scripts/chaos/oracle/evidence.ts'
import { judge } from '../scripts/chaos/oracle/judge.ts'
import { planLoad } from '../scripts/chaos/plan.ts'
import { createPost } from '../scripts/chaos/post.ts'
import { untilQuiet } from '../scripts/chaos/quiet.ts'
import { createRandom } from '../scripts/chaos/random.ts'
import { createRaw } from '../scripts/chaos/raw.ts'
import type { ServiceProcess } from '../scripts/cluster/service-process.ts'
import { type Cluster, startCluster } from '../scripts/cluster/start-cluster.ts'
import { watchSchemas } from './later-release/watch-schemas.ts'
import { readMetrics, total } from './read-metrics.ts'
import { waitFor } from './wait-for.ts'

const FORMER = join(import.meta.dirname, '../services/conversation-state/src/main.ts')
const LATER = join(import.meta.dirname, 'later-release/main.ts')
const plan = planLoad(createRandom('rolling upgrade'), { durationMs: 24_000, perSecond: 25 })
/** By then every follow-up of the load went out; records that are tidied later are no work under way. Ms. */
const PATIENCE = { fewerWithinMs: 25_000 }
const NEWCOMER = '34699000001'

let folder: string
let channels: Channels
let cluster: Cluster
let nats: NatsClient
let watched: ReadonlyMap<string, number[]>
let player: Player
const acknowledged: Acknowledged[] = []
const giveUp = new AbortController()
const printed: { name: string; text: string }[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relance upgrade '))
  channels = await startChannels()
  cluster = await startCluster({
    folder,
    replicas: { 'conversation-state': 2, inbox: 0 },
    ports: async () => ({ grpc: await freePort(), http: await freePort(), ops: await freePort() }),
    env: SECRETS,
    line: (name, text) => printed.push({ name, text }),
  })
  await provideAccounts(cluster, channels.baseUrls)
  const log = createLog({ service: 'test', level: 'silent' })
  nats = await connectNats({ url: cluster.nats[0]!.url, name: 'test', log })
  watched = await watchSchemas(nats.connection)
  const ingest = cluster.places.find(({ service }) => service === 'ingest')!.at.http
  player = createPlayer({
    clients: cluster,
    post: createPost([`http://127.0.0.1:${ingest}`], SECRETS.CHAOS_SECRET),
    acknowledged: (input) => acknowledged.push(input),
    // What people ask for comes at random, and is often refused for good reasons.
    refused: () => {},
    giveUp: giveUp.signal,
  })
}, 90_000)
afterAll(async () => {
  await nats?.stop()
  await cluster?.stop()
  await channels?.stop()
  await rm(folder, { recursive: true, force: true })
}, 30_000)

it('while customers write, the former release leaves to the later one what that has written', async () => {
  const [first, second] = replicas()
  const playing = player.play(plan)
  await waitFor('the former release has begun conversations', async () => countOf('1') >= 10)
  await replace(first, LATER)
  const before = acknowledged.length
  await waitFor('the later one goes on with what the former began', async () => countOf('1,2') >= 5)
  await waitFor('the former one meets what the later wrote', async () => (await refusedBy(second)) >= 3)
  expect(await refusedBy(second), 'turns').toBeLessThan(acknowledged.length - before)
  expect(linesOf(second)).toContain('STATE is of a later version; left to a worker that reads it.')
  await replace(second, LATER)
  await playing
  await untilQuiet(createRaw(nats.connection), PATIENCE, () => {})
}, 180_000)

it('back at the former release, what the later one wrote stands still without haste until that is there again', async () => {
  const [first, second] = replicas()
  await replace(first, FORMER)
  await replace(second, FORMER)
  const touched = contacts().find((contact) => schemasOf(contact)?.at(-1) === 2)!
  const told = 'Are you still there?'
  say(touched, told)
  say(NEWCOMER, 'I would like to book a table.')
  await waitFor('somebody new is served', async () => schemasOf(NEWCOMER)?.join() === '1')
  const refused = async () => (await refusedBy(first)) + (await refusedBy(second))
  await waitFor('the other one is refused again and again', async () => (await refused()) >= 4)
  const since = { at: performance.now(), refused: await refused() }
  await waitFor('time passes', async () => performance.now() - since.at > 4_000)
  expect((await refused()) - since.refused, 'in 4 s').toBeLessThan(8)

  await replace(second, LATER)
  const id = conversationIdOf(TENANT, GATEWAY, touched)
  await waitFor('it is served', async () => {
    const { conversation } = await cluster.conversations.getConversation({
      tenant: TENANT,
      conversationId: id,
      withThread: false,
    })
    return conversation?.lastMessage === told
  })
  await replace(first, LATER)
  await untilQuiet(createRaw(nats.connection), PATIENCE, () => {})
}, 180_000)

it('nothing was lost or sent twice, and no conversation went back to the former schema', async () => {
  giveUp.abort()
  await player.answered()
  for (const service of ['scheduler', 'decision', 'delivery', 'ingest', 'conversation-state']) {
    await Promise.all(cluster.processes.filter((one) => one.service === service).map((one) => one.stop()))
  }
  const raw = createRaw(nats.connection)
  const evidence = await gather(raw, { acknowledged, setbacks: [], calls: channels.calls(), faults: [] })
  const { findings, sends } = judge(evidence)
  expect(
    findings,
    printed
      .slice(-20)
      .map(({ text }) => text)
      .join('\n'),
  ).toEqual([])
  expect(sends, 'follow-ups and the like').toBeGreaterThan(20)
  expect(acknowledged.length).toBeGreaterThan(400)
  expect([...watched].filter(([, schemas]) => !['1', '2', '1,2'].includes(schemas.join()))).toEqual([])
})

function replicas(): [ServiceProcess, ServiceProcess] {
  return cluster.processes.filter(({ service }) => service === 'conversation-state') as [ServiceProcess, ServiceProcess]
}

function opsOf(replica: ServiceProcess): string {
  return `http://127.0.0.1:${cluster.places[cluster.processes.indexOf(replica)]!.at.ops}`
}

async function replace(replica: ServiceProcess, main: string): Promise<void> {
  await replica.replaceBy(main)
  await waitFor(`${replica.name} is ready`, async () => (await fetch(`${opsOf(replica)}/readyz`)).ok)
}

async function refusedBy(replica: ServiceProcess): Promise<number> {
  return total((await readMetrics(`${opsOf(replica)}/metrics`)).samples, 'relance_conversations_refused_total')
}

function linesOf({ name }: ServiceProcess): string {
  return printed.flatMap((line) => (line.name === name ? [line.text] : [])).join('\n')
}

/** Conversations whose records had these schemas, one after the other. */
function countOf(schemas: string): number {
  return [...watched.values()].filter((seen) => seen.join() === schemas).length
}

/** Of the gateway's account. */
function contacts(): string[] {
  return [...new Set(plan.acts.flatMap(({ account, contact }) => (account === GATEWAY ? [contact] : [])))]
}

function schemasOf(contact: string): number[] | undefined {
  return watched.get(conversationIdOf(TENANT, GATEWAY, contact))
}

function say(contact: string, text: string): void {
  player.act({
    type: 'message',
    at: 0,
    author: 'customer',
    account: GATEWAY,
    contact,
    messageId: `${contact} says ${text}`,
    text,
    lateMs: 0,
    againAfterMs: undefined,
  })
}
