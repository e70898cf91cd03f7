import { carrierFromColumn } from '../sqlite-context.ts'
import type { SqliteDatabase } from '../sqlite-database.ts'
import type { PublishedEvent } from './events.ts'

export type StoredEvent = PublishedEvent & { seq: number }

const KEPT_MS = 30 * 24 * 3_600_000

/** So many are forgotten in one write, so that it stays short. */
const FORGOTTEN_AT_ONCE = 1000

const COLUMNS = 'seq, tenant, conversation, id, type, at, body, carrier'

export function lastEventSeq(database: SqliteDatabase): number {
  // The count and not the last row, which may have been forgotten.
  return Number(database.statement("SELECT seq FROM sqlite_sequence WHERE name = 'event'").get()?.seq ?? 0)
}

export function readEventsAfter(database: SqliteDatabase, seq: number, limit: number): StoredEvent[] {
  return database
    .statement(`SELECT ${COLUMNS} FROM event WHERE seq > ? ORDER BY seq LIMIT ?`)
    .all(seq, limit)
    .map(fromRow)
}

/** Undefined where it was forgotten. */
export function readEvent(database: SqliteDatabase, seq: number): StoredEvent | undefined {
  const row = database.statement(`SELECT ${COLUMNS} FROM event WHERE seq = ?`).get(seq)
  return row && fromRow(row)
}

/** Within a write. Answers whether there may be more to forget. */
export function forgetOldEvents(database: SqliteDatabase, now: number): boolean {
  const sql = `DELETE FROM event WHERE seq IN (SELECT seq FROM event ORDER BY seq LIMIT ${FORGOTTEN_AT_ONCE}) AND at < ?`
  return Number(database.statement(sql).run(now - KEPT_MS).changes) === FORGOTTEN_AT_ONCE
}

function fromRow(row: object): StoredEvent {
  const { seq, tenant, conversation, id, type, at, body, carrier } = row as Omit<StoredEvent, 'address' | 'carrier'> & {
    tenant: string
    conversation: string
    carrier: string | null
  }
  return { seq, id, address: { tenant, conversation }, type, at, body, carrier: carrierFromColumn(carrier) }
}
