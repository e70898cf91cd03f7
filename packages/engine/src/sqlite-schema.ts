import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { TerminalError } from '@relance/contracts/errors'

/** Raised with every change of the schema, together with a step that brings a former one there. */
export const SCHEMA_VERSION = 1

/**
 * AUTOINCREMENT where a number is held in memory while its row may be deleted: without it SQLite gives the number of a deleted last
 * row to the next one, and what was done to the first would be taken for done to the second.
 */
const SCHEMA = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;

  CREATE TABLE entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant TEXT NOT NULL, conversation TEXT NOT NULL, id TEXT NOT NULL,
    at INTEGER NOT NULL, body BLOB NOT NULL, carrier TEXT,
    UNIQUE (tenant, conversation, id)
  );
  CREATE INDEX entry_by_conversation ON entry (tenant, conversation, seq);
  -- A row for every entry that nobody has acknowledged.
  CREATE TABLE wake_up (seq INTEGER PRIMARY KEY, failures INTEGER NOT NULL DEFAULT 0);

  CREATE TABLE state (
    tenant TEXT NOT NULL, conversation TEXT NOT NULL, revision INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (tenant, conversation)
  );

  CREATE TABLE job (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL, tenant TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, carrier TEXT,
    attempts INTEGER NOT NULL DEFAULT 0, not_before INTEGER NOT NULL DEFAULT 0,
    UNIQUE (queue, tenant, id)
  );
  CREATE TABLE parked_job (
    n INTEGER PRIMARY KEY,
    queue TEXT NOT NULL, tenant TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, carrier TEXT,
    attempts INTEGER NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL
  );

  CREATE TABLE timer (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant TEXT NOT NULL, conversation TEXT NOT NULL, name TEXT NOT NULL, generation INTEGER NOT NULL,
    due_at INTEGER NOT NULL, body BLOB NOT NULL, carrier TEXT,
    UNIQUE (tenant, conversation, name, generation)
  );
  CREATE INDEX timer_by_due ON timer (due_at, n);

  CREATE TABLE event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant TEXT NOT NULL, conversation TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
    at INTEGER NOT NULL, body BLOB NOT NULL, carrier TEXT,
    UNIQUE (tenant, conversation, id)
  );
  -- A named subscriber has dealt with every event up to its sequence, except for those it failed on.
  CREATE TABLE subscriber (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE failed_event (
    subscriber TEXT NOT NULL, seq INTEGER NOT NULL, failures INTEGER NOT NULL,
    PRIMARY KEY (subscriber, seq)
  ) WITHOUT ROWID;

  -- The key is a JSON array of its segments.
  CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL, revision INTEGER NOT NULL) WITHOUT ROWID;

  CREATE TABLE amount (
    tenant TEXT NOT NULL, id TEXT NOT NULL, account TEXT NOT NULL, at INTEGER NOT NULL, amount REAL NOT NULL,
    PRIMARY KEY (tenant, id)
  ) WITHOUT ROWID;
  CREATE INDEX amount_by_account ON amount (tenant, account, at, amount);
`

/** Makes the tables in an empty file. Throws `DATA_IS_NEWER` on a file that a later version of this program has written. */
export function prepareSchema(database: DatabaseSync, path: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (version > SCHEMA_VERSION) {
    throw new TerminalError(
      'DATA_IS_NEWER',
      `${path} has schema ${version}; this version of Relance knows schemas up to ${SCHEMA_VERSION}. ` +
        'Start the version that wrote it, or a later one.',
      { kind: 'precondition' },
    )
  }
  if (version === SCHEMA_VERSION) return
  database.exec('BEGIN IMMEDIATE')
  database.exec(SCHEMA)
  const setMeta = database.prepare('INSERT INTO meta (name, value) VALUES (?, ?)')
  setMeta.run('identity', randomUUID())
  setMeta.run('revision', 0)
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
  database.exec('COMMIT')
}
