import { expect, it, onTestFinished } from 'vitest'
import { createVirtualClock } from '../clock.ts'
import { createSqliteEngine } from '../sqlite.ts'
import type { Settings } from './settings.ts'
import { updateSetting } from './update-setting.ts'

const key = ['contact', 't', 'a b']
const names = (value: unknown) => (value as string[] | undefined) ?? []

async function someSettings(): Promise<Settings> {
  const engine = await createSqliteEngine({ path: ':memory:', clock: createVirtualClock(0) })
  onTestFinished(() => engine.close())
  return engine.settings
}

/** Settings of which somebody else writes the record just before each of the first `times` puts. */
function contended(settings: Settings, times: number): Settings {
  let left = times
  return {
    ...settings,
    async put(at, value, options) {
      if (left-- > 0) await settings.put(at, [...names((await settings.get(at))?.value), `other ${left}`])
      return settings.put(at, value, options)
    },
  }
}

it('makes a record where there is none, and gives it', async () => {
  const settings = await someSettings()
  expect(await updateSetting(settings, key, names, (found) => [...found, 'a'])).toEqual(['a'])
  expect(await settings.get(key)).toMatchObject({ value: ['a'] })
})

it('loses nothing of what others write at the same time', async () => {
  const settings = await someSettings()
  const all = ['a', 'b', 'c', 'd', 'e']
  await Promise.all(all.map((name) => updateSetting(settings, key, names, (found) => [...found, name])))
  expect(names((await settings.get(key))?.value).toSorted()).toEqual(all)
})

it('writes nothing where nothing is to be changed', async () => {
  const settings = await someSettings()
  await settings.put(key, ['a'])
  const before = await settings.get(key)
  expect(await updateSetting(settings, key, names, () => undefined)).toEqual(['a'])
  expect(await settings.get(key)).toEqual(before)
})

it('goes on as long as others are faster now and then, and gives up where they always are', async () => {
  const settings = await someSettings()
  expect(await updateSetting(contended(settings, 9), key, names, (found) => [...found, 'mine'])).toHaveLength(10)
  await expect(updateSetting(contended(settings, 10), key, names, (found) => [...found, 'mine'])).rejects.toMatchObject(
    { name: 'RetryableError', code: 'SETTING_BUSY' },
  )
})
