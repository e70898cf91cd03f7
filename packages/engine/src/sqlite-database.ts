import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { RetryableError } from '@relance/contracts/errors'
import { prepareSchema } from './sqlite-schema.ts'

/**
 * One SQLite file with grouped commits: what is submitted in one turn of the event loop shares a transaction, and so a flush to
 * the disk. Under load more is submitted while a group commits, so that the groups grow with it.
 *
 * - D1 A write resolves only after its COMMIT, which with `synchronous=FULL` is after the flush.
 * - D2 A write that fails rolls back itself alone.
 * - D3 Writes take effect in the order in which they were submitted.
 * - D4 A group runs without giving way, so that a read, which is synchronous too, sees committed rows only.
 */
export interface SqliteDatabase {
  /** A prepared statement; the same for the same text. */
  statement(sql: string): StatementSync
  /**
   * Runs `work`, which is synchronous and touches nothing but the database, in the next group. `committed` is called after the
   * COMMIT, in order, before anybody who waits goes on: memory that mirrors rows is changed there and cannot be seen to lag.
   */
  write<T>(work: () => T, committed?: (result: T) => void): Promise<T>
  /** Whether writes wait for their group. */
  isPending(): boolean
  /** Aborts when the database is closed. */
  closed: AbortSignal
  /** Commits what was submitted, then closes. */
  close(): void
}

/** So many writes share a transaction at most: the event loop stands still for as long as one takes (about 10 µs a write). */
const LARGEST_GROUP = 1000

interface PendingWrite {
  work(): unknown
  committed: ((result: never) => void) | undefined
  resolve(result: never): void
  reject(error: unknown): void
}

export function openSqliteDatabase(path: string): SqliteDatabase {
  const database = new DatabaseSync(path)
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    // 64 MB of pages in memory, and a checkpoint every 16 MB: fewer, larger ones cost less than many small ones.
    database.exec('PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY')
    prepareSchema(database, path)
  } catch (error) {
    database.close()
    throw error
  }

  const statements = new Map<string, StatementSync>()
  const closing = new AbortController()
  let pending: PendingWrite[] = []
  let scheduled = false

  const statement = (sql: string) => {
    if (closing.signal.aborted) throw closedError()
    let prepared = statements.get(sql)
    if (!prepared) {
      prepared = database.prepare(sql)
      statements.set(sql, prepared)
    }
    return prepared
  }

  const commitGroup = () => {
    const group = pending.splice(0, LARGEST_GROUP)
    try {
      const outcomes = runInTransaction(database, statement, group)
      for (const [n, outcome] of outcomes.entries())
        if ('result' in outcome) group[n]?.committed?.(outcome.result as never)
      for (const [n, outcome] of outcomes.entries()) {
        if ('result' in outcome) group[n]?.resolve(outcome.result as never)
        else group[n]?.reject(storageError(outcome.error))
      }
    } catch (error) {
      for (const { reject } of group) reject(storageError(error))
    }
  }

  const commitScheduled = () => {
    scheduled = false
    if (closing.signal.aborted) return
    commitGroup()
    if (pending.length > 0) schedule()
  }

  const schedule = () => {
    if (scheduled) return
    scheduled = true
    setImmediate(commitScheduled)
  }

  return {
    statement,
    write(work, committed) {
      if (closing.signal.aborted) return Promise.reject(closedError())
      const { promise, resolve, reject } = Promise.withResolvers<ReturnType<typeof work>>()
      pending.push({ work, committed, resolve, reject })
      schedule()
      return promise
    },
    isPending: () => pending.length > 0,
    closed: closing.signal,
    close() {
      if (closing.signal.aborted) return
      while (pending.length > 0) commitGroup()
      closing.abort()
      statements.clear()
      database.close()
    },
  }
}

type Outcome = { result: unknown } | { error: unknown }

/**
 * What became of each write of a group that was committed. Throws where nothing of it was; a write that is alone fails in this way,
 * and so needs no savepoint.
 */
function runInTransaction(
  database: DatabaseSync,
  statement: (sql: string) => StatementSync,
  group: readonly PendingWrite[],
): Outcome[] {
  statement('BEGIN IMMEDIATE').run()
  try {
    const [only, another] = group
    const outcomes =
      only && !another ? [{ result: only.work() }] : group.map(({ work }) => runInSavepoint(database, statement, work))
    statement('COMMIT').run()
    return outcomes
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function runInSavepoint(
  database: DatabaseSync,
  statement: (sql: string) => StatementSync,
  work: () => unknown,
): Outcome {
  statement('SAVEPOINT one').run()
  try {
    const result = work()
    statement('RELEASE one').run()
    return { result }
  } catch (error) {
    // On a full disk SQLite may have rolled the whole transaction back: then nothing of the group is there.
    if (!database.isTransaction) throw error
    database.exec('ROLLBACK TO one; RELEASE one')
    return { error }
  }
}

function storageError(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR')) return error
  return new RetryableError('STORAGE_FAILED', `The SQLite database could not store this: ${error.message}.`, {
    cause: error,
  })
}

function closedError(): RetryableError {
  return new RetryableError('ENGINE_CLOSED', 'The engine was closed; what it had not acknowledged was not done.')
}
