import { setTimeout } from 'node:timers/promises'
import { useNats } from '@relance/testing'
import { expect, it, vi } from 'vitest'
import { createSystemClock } from '../clock.ts'
import { createNatsEngine, setUpNats } from '../nats.ts'

const nats = useNats({ syncInterval: '1s' })

it('loses nothing that was acknowledged, and goes on within 5 s, when the broker is killed again and again', async () => {
  const connection = await nats.connect()
  await setUpNats(connection, { partitions: 4 })
  const { mailbox, stateStore, queues, close } = await createNatsEngine({ connection, clock: createSystemClock() })
  const handled = { wakeUps: new Set<number>(), jobs: new Set<string>() }
  mailbox.wakeUps({ concurrency: 16 }, async ({ seq }) => void handled.wakeUps.add(seq))
  queues.decisions.consume({ concurrency: 16 }, async ({ id }) => {
    handled.jobs.add(id)
    return { type: 'done' }
  })

  const acknowledged = { seqs: new Map<string, number>(), jobs: new Set<string>(), commits: 0 }
  let revision = 0
  let isOver = false
  const write = async (writer: number) => {
    const address = { tenant: 't', conversation: `c${writer}` }
    for (let n = 0; !isOver; n++) {
      const id = `${writer}-${n}`
      acknowledged.seqs.set(id, (await mailbox.append(address, { id, body: Buffer.from(id) })).seq)
      await queues.decisions.enqueue({ id, tenant: `t${writer}`, body: Buffer.from(id) })
      acknowledged.jobs.add(id)
    }
  }
  const commit = async () => {
    while (!isOver) {
      const committed = await stateStore.commit(
        { tenant: 't', conversation: 'c' },
        Buffer.from(`${acknowledged.commits}`),
        revision,
      )
      // Nobody else commits here: a conflict would be this writer's own commit, taken for another's (S3).
      if ('conflict' in committed) throw new Error('A commit was taken for a conflict.')
      revision = committed.revision
      acknowledged.commits += 1
    }
  }
  const writers = [commit(), ...Array.from({ length: 8 }, (_, n) => write(n))]
  const grownBy = (count: number) => {
    const goal = handled.wakeUps.size + count
    return vi.waitFor(() => expect(handled.wakeUps.size).toBeGreaterThan(goal), { timeout: 5000, interval: 5 })
  }

  await grownBy(100)
  for (let kills = 0; kills < 3; kills++) {
    await nats.restart()
    await grownBy(100)
  }
  isOver = true
  await Promise.all(writers)

  const all = await vi.waitFor(
    () => {
      expect(handled.jobs).toEqual(acknowledged.jobs)
      expect([...acknowledged.seqs.values()].every((seq) => handled.wakeUps.has(seq))).toBe(true)
      return acknowledged.seqs
    },
    { timeout: 15_000, interval: 50 },
  )
  for (let writer = 0; writer < 8; writer++) {
    const entries = await mailbox.read({ tenant: 't', conversation: `c${writer}` }, 0, { limit: 100_000 })
    const expected = [...all].filter(([id]) => id.startsWith(`${writer}-`))
    // Each once, in order, under the sequence that was answered.
    expect(entries.map(({ id, seq }) => [id, seq])).toEqual(expected)
  }
  const state = await stateStore.load({ tenant: 't', conversation: 'c' }, { fresh: true })
  expect(Buffer.from(state?.body ?? []).toString()).toBe(`${acknowledged.commits - 1}`)
  await close()
})

it('begins while the broker is away for a moment', async () => {
  const connection = await nats.connect()
  await setUpNats(connection, { partitions: 4 })
  await nats.kill()
  const beginning = createNatsEngine({ connection, clock: createSystemClock() })
  beginning.catch(() => {})
  // Longer than a single question to the broker is waited for.
  await setTimeout(3_000)
  await nats.restart()
  const engine = await beginning
  expect(await engine.settings.get(['assistant', 't', 'a'])).toBeUndefined()
  await engine.close()
})
