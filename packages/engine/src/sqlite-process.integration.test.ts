import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSystemClock, createVirtualClock } from './clock.ts'
import { anAddress, bytes, eventually, text } from './contract-harness.ts'
import { createSqliteEngine } from './sqlite.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relance-engine-'))
  path = join(folder, 'data', 'engine.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (clock = createSystemClock()) => createSqliteEngine({ path, clock })

/** Another process that appends to the same file; `acknowledged` are the lines that it printed: conversation and sequence. */
function startAppending() {
  const script = fileURLToPath(new URL('../test/append-for-ever.ts', import.meta.url))
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk
  })
  return {
    acknowledged: () => printed.split('\n').slice(0, -1),
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'close')
    },
  }
}

describe('the SQLite engine in its process', () => {
  it('has everything that was acknowledged after kill -9, and lets the next process start', async () => {
    const acknowledged: string[] = []
    for (const lines of [50, 500, 1500]) {
      const appending = startAppending()
      await eventually(() => expect(appending.acknowledged().length).toBeGreaterThan(lines))
      await appending.kill()
      acknowledged.push(...appending.acknowledged())
    }

    const engine = await open()
    const there = new Set<string>()
    const lastOf = new Map<string, number>()
    for (let n = 0; n < 20; n++) {
      const conversation = `c${n}`
      const entries = await engine.mailbox.read({ tenant: 'tenant', conversation }, 0, { limit: 1_000_000 })
      for (const { seq } of entries) there.add(`${conversation} ${seq}`)
      const state = await engine.stateStore.load({ tenant: 'tenant', conversation })
      lastOf.set(conversation, Number(text(state?.body ?? bytes('0'))))
    }
    expect(acknowledged.filter((line) => !there.has(line))).toEqual([])
    for (const [conversation, seq] of acknowledged.map((line) => line.split(' '))) {
      expect(lastOf.get(conversation ?? '')).toBeGreaterThanOrEqual(Number(seq))
    }
    // Nobody has acknowledged a wake-up, so that each of the entries has one.
    const woken = new Set<string>()
    engine.mailbox.wakeUps(
      { concurrency: 20 },
      async ({ address, seq }) => void woken.add(`${address.conversation} ${seq}`),
    )
    await eventually(() => expect(woken.size).toBe(there.size))
    await engine.close()
  })

  it('refuses a file on which another process works, until that one is gone', async () => {
    const other = startAppending()
    await eventually(() => expect(other.acknowledged().length).toBeGreaterThan(0))
    await expect(open()).rejects.toMatchObject({ code: 'DATA_IN_USE', message: expect.stringContaining(path) })
    await other.kill()
    const engine = await open()
    await expect(open()).rejects.toMatchObject({ code: 'DATA_IN_USE' })
    await engine.close()
    await (await open()).close()
  })

  it('refuses a file of a later version, and leaves it as it is', async () => {
    await (await open()).close()
    const later = new DatabaseSync(path)
    later.exec('PRAGMA user_version = 99')
    later.close()
    await expect(open()).rejects.toMatchObject({ code: 'DATA_IS_NEWER', message: expect.stringContaining('99') })
    const unchanged = new DatabaseSync(path)
    expect(unchanged.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 })
    unchanged.close()
  })

  it('never stamps an entry earlier than the last, across restarts', async () => {
    const engine = await open(createVirtualClock(2_000_000))
    await engine.mailbox.append(anAddress(), { id: 'a', body: bytes('') })
    await engine.close()

    const again = await open(createVirtualClock(1_000_000))
    expect(again.lastAt()).toBe(2_000_000)
    await again.mailbox.append(anAddress(), { id: 'b', body: bytes('') })
    expect((await again.mailbox.read(anAddress(), 0)).map(({ at }) => at)).toEqual([2_000_000, 2_000_000])
    await again.close()
  })

  it('lets the process end although a timer is armed and consumers wait', async () => {
    const script = `
      import { createSystemClock } from '${new URL('./clock.ts', import.meta.url).href}'
      import { createSqliteEngine } from '${new URL('./sqlite.ts', import.meta.url).href}'
      const engine = await createSqliteEngine({ path: ${JSON.stringify(path)}, clock: createSystemClock() })
      engine.timers.elapsed({ concurrency: 1 }, async () => {})
      engine.mailbox.wakeUps({ concurrency: 1 }, async () => { throw new Error('It fails and comes again later.') })
      const address = { tenant: 't', conversation: 'c' }
      await engine.mailbox.append(address, { id: 'a', body: new Uint8Array() })
      await engine.timers.arm({ address, name: 'n', generation: 1, dueAt: Date.now() + 3600000, body: new Uint8Array() })
      console.log('armed')`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk
    })
    expect(await once(child, 'close')).toEqual([0, null])
    expect(printed).toBe('armed\n')
  })
})
