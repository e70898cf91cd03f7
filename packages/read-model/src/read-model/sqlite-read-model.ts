import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { fold, fromPageToken, toPageToken } from './page-token.ts'
import type { ReadModel, StoredView } from './read-model.ts'

export interface SqliteReadModel extends ReadModel {
  close(): void
}

/**
 * One table. It is a cache, so that a commit need not reach the disk (`synchronous = NORMAL`): what a power cut takes is rebuilt. Changes are
 * told to watchers of the same file in this process.
 */
export function createSqliteReadModel(path: string): SqliteReadModel {
  const database = new DatabaseSync(path)
  database.exec(SCHEMA)
  const watchers = watchersOf(path)
  const put = database.prepare(PUT)
  const get = database.prepare('SELECT * FROM view WHERE tenant = ? AND id = ?')
  const remove = database.prepare('DELETE FROM view WHERE tenant = ? AND id = ?')
  const due = database.prepare('SELECT * FROM view WHERE tenant = ? AND due_at < ? ORDER BY due_at, id LIMIT ?')
  const countDue = database.prepare('SELECT count(*) AS total FROM view WHERE tenant = ? AND due_at < ?')

  return {
    async put(view) {
      const { changes } = put.run(toRow(view))
      if (changes === 0) return
      for (const watcher of watchers) if (watcher.tenant === view.tenant) watcher.changed(view)
    },
    async get(tenant, id) {
      const row = get.get(tenant, id)
      return row && toView(row as unknown as Row)
    },
    async list({ tenant, states, query, contactId, limit, pageToken }) {
      const conditions = ['tenant = ?']
      const values: SQLInputValue[] = [tenant]
      const where = (condition: string, ...more: SQLInputValue[]) => {
        conditions.push(condition)
        values.push(...more)
      }
      if (states && states.length > 0) where(`state IN (${states.map(() => '?').join(', ')})`, ...states)
      if (contactId !== undefined) where('contact_id = ?', contactId)
      if (query) where('instr(folded_text, ?) > 0', fold(query))
      if (pageToken) {
        const { lastActivityAt, id } = fromPageToken(pageToken)
        where('(last_activity_at, id) < (?, ?)', lastActivityAt, id)
      }
      const sql = `SELECT * FROM view WHERE ${conditions.join(' AND ')} ORDER BY last_activity_at DESC, id DESC LIMIT ?`
      const rows = database.prepare(sql).all(...values, limit + 1) as unknown as Row[]
      const views = rows.slice(0, limit).map(toView)
      const last = views.at(-1)
      return { views, nextPageToken: last && rows.length > limit ? toPageToken(last) : undefined }
    },
    async due({ tenant, before = Number.MAX_SAFE_INTEGER, limit }) {
      const rows = due.all(tenant, before, limit) as unknown as Row[]
      return { views: rows.map(toView), total: Number(countDue.get(tenant, before)?.total ?? 0) }
    },
    async watch(tenant, changed) {
      const watcher = { tenant, changed }
      watchers.add(watcher)
      return { stop: async () => void watchers.delete(watcher) }
    },
    async remove(tenant, id) {
      remove.run(tenant, id)
    },
    close() {
      database.close()
    },
  }
}

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS view (
    tenant TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL, last_activity_at INTEGER NOT NULL,
    due_at INTEGER, contact_id TEXT NOT NULL, search_text TEXT NOT NULL, folded_text TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (tenant, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS view_by_activity ON view (tenant, last_activity_at, id);
  CREATE INDEX IF NOT EXISTS view_by_contact ON view (tenant, contact_id, last_activity_at, id);
  CREATE INDEX IF NOT EXISTS view_by_due ON view (tenant, due_at, id) WHERE due_at IS NOT NULL;
`

const COLUMNS = [
  'tenant',
  'id',
  'version',
  'state',
  'last_activity_at',
  'due_at',
  'contact_id',
  'search_text',
  'folded_text',
  'body',
]
const PUT = `
  INSERT INTO view (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `:${column}`).join(', ')})
  ON CONFLICT (tenant, id) DO UPDATE SET ${COLUMNS.slice(2)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}
  WHERE excluded.version > view.version
`

interface Row {
  tenant: string
  id: string
  version: number
  state: string
  last_activity_at: number
  due_at: number | null
  contact_id: string
  search_text: string
  body: Uint8Array
}

function toRow(view: StoredView) {
  return {
    tenant: view.tenant,
    id: view.id,
    version: view.version,
    state: view.state,
    last_activity_at: view.lastActivityAt,
    due_at: view.dueAt ?? null,
    contact_id: view.contactId,
    search_text: view.searchText,
    folded_text: fold(view.searchText),
    body: view.body,
  }
}

function toView(row: Row): StoredView {
  return {
    tenant: row.tenant,
    id: row.id,
    version: row.version,
    state: row.state,
    lastActivityAt: row.last_activity_at,
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
    contactId: row.contact_id,
    searchText: row.search_text,
    body: row.body,
  }
}

interface Watcher {
  tenant: string
  changed(view: StoredView): void
}

const watchersByPath = new Map<string, Set<Watcher>>()

/** Watchers of a file, whichever connection puts; a database in memory is its own. */
function watchersOf(path: string): Set<Watcher> {
  if (path === ':memory:') return new Set()
  const watchers = watchersByPath.get(path) ?? new Set()
  watchersByPath.set(path, watchers)
  return watchers
}
