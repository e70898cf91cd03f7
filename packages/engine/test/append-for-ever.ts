// Appends and commits on the SQLite file named by the argument until it is killed, and prints each sequence that was acknowledged.
import { writeSync } from 'node:fs'
import { createSystemClock } from '../src/clock.ts'
import { createSqliteEngine } from '../src/sqlite.ts'

const path = process.argv[2]
if (!path) throw new Error('Name the SQLite file.')
const { mailbox, stateStore } = await createSqliteEngine({ path, clock: createSystemClock() })

async function appendForEver(conversation: string): Promise<never> {
  const address = { tenant: 'tenant', conversation }
  for (;;) {
    const { seq } = await mailbox.append(address, { id: crypto.randomUUID(), body: new Uint8Array(200) })
    const state = await stateStore.load(address)
    const committed = await stateStore.commit(address, new TextEncoder().encode(`${seq}`), state?.revision ?? 0)
    if ('conflict' in committed) throw new Error('Nobody else commits here.')
    // Written at once, so that the line is out before the process can be killed between it and the next.
    writeSync(1, `${conversation} ${seq}\n`)
  }
}

await Promise.all(Array.from({ length: 20 }, (_, n) => appendForEver(`c${n}`)))
