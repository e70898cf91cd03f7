import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@relance/testing/servers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cluster, startCluster } from '../scripts/cluster/start-cluster.ts'
import { feed, prepare } from '../scripts/replay/feed.ts'
import { passTime } from '../scripts/replay/pass-time.ts'
import { report } from '../scripts/replay/report.ts'
import { someDialogues } from './dialogues.ts'
import { ASKS_WHO_CALLS } from './tokens.ts'

/** 12 hours become 4 seconds. */
const SPEED = 10_800
const DIALOGUES = someDialogues(200)

let folder: string
let cluster: Cluster
const printed: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relance cluster '))
  cluster = await startCluster({
    folder,
    replicas: { 'conversation-state': 2 },
    tokens: ASKS_WHO_CALLS,
    ports: async () => ({ grpc: await freePort(), http: await freePort(), ops: await freePort() }),
    line: (name, text) => printed.push(`${name} ${text}`),
  })
}, 60_000)
afterAll(async () => {
  await cluster?.stop()
  await rm(folder, { recursive: true, force: true })
}, 30_000)

it('loses nothing and sends nothing twice when replicas of conversation-state are killed -9 under load', async () => {
  const target = { ...cluster, clock: undefined }
  await prepare(target, SPEED)
  const replicas = cluster.processes.filter(({ service }) => service === 'conversation-state')
  expect(replicas).toHaveLength(2)

  let over = false
  let kills = 0
  const killing = (async () => {
    while (!over) {
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      if (over) break
      replicas[kills % replicas.length]?.kill()
      kills += 1
    }
  })()
  const conversations = await feed(target, DIALOGUES)
  const views = await passTime(target, new Set(conversations.values()), {
    patience: { days: 0, minutes: 2 },
    pace: undefined,
    tell: () => {},
  })
  over = true
  await killing

  const byConversation = new Map([...conversations].map(([id, conversation]) => [conversation, id]))
  const { endings, ...totals } = await report(target, views, byConversation)
  expect(kills).toBeGreaterThan(3)
  expect(totals, printed.slice(-20).join('\n')).toMatchObject({ conversations: 200, ended: 200, open: 0, doubles: 0 })
  for (const { id, end, sent } of endings) {
    const index = Number(id.split(' ')[1]) % 5
    const followUps = sent.filter(({ kind }) => kind === 'follow_up').map(({ attempt }) => attempt)
    // Unanswered questions and offers are followed up three times, the rest not at all.
    expect({ id, end, followUps }).toEqual({
      id,
      end: index === 3 ? 'handed_over' : 'closed',
      followUps: index === 2 || index === 3 ? [] : [1, 2, 3],
    })
  }
}, 180_000)
