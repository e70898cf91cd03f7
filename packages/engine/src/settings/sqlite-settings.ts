import type { SqliteContext } from '../sqlite-context.ts'
import { nextRevision } from '../sqlite-revision.ts'
import type { Setting, Settings, SettingsKey } from './settings.ts'

interface SettingRow {
  key: string
  value: string
  revision: number
}

interface Watcher {
  prefix: SettingsKey
  changed(setting: Setting): void
}

/** Settings on SQLite. A key is stored as the JSON array of its segments. */
export function createSqliteSettings({ database }: Pick<SqliteContext, 'database'>): Settings {
  const watchers = new Set<Watcher>()

  const tellWatchers = (row: SettingRow) => {
    for (const watcher of watchers) {
      const setting = fromRow(row)
      if (!watcher.prefix.every((segment, n) => segment === setting.key[n])) continue
      // Not from within the commit, which an error of a watcher would break; a microtask still comes before the put's caller goes on.
      queueMicrotask(() => {
        if (watchers.has(watcher)) watcher.changed(setting)
      })
    }
  }

  return {
    async get(key) {
      const sql = 'SELECT key, value, revision FROM setting WHERE key = ?'
      const row = database.statement(sql).get(JSON.stringify(key)) as SettingRow | undefined
      return row && fromRow(row)
    },
    async put(segments, value, { expectedRevision } = {}) {
      const key = JSON.stringify(segments)
      const row = { key, value: JSON.stringify(value ?? null) }
      const written = await database.write(
        () => {
          const current = Number(
            database.statement('SELECT revision FROM setting WHERE key = ?').get(key)?.revision ?? 0,
          )
          if (expectedRevision !== undefined && expectedRevision !== current) return undefined
          const revision = nextRevision(database)
          const sql = `INSERT INTO setting (key, value, revision) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET value = excluded.value, revision = excluded.revision`
          database.statement(sql).run(key, row.value, revision)
          return revision
        },
        (revision) => {
          if (revision !== undefined) tellWatchers({ ...row, revision })
        },
      )
      return written === undefined ? { conflict: true } : { revision: written }
    },
    async list(prefix) {
      // The text of a key goes on with a comma or a bracket after its first segments, both of which stand before a tilde in ASCII.
      const begin = JSON.stringify(prefix).slice(0, -1)
      const sql = 'SELECT key, value, revision FROM setting WHERE key >= ? AND key < ? ORDER BY key'
      return (database.statement(sql).all(begin, `${begin}~`) as unknown as SettingRow[]).map(fromRow)
    },
    watch(prefix, changed) {
      const watcher = { prefix, changed }
      watchers.add(watcher)
      return {
        async stop() {
          watchers.delete(watcher)
        },
      }
    },
  }
}

function fromRow({ key, value, revision }: SettingRow): Setting {
  return { key: JSON.parse(key) as string[], value: JSON.parse(value), revision }
}
