import type { Address } from '../address.ts'
import type { SqliteContext } from '../sqlite-context.ts'
import { nextRevision } from '../sqlite-revision.ts'
import type { StateStore, StoredState } from './state-store.ts'

/** So many records are read at a time while scanning. */
const PAGE = 200
/** Before every address. */
const FIRST: Address = { tenant: '', conversation: '' }

/** STATE on SQLite. Revisions count over all records, so that one that was removed and made anew never repeats a former one. */
export function createSqliteStateStore({ database }: Pick<SqliteContext, 'database'>): StateStore {
  const revisionOf = (tenant: string, conversation: string): number => {
    const sql = 'SELECT revision FROM state WHERE tenant = ? AND conversation = ?'
    return Number(database.statement(sql).get(tenant, conversation)?.revision ?? 0)
  }
  /** Of the rows as they were made, the one that has so large a share of them before it. */
  const addressAt = (share: number): Address | undefined => {
    const sql = `WITH edge AS (SELECT (SELECT min(rowid) FROM state) AS first, (SELECT max(rowid) FROM state) AS last)
      SELECT tenant, conversation FROM state, edge
      WHERE state.rowid >= first + CAST(? * (last - first + 1) AS INTEGER) ORDER BY state.rowid LIMIT 1`
    return database.statement(sql).get(share) as Address | undefined
  }

  /** What comes after one key, up to another one and with it, a page at a time: an open cursor would hold the log back from being checkpointed. */
  async function* pages(after: Address, upTo?: Address): AsyncGenerator<StoredState & { address: Address }> {
    const sql = `SELECT tenant, conversation, body, revision FROM state
      WHERE (tenant, conversation) > (?, ?) ${upTo ? 'AND (tenant, conversation) <= (?, ?)' : ''}
      ORDER BY tenant, conversation LIMIT ${PAGE}`
    const end = upTo ? [upTo.tenant, upTo.conversation] : []
    for (let last = after; ; ) {
      const rows = database.statement(sql).all(last.tenant, last.conversation, ...end) as unknown as (Address &
        StoredState)[]
      for (const { tenant, conversation, body, revision } of rows) {
        last = { tenant, conversation }
        yield { address: last, body, revision }
      }
      if (rows.length < PAGE) return
    }
  }

  return {
    async load({ tenant, conversation }) {
      const sql = 'SELECT body, revision FROM state WHERE tenant = ? AND conversation = ?'
      const row = database.statement(sql).get(tenant, conversation) as StoredState | undefined
      return row && { body: row.body, revision: row.revision }
    },
    commit({ tenant, conversation }, body, expectedRevision) {
      return database.write(() => {
        if (revisionOf(tenant, conversation) !== expectedRevision) return { conflict: true }
        const revision = nextRevision(database)
        const sql = `INSERT INTO state (tenant, conversation, revision, body) VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET revision = excluded.revision, body = excluded.body`
        database.statement(sql).run(tenant, conversation, revision, body)
        return { revision }
      })
    },
    async *scan({ from = 0 } = {}) {
      const start = from > 0 ? addressAt(from) : undefined
      yield* pages(start ?? FIRST)
      if (start) yield* pages(FIRST, start)
    },
    async remove({ tenant, conversation }) {
      const sql = 'DELETE FROM state WHERE tenant = ? AND conversation = ?'
      await database.write(() => database.statement(sql).run(tenant, conversation))
    },
  }
}
