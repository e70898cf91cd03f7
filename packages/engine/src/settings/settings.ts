import type { Running } from '../address.ts'

/**
 * Small records that people set: assistants, accounts, contacts. A key is a list of segments with any characters.
 *
 * - G1 `put` resolves only once the record is durable.
 * - G2 With `expectedRevision` it puts only where that is the record's revision (0: there is none).
 * - G3 `get` with `fresh` reads from the leader: it sees every put that was answered before it was called.
 * - G4 `list` gives the records whose key begins with the given segments.
 * - G5 `watch` tells every later change of keys that begin with the given segments, in order.
 */
export interface Settings {
  get(key: SettingsKey, options?: { fresh?: boolean }): Promise<Setting | undefined>
  put(
    key: SettingsKey,
    value: unknown,
    options?: { expectedRevision?: number },
  ): Promise<{ revision: number } | { conflict: true }>
  list(prefix: SettingsKey): Promise<Setting[]>
  watch(prefix: SettingsKey, changed: (setting: Setting) => void): Running
}

export type SettingsKey = readonly string[]

export interface Setting {
  key: SettingsKey
  /** As `JSON.parse` gives it; parse it with its schema. */
  value: unknown
  revision: number
}
