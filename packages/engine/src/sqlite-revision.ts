import type { SqliteDatabase } from './sqlite-database.ts'

/** The next revision of a record, within a write. One count for all records of the database. */
export function nextRevision(database: SqliteDatabase): number {
  return Number(
    database.statement("UPDATE meta SET value = value + 1 WHERE name = 'revision' RETURNING value").get()?.value,
  )
}
