import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Clock } from './clock.ts'
import type { Engine } from './engine.ts'
import { createSqliteEvents } from './events/sqlite-events.ts'
import { createSqliteLedger } from './ledger/sqlite-ledger.ts'
import { createSqliteMailbox } from './mailbox/sqlite-mailbox.ts'
import { createSqliteSettings } from './settings/sqlite-settings.ts'
import { earliest, type SqliteContext } from './sqlite-context.ts'
import { openSqliteDatabase, type SqliteDatabase } from './sqlite-database.ts'
import { lockSqliteFile } from './sqlite-lock.ts'
import { createSqliteStateStore } from './state-store/sqlite-state-store.ts'
import { createSqliteTimers } from './timers/sqlite-timers.ts'
import { createSqliteWorkQueue } from './work-queue/sqlite-work-queue.ts'

export interface SqliteEngine extends Engine {
  /**
   * Whether anything is to be done at the present instant of the clock: a write that waits for its group, an unacknowledged wake-up,
   * a job available or in hand, a timer due or in hand, an event that a present subscriber has not dealt with. What nobody consumes
   * counts too. Ask from a turn of the event loop of its own: promises that were just resolved are then acted upon.
   */
  busy(): boolean
  /** The earliest timer, delayed job, wake-up or event to come again, ms since the epoch; undefined where there is none. */
  nextDueAt(): number | undefined
  /** The latest instant that was stamped on anything, ms since the epoch; undefined where nothing was. A virtual clock starts here. */
  lastAt(): number | undefined
}

/**
 * The engine on one SQLite file, for one process. Makes the file and its folder where they are missing; `:memory:` keeps nothing.
 *
 * Throws `DATA_IN_USE` where another process works on the file, `DATA_IS_NEWER` where a later version has written it.
 */
export async function createSqliteEngine({ path, clock }: { path: string; clock: Clock }): Promise<SqliteEngine> {
  const isFile = path !== ':memory:'
  if (isFile) mkdirSync(dirname(path), { recursive: true })
  const unlock = isFile ? lockSqliteFile(path) : () => {}
  try {
    return openEngine(openSqliteDatabase(path), clock, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function openEngine(database: SqliteDatabase, clock: Clock, unlock: () => void): SqliteEngine {
  let lastAt = readLastAt(database)
  const stamp = () => {
    lastAt = Math.max(clock.now(), lastAt ?? Number.NEGATIVE_INFINITY)
    return lastAt
  }
  const context: SqliteContext = { database, clock, stamp }
  const mailbox = createSqliteMailbox(context)
  const queues = {
    decisions: createSqliteWorkQueue(context, 'decisions'),
    deliveries: createSqliteWorkQueue(context, 'deliveries'),
    timerCommands: createSqliteWorkQueue(context, 'timer-commands'),
  }
  const timers = createSqliteTimers(context)
  const events = createSqliteEvents(context)
  const inProgress = [mailbox, ...Object.values(queues), timers, events]
  return {
    mailbox,
    queues,
    timers,
    events,
    stateStore: createSqliteStateStore(context),
    settings: createSqliteSettings(context),
    ledger: createSqliteLedger(context),
    busy: () => database.isPending() || inProgress.some(({ isBusy }) => isBusy()),
    nextDueAt: () => earliest(inProgress.map(({ nextDueAt }) => nextDueAt())),
    lastAt: () => lastAt,
    async close() {
      database.close()
      unlock()
    },
  }
}

/** Both counts grow with time, since nothing is stamped earlier than what was stamped before. */
function readLastAt(database: SqliteDatabase): number | undefined {
  const sql = `SELECT max(at) AS at FROM (
    SELECT * FROM (SELECT at FROM entry ORDER BY seq DESC LIMIT 1)
    UNION ALL SELECT * FROM (SELECT at FROM event ORDER BY seq DESC LIMIT 1))`
  const at = database.statement(sql).get()?.at
  return at === null || at === undefined ? undefined : Number(at)
}
