import type { SqliteContext } from '../sqlite-context.ts'
import type { Ledger } from './ledger.ts'

/** The ledger on SQLite: an id is a primary key, so that an amount counts once for ever (L2). */
export function createSqliteLedger({ database }: Pick<SqliteContext, 'database'>): Ledger {
  return {
    async record({ id, tenant, account, amount, at }) {
      const sql = 'INSERT INTO amount (tenant, id, account, at, amount) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'
      await database.write(() => database.statement(sql).run(tenant, id, account, at, amount))
    },
    async sum(tenant, account, since) {
      const sql = 'SELECT total(amount) AS total FROM amount WHERE tenant = ? AND account = ? AND at >= ?'
      return Number(database.statement(sql).get(tenant, account, since)?.total)
    },
  }
}
