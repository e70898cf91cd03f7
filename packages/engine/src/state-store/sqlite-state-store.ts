import type { SqliteContext } from '../sqlite-context.ts'
import { nextRevision } from '../sqlite-revision.ts'
import type { StateStore, StoredState } from './state-store.ts'

/** So many records are read at a time while scanning. */
const PAGE = 200

/** STATE on SQLite. Revisions count over all records, so that one that was removed and made anew never repeats a former one. */
export function createSqliteStateStore({ database }: Pick<SqliteContext, 'database'>): StateStore {
  const revisionOf = (tenant: string, conversation: string): number => {
    const sql = 'SELECT revision FROM state WHERE tenant = ? AND conversation = ?'
    return Number(database.statement(sql).get(tenant, conversation)?.revision ?? 0)
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
    async *scan() {
      // By key and a page at a time: an open cursor would hold the log back from being checkpointed for as long as the scan takes.
      const sql = `SELECT tenant, conversation, body, revision FROM state
        WHERE (tenant, conversation) > (?, ?) ORDER BY tenant, conversation LIMIT ${PAGE}`
      let last = { tenant: '', conversation: '' }
      for (;;) {
        const rows = database.statement(sql).all(last.tenant, last.conversation) as unknown as (typeof last &
          StoredState)[]
        for (const { tenant, conversation, body, revision } of rows) {
          last = { tenant, conversation }
          yield { address: last, body, revision }
        }
        if (rows.length < PAGE) return
      }
    },
    async remove({ tenant, conversation }) {
      const sql = 'DELETE FROM state WHERE tenant = ? AND conversation = ?'
      await database.write(() => database.statement(sql).run(tenant, conversation))
    },
  }
}
