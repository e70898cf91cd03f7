import {
  carrierFromColumn,
  carrierToColumn,
  type Progress,
  retryDelayMs,
  type SqliteContext,
} from '../sqlite-context.ts'
import { createLanes } from '../sqlite-lanes.ts'
import type { Job, JobOutcome, QueueName, WorkQueue } from './work-queue.ts'

interface JobRow {
  n: number
  tenant: string
  id: string
  body: Uint8Array
  carrier: string | null
  attempts: number
  not_before: number
}

/** A work queue on SQLite. A job is a row until it is done or parked (W2); a lane for each tenant (W6); leases are in memory (W4). */
export function createSqliteWorkQueue(context: SqliteContext, queue: QueueName): WorkQueue & Progress {
  const { database, clock, stamp } = context
  const lanes = createLanes<number>({ clock, closed: database.closed })
  const waiting = 'SELECT n, tenant, not_before FROM job WHERE queue = ? ORDER BY n'
  for (const row of database.statement(waiting).iterate(queue) as Iterable<
    Pick<JobRow, 'n' | 'tenant' | 'not_before'>
  >) {
    lanes.add(row.tenant, row.n, row.not_before)
  }

  /** Counted before it is handed out: a job that takes the process down with it must not look untried after the restart. */
  const handOut = async (n: number): Promise<Job> => {
    const sql = 'UPDATE job SET attempts = attempts + 1 WHERE n = ? RETURNING tenant, id, body, carrier, attempts'
    const row = (await database.write(() => database.statement(sql).get(n))) as unknown as JobRow
    return {
      id: row.id,
      tenant: row.tenant,
      body: row.body,
      carrier: carrierFromColumn(row.carrier),
      attempt: row.attempts,
    }
  }

  const settle = async (n: number, outcome: JobOutcome) => {
    if (outcome.type === 'retry') {
      const notBefore = clock.now() + outcome.afterMs
      await database.write(() => database.statement('UPDATE job SET not_before = ? WHERE n = ?').run(notBefore, n))
      return { notBefore }
    }
    await database.write(() => {
      if (outcome.type === 'park') {
        const sql = `INSERT INTO parked_job (n, queue, tenant, id, body, carrier, attempts, at, reason)
          SELECT n, queue, tenant, id, body, carrier, attempts, ?, ? FROM job WHERE n = ?`
        database.statement(sql).run(stamp(), outcome.reason, n)
      }
      database.statement('DELETE FROM job WHERE n = ?').run(n)
    })
    return undefined
  }

  return {
    async enqueue({ id, tenant, body, carrier }) {
      await database.write(
        () => {
          const sql = 'INSERT INTO job (queue, tenant, id, body, carrier) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'
          const { changes, lastInsertRowid } = database
            .statement(sql)
            .run(queue, tenant, id, body, carrierToColumn(carrier))
          return changes === 0 ? undefined : Number(lastInsertRowid)
        },
        (n) => {
          if (n !== undefined) lanes.add(tenant, n)
        },
      )
    },
    consume({ concurrency, perTenant = Math.max(1, Math.floor(concurrency / 3)) }, handle) {
      return lanes.consume({ concurrency, perLane: perTenant }, async (n) => {
        const job = await handOut(n)
        const outcome = await handle(job).catch(
          (): JobOutcome => ({ type: 'retry', afterMs: retryDelayMs(job.attempt) }),
        )
        return settle(n, outcome)
      })
    },
    async size() {
      const { ready, delayed, inHand } = lanes.size()
      const parked = Number(database.statement('SELECT count(*) AS n FROM parked_job WHERE queue = ?').get(queue)?.n)
      return { waiting: ready + delayed, inHand, parked }
    },
    isBusy: lanes.isBusy,
    nextDueAt: lanes.nextDueAt,
  }
}
