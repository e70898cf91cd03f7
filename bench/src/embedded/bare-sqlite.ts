/** What SQLite inserts and nothing else: the same bodies, ids and instants into a table like the mailbox's, as durable as there. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Contender } from '../contenders.ts'
import type { Size } from '../inputs/size.ts'
import { addressOf, messageOf } from '../traffic.ts'

export function bareSqlite({ warm, inputs, atOnce }: Size): Contender {
  return {
    name: 'bareSqlite',
    async start() {
      const folder = await mkdtemp(join(tmpdir(), 'relance-bench-'))
      const database = new DatabaseSync(join(folder, 'yardstick.sqlite'))
      database.exec(SCHEMA)
      const insert = database.prepare('INSERT INTO entry (tenant, conversation, id, at, body) VALUES (?, ?, ?, ?, ?)')
      let turns = 0
      /** In transactions as large as there are inputs under way, one after the other. */
      const perSecond = (count: number) => {
        const entries = Array.from({ length: count }, (_, n) => {
          const { id, body } = messageOf(n % warm, turns++)
          return { ...addressOf(n % warm), id, body }
        })
        const began = performance.now()
        for (let from = 0; from < count; from += atOnce) {
          database.exec('BEGIN IMMEDIATE')
          for (const { tenant, conversation, id, body } of entries.slice(from, from + atOnce))
            insert.run(tenant, conversation, id, Date.now(), body)
          database.exec('COMMIT')
        }
        return (count / (performance.now() - began)) * 1000
      }
      return {
        async measure() {
          perSecond(inputs / 2)
          return { warm: perSecond(inputs) }
        },
        async stop() {
          database.close()
          await rm(folder, { recursive: true, force: true })
        },
      }
    },
  }
}

/** The pragmas of the engine's database, and its table `entry`. */
const SCHEMA = `
  PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY;
  CREATE TABLE entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant TEXT NOT NULL, conversation TEXT NOT NULL, id TEXT NOT NULL,
    at INTEGER NOT NULL, body BLOB NOT NULL, carrier TEXT,
    UNIQUE (tenant, conversation, id)
  );
  CREATE INDEX entry_by_conversation ON entry (tenant, conversation, seq);
`
