import { createAlarm } from '../sqlite-alarm.ts'
import {
  carrierFromColumn,
  carrierToColumn,
  earliest,
  type Progress,
  retryDelayMs,
  type SqliteContext,
} from '../sqlite-context.ts'
import { createLanes } from '../sqlite-lanes.ts'
import type { Timer, Timers } from './timers.ts'

interface TimerRow {
  n: number
  tenant: string
  conversation: string
  name: string
  generation: number
  due_at: number
  body: Uint8Array
  carrier: string | null
}

const COLUMNS = 'n, tenant, conversation, name, generation, due_at, body, carrier'

/** So many due timers are taken up at a time, so that memory does not grow with how many are due. */
const TAKEN_UP_AT_ONCE = 256

/** Timers on SQLite: rows, and one alarm for the earliest. A row stays until its elapse was handled (T3). */
export function createSqliteTimers({ database, clock }: SqliteContext): Timers & Progress {
  /** All timers together: the earliest goes first. */
  const LANE = ''
  const lanes = createLanes<number>({ clock, closed: database.closed })
  /** Taken up and not settled, with how often each failed. All of them were due, so they stand first in the order of due time. */
  const takenUp = new Map<number, number>()
  const alarm = createAlarm(clock, database.closed, () => takeUpDue())

  /** Due time of the first that is not taken up, ms since the epoch, as it was read last; absent since anything changed. */
  let known: { firstDueAt: number | undefined } | undefined
  const forgetFirst = () => {
    known = undefined
  }
  const firstDueAt = (): number | undefined => {
    if (known) return known.firstDueAt
    const sql = 'SELECT n, due_at FROM timer ORDER BY due_at, n LIMIT ?'
    const rows = database.statement(sql).all(takenUp.size + 1) as unknown as { n: number; due_at: number }[]
    known = { firstDueAt: rows.find(({ n }) => !takenUp.has(n))?.due_at }
    return known.firstDueAt
  }

  /**
   * Called when the alarm rings, when a timer is armed that is due before that, and when the last that was taken up is handed out:
   * until then there is nothing to do, whatever is due.
   */
  const takeUpDue = () => {
    if (lanes.size().ready > 0) return
    const now = clock.now()
    const sql = 'SELECT n FROM timer WHERE due_at <= ? ORDER BY due_at, n LIMIT ?'
    for (const row of database.statement(sql).all(now, takenUp.size + TAKEN_UP_AT_ONCE)) {
      const n = Number(row.n)
      if (takenUp.has(n)) continue
      takenUp.set(n, 0)
      lanes.add(LANE, n)
      forgetFirst()
    }
    if (lanes.size().ready === 0) alarm.setFor(firstDueAt())
  }
  takeUpDue()

  return {
    async arm({ address, name, generation, dueAt, body, carrier }) {
      await database.write(
        () => {
          const sql = `INSERT INTO timer (tenant, conversation, name, generation, due_at, body, carrier)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
          const values = [address.tenant, address.conversation, name, generation, dueAt, body, carrierToColumn(carrier)]
          return database.statement(sql).run(...values).changes > 0
        },
        (isArmed) => {
          forgetFirst()
          if (isArmed && dueAt < (alarm.setting() ?? Number.POSITIVE_INFINITY)) takeUpDue()
        },
      )
    },
    async cancel({ address, name, generation }) {
      const sql = 'DELETE FROM timer WHERE tenant = ? AND conversation = ? AND name = ? AND generation = ?'
      await database.write(
        () => database.statement(sql).run(address.tenant, address.conversation, name, generation),
        forgetFirst,
      )
    },
    elapsed({ concurrency }, handle) {
      return lanes.consume({ concurrency, perLane: concurrency }, async (n) => {
        takeUpDue()
        // Asked of the row and not remembered: it may have been cancelled since it was taken up (T4).
        const row = database.statement(`SELECT ${COLUMNS} FROM timer WHERE n = ?`).get(n) as TimerRow | undefined
        try {
          if (row) await handle(fromRow(row))
        } catch {
          const failures = (takenUp.get(n) ?? 0) + 1
          takenUp.set(n, failures)
          return { notBefore: clock.now() + retryDelayMs(failures) }
        }
        const remove = 'DELETE FROM timer WHERE n = ?'
        await database.write(
          () => database.statement(remove).run(n),
          () => {
            takenUp.delete(n)
            forgetFirst()
          },
        )
        return undefined
      })
    },
    async list({ before, limit }) {
      const sql = `SELECT ${COLUMNS} FROM timer WHERE due_at < ? ORDER BY due_at, n LIMIT ?`
      return (database.statement(sql).all(before, limit) as unknown as TimerRow[]).map(fromRow)
    },
    isBusy: () => lanes.isBusy() || (firstDueAt() ?? Number.POSITIVE_INFINITY) <= clock.now(),
    nextDueAt: () => earliest([lanes.nextDueAt(), firstDueAt()]),
  }
}

function fromRow({ tenant, conversation, name, generation, due_at, body, carrier }: TimerRow): Timer {
  const address = { tenant, conversation }
  return { address, name, generation, dueAt: due_at, body, carrier: carrierFromColumn(carrier) }
}
