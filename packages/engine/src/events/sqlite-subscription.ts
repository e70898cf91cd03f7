import type { Running } from '../address.ts'
import type { Clock } from '../clock.ts'
import { createAlarm } from '../sqlite-alarm.ts'
import { earliest, type Progress, retryDelayMs } from '../sqlite-context.ts'
import type { SqliteDatabase } from '../sqlite-database.ts'
import { createDelays } from '../sqlite-delays.ts'
import type { PublishedEvent } from './events.ts'
import { readEvent, readEventsAfter, type StoredEvent } from './sqlite-event-rows.ts'

export interface SqliteSubscription extends Running, Progress {
  /** There is another event. */
  tell(): void
}

interface Options {
  database: SqliteDatabase
  clock: Clock
  /** Absent: the position is in memory alone, and an event whose handler failed does not come again. */
  durable: string | undefined
  from: 'now' | 'beginning'
  /** Absent: all. */
  types: readonly string[] | undefined
  /** The sequence of the last event that was published. */
  lastSeq(): number
}

interface FailedEvent {
  seq: number
  failures: number
}

/** The position is stored once for so many events: at most so many come again after a crash. */
const BATCH = 100

/**
 * Reads events one after the other (E3). One whose handler failed is noted as a row and passed over, so that it holds no other up
 * (I12), and comes again later: the position may move on only once that row is there.
 */
export function createSqliteSubscription(
  { database, clock, durable, from, types, lastSeq }: Options,
  handle: (event: PublishedEvent) => Promise<void>,
): SqliteSubscription {
  const failed = createDelays<FailedEvent>()
  const alarm = createAlarm(clock, database.closed, () => tell())
  let position = from === 'beginning' ? 0 : lastSeq()
  let storedPosition = position
  let loop: Promise<void> | undefined
  let isStopped = false

  if (durable !== undefined) {
    const stored = database.statement('SELECT seq FROM subscriber WHERE name = ?').get(durable)
    if (stored) position = storedPosition = Number(stored.seq)
    else storedPosition = -1
    const sql = 'SELECT seq, failures FROM failed_event WHERE subscriber = ? ORDER BY seq'
    for (const row of database.statement(sql).all(durable)) {
      failed.add({ seq: Number(row.seq), failures: Number(row.failures) }, clock.now())
    }
  }

  const hasMore = () => position < lastSeq() || (failed.nextDueAt() ?? Number.POSITIVE_INFINITY) <= clock.now()

  const storePosition = async () => {
    if (durable === undefined || storedPosition === position) return
    const seq = position
    const sql = 'INSERT INTO subscriber (name, seq) VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq'
    await database.write(() => database.statement(sql).run(durable, seq))
    storedPosition = seq
  }

  const give = async ({ seq, ...event }: StoredEvent, failures: number) => {
    try {
      await handle(event)
    } catch {
      if (durable === undefined) return
      const again = { seq, failures: failures + 1 }
      const sql = `INSERT INTO failed_event (subscriber, seq, failures) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET failures = excluded.failures`
      await database.write(
        () => database.statement(sql).run(durable, seq, again.failures),
        () => failed.add(again, clock.now() + retryDelayMs(again.failures)),
      )
      return
    }
    if (durable === undefined || failures === 0) return
    const sql = 'DELETE FROM failed_event WHERE subscriber = ? AND seq = ?'
    await database.write(() => database.statement(sql).run(durable, seq))
  }

  const giveFailedAgain = async () => {
    for (let next = failed.takeDue(clock.now()); next && !isStopped; next = failed.takeDue(clock.now())) {
      const event = readEvent(database, next.seq)
      try {
        if (event) await give(event, next.failures)
      } catch (error) {
        failed.add(next, clock.now() + retryDelayMs(1))
        throw error
      }
    }
  }

  const goOn = async () => {
    await storePosition()
    while (!isStopped && hasMore()) {
      await giveFailedAgain()
      const events = readEventsAfter(database, position, BATCH)
      // Where the rest was forgotten there is nothing to read up to the last sequence.
      if (events.length === 0) position = Math.max(position, lastSeq())
      for (const event of events) {
        if (isStopped) break
        if (!types || types.includes(event.type)) await give(event, 0)
        position = event.seq
      }
      await storePosition()
    }
  }

  const tell = () => {
    if (loop || isStopped || database.closed.aborted) return
    loop = goOn()
      // The storage failed: what was not recorded is given again. The next event, or this alarm, makes another start.
      .catch(() => alarm.setFor(clock.now() + retryDelayMs(1)))
      .then(() => {
        loop = undefined
        if (isStopped) return
        if (hasMore() && alarm.setting() === undefined) tell()
        else if (failed.nextDueAt() !== undefined) alarm.setFor(failed.nextDueAt())
      })
  }
  tell()

  return {
    tell,
    async stop() {
      isStopped = true
      alarm.setFor(undefined)
      await loop
    },
    isBusy: () => loop !== undefined || (!isStopped && hasMore() && (alarm.setting() ?? 0) <= clock.now()),
    nextDueAt: () => (isStopped ? undefined : earliest([failed.nextDueAt(), alarm.setting()])),
  }
}
