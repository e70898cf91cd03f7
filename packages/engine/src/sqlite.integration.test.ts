import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSystemClock } from './clock.ts'
import {
  eventsContract,
  ledgerContract,
  mailboxContract,
  type PortUnderTest,
  settingsContract,
  stateStoreContract,
  timersContract,
  workQueueContract,
} from './contract.ts'
import { createSqliteEngine, type SqliteEngine } from './sqlite.ts'

mailboxContract({ name: 'SQLite', create: () => onSqlite(({ mailbox }) => mailbox) })
stateStoreContract({ name: 'SQLite', create: () => onSqlite(({ stateStore }) => stateStore) })
timersContract({ name: 'SQLite', create: () => onSqlite(({ timers }) => timers) })
eventsContract({ name: 'SQLite', create: () => onSqlite(({ events }) => events) })
settingsContract({ name: 'SQLite', create: () => onSqlite(({ settings }) => settings) })
ledgerContract({ name: 'SQLite', create: () => onSqlite(({ ledger }) => ledger) })
workQueueContract({
  name: 'SQLite',
  create: async () => ({ ...(await onSqlite(({ queues }) => queues.decisions)), leaseMs: 0 }),
})

/** A file of its own, opened anew by every `reopen`. */
async function onSqlite<Port>(portOf: (engine: SqliteEngine) => Port): Promise<PortUnderTest<Port>> {
  const folder = mkdtempSync(join(tmpdir(), 'relance-engine-'))
  const open = () => createSqliteEngine({ path: join(folder, 'engine.sqlite'), clock: createSystemClock() })
  let engine = await open()
  return {
    port: portOf(engine),
    async reopen() {
      await engine.close()
      engine = await open()
      return portOf(engine)
    },
    async close() {
      await engine.close()
      rmSync(folder, { recursive: true })
    },
  }
}
