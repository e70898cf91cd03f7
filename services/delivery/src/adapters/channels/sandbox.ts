/** The built-in channel: a log of its own that nobody else writes, and a line in the terminal. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { DeliveryKind } from '@relance/contracts/words'
import type { Clock } from '@relance/engine'
import type { Log } from '@relance/service-kit'
import type { Channel } from './channel.ts'

export interface SandboxCall {
  /** From 1, over all tenants. */
  number: number
  key: string
  /** The key had been seen, so that nothing was shown again. */
  repeat: boolean
  conversation: string
  contactExternalId: string
  kind: DeliveryKind
  attempt: number
  text: string
  /** Ms since the epoch. */
  at: number
}

export interface SandboxChannel extends Channel {
  /** Calls of a tenant after a number, oldest first. */
  calls(tenant: string, after: number, limit: number): SandboxCall[]
  close(): void
}

/** How long another process that writes is waited for, ms. */
const LOCK_WAIT_MS = 5_000

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS calls (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant TEXT NOT NULL,
    key TEXT NOT NULL,
    repeat INTEGER NOT NULL,
    conversation TEXT NOT NULL,
    contact TEXT NOT NULL,
    kind TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  -- The index is what makes a key count once, whatever number of processes write.
  CREATE UNIQUE INDEX IF NOT EXISTS shown_once ON calls (tenant, key) WHERE repeat = 0;
`

/** Opens the log at `path`, and makes it where it is missing. Several processes may hold it open. */
export function createSandboxChannel({ path, clock, log }: { path: string; clock: Clock; log: Log }): SandboxChannel {
  mkdirSync(dirname(path), { recursive: true })
  // Before anything else is done: replicas that start together make the log together.
  const database = new DatabaseSync(path, { timeout: LOCK_WAIT_MS })
  database.exec(SCHEMA)
  const insert = database.prepare(
    `INSERT INTO calls (tenant, key, repeat, conversation, contact, kind, attempt, text, at)
     VALUES (?, ?, EXISTS (SELECT 1 FROM calls WHERE tenant = ?1 AND key = ?2), ?, ?, ?, ?, ?, ?) RETURNING number, repeat`,
  )
  const first = database.prepare('SELECT number FROM calls WHERE tenant = ? AND key = ? AND repeat = 0')
  const select = database.prepare('SELECT * FROM calls WHERE tenant = ? AND number > ? ORDER BY number LIMIT ?')

  return {
    idempotent: true,

    async send({ key, account, conversation, to, kind, attempt, text }, { mayBegin }) {
      const { tenant } = account
      if (!mayBegin()) return { type: 'not_begun' }
      const row = insert.get(tenant, key, conversation, to, kind, attempt, text, clock.now()) as {
        number: number
        repeat: number
      }
      const shown = row.repeat ? (first.get(tenant, key) as { number: number }).number : row.number
      if (!row.repeat) log.info({ conversation, contact: to, kind, attempt, text }, `Sandbox → ${to}: ${text}`)
      return { type: 'sent', providerMessageId: `sandbox-${shown}`, text, form: 'text' }
    },

    calls(tenant, after, limit) {
      const rows = select.all(tenant, after, limit) as unknown as (Omit<SandboxCall, 'repeat' | 'contactExternalId'> & {
        repeat: number
        contact: string
      })[]
      return rows.map(({ number, key, repeat, conversation, contact, kind, attempt, text, at }) => ({
        number,
        key,
        repeat: repeat === 1,
        conversation,
        contactExternalId: contact,
        kind,
        attempt,
        text,
        at,
      }))
    },

    close: () => database.close(),
  }
}
