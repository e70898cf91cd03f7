import type { Address } from '../address.ts'
import { carrierFromColumn, carrierToColumn, type Progress, type SqliteContext } from '../sqlite-context.ts'
import { createLanes } from '../sqlite-lanes.ts'
import { type Appended, MOST_DELAYS, type Mailbox, type NewEntry } from './mailbox.ts'

interface UnacknowledgedEntry {
  seq: number
  /** How often its handler failed. */
  failures: number
}

interface EntryRow {
  seq: number
  tenant: string
  conversation: string
  id: string
  at: number
  body: Uint8Array
  carrier: string | null
}

const DEFAULT_LIMIT = 1000
const DEFAULT_RETRY_AFTER_MS = 1000

/**
 * The mailbox on SQLite. `seq` counts over all conversations; an id is there once for ever, not only within a window (M2).
 * Wake-ups are rows until acknowledged (M7). A conversation is a lane of its own with one handler at a time: two on the same
 * conversation would only make each other's commits fail.
 */
export function createSqliteMailbox({ database, clock, stamp }: SqliteContext): Mailbox & Progress {
  const lanes = createLanes<UnacknowledgedEntry>({ clock, closed: database.closed })
  const unacknowledged =
    'SELECT w.seq, w.failures, e.tenant, e.conversation FROM wake_up w JOIN entry e USING (seq) ORDER BY w.seq'
  for (const row of database.statement(unacknowledged).iterate() as Iterable<UnacknowledgedEntry & Address>) {
    lanes.add(laneOf(row), { seq: row.seq, failures: row.failures })
  }

  const findDuplicate = (to: Address, id: string): Appended | undefined => {
    const sql = 'SELECT seq FROM entry WHERE tenant = ? AND conversation = ? AND id = ?'
    const row = database.statement(sql).get(to.tenant, to.conversation, id) as { seq: number } | undefined
    return row && { ...row, duplicate: true }
  }
  const insert = (to: Address, { id, body, carrier }: NewEntry): Appended => {
    const { lastInsertRowid } = database
      .statement('INSERT INTO entry (tenant, conversation, id, at, body, carrier) VALUES (?, ?, ?, ?, ?, ?)')
      .run(to.tenant, to.conversation, id, stamp(), body, carrierToColumn(carrier))
    database.statement('INSERT INTO wake_up (seq) VALUES (?)').run(lastInsertRowid)
    return { seq: Number(lastInsertRowid), duplicate: false }
  }
  const lastSeqOf = (of: Address): number => {
    const sql = 'SELECT max(seq) AS seq FROM entry WHERE tenant = ? AND conversation = ?'
    return Number(database.statement(sql).get(of.tenant, of.conversation)?.seq ?? 0)
  }
  const wake = (to: Address) => (appended: Appended | { conflict: true }) => {
    if ('seq' in appended && !appended.duplicate) lanes.add(laneOf(to), { seq: appended.seq, failures: 0 })
  }

  return {
    append(to, entry) {
      return database.write(() => findDuplicate(to, entry.id) ?? insert(to, entry), wake(to))
    },
    appendIfLast(to, entry, expectedLastSeq) {
      return database.write(() => {
        const duplicate = findDuplicate(to, entry.id)
        if (duplicate) return duplicate
        const lastSeq = lastSeqOf(to)
        return lastSeq === expectedLastSeq ? insert(to, entry) : { conflict: true as const, lastSeq }
      }, wake(to))
    },
    async read(of, afterSeq, { limit = DEFAULT_LIMIT, upTo = Number.MAX_SAFE_INTEGER } = {}) {
      const sql = `SELECT seq, at, id, body, carrier FROM entry
        WHERE tenant = ? AND conversation = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?`
      const rows = database
        .statement(sql)
        .all(of.tenant, of.conversation, afterSeq, upTo, limit) as unknown as EntryRow[]
      return rows.map(({ seq, at, id, body, carrier }) => ({ seq, at, id, body, carrier: carrierFromColumn(carrier) }))
    },
    async lastSeq(of) {
      return lastSeqOf(of)
    },
    wakeUps({ concurrency, retryAfterMs = DEFAULT_RETRY_AFTER_MS }, handle) {
      return lanes.consume({ concurrency, perLane: 1 }, async (entry) => {
        const sql = 'SELECT tenant, conversation, carrier FROM entry WHERE seq = ?'
        const { tenant, conversation, carrier } = database.statement(sql).get(entry.seq) as unknown as EntryRow
        const address = { tenant, conversation }
        try {
          await handle({ address, seq: entry.seq, carrier: carrierFromColumn(carrier), attempt: entry.failures + 1 })
        } catch {
          // Counted in memory first: this entry is handed out again whether or not the row can be written.
          entry.failures += 1
          await database.write(() =>
            database.statement('UPDATE wake_up SET failures = ? WHERE seq = ?').run(entry.failures, entry.seq),
          )
          return { notBefore: clock.now() + retryAfterMs * Math.min(entry.failures, MOST_DELAYS) }
        }
        await database.write(() => database.statement('DELETE FROM wake_up WHERE seq = ?').run(entry.seq))
        return undefined
      })
    },
    async backlog() {
      const { ready, delayed, inHand } = lanes.size()
      return ready + delayed + inHand
    },
    async identity() {
      const { value } = database.statement("SELECT value FROM meta WHERE name = 'identity'").get() as { value: string }
      return { id: value, lastSeq: Number(database.statement('SELECT max(seq) AS seq FROM entry').get()?.seq ?? 0) }
    },
    isBusy: lanes.isBusy,
    nextDueAt: lanes.nextDueAt,
  }
}

function laneOf({ tenant, conversation }: Address): string {
  return `${tenant}/${conversation}`
}
