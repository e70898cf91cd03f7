import { RetryableError } from '@relance/contracts/errors'
import type { Settings, SettingsKey } from './settings.ts'

/** A record that several write at once settles within a few rounds. */
const ROUNDS = 10

/**
 * Changes a record by compare-and-set, so that nothing is lost of what others write at the same time.
 *
 * @param parse Gives what the stored value means; `undefined` stands for no record.
 * @param change Gives the record as it is to be, or `undefined` to leave it. Called again where others were faster, so it must not
 *   count on having been called once.
 * @returns The record as it is afterwards.
 * @throws RetryableError `SETTING_BUSY` where others were faster ten times in a row, and whatever `parse` and `change` throw.
 */
export async function updateSetting<Stored>(
  settings: Pick<Settings, 'get' | 'put'>,
  key: SettingsKey,
  parse: (value: unknown) => Stored,
  change: (stored: Stored) => Stored | undefined | Promise<Stored | undefined>,
): Promise<Stored> {
  for (let round = 0; round < ROUNDS; round++) {
    const setting = await settings.get(key, { fresh: true })
    const stored = parse(setting?.value)
    const changed = await change(stored)
    if (changed === undefined) return stored
    const put = await settings.put(key, changed, { expectedRevision: setting?.revision ?? 0 })
    if (!('conflict' in put)) return changed
  }
  throw new RetryableError('SETTING_BUSY', `The record ${key.join('/')} is being written by others.`, {
    retryAfterMs: 100,
  })
}
