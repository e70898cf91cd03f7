import type { Link } from '../nats/link.ts'
import { createPutLast } from '../nats/put-last.ts'
import { scan } from '../nats/scan.ts'
import type { Stored } from '../nats/stored.ts'
import { SETTINGS } from '../nats/streams.ts'
import { tail } from '../nats/tail.ts'
import { decodeToken, encodeToken } from '../nats/token.ts'
import type { Setting, Settings, SettingsKey } from './settings.ts'

/** Bucket SETTINGS: a key's segments are tokens, a value is JSON, a revision is the sequence of the stream. */
export function createNatsSettings(link: Link): Settings {
  const { direct, leader } = link
  const putLast = createPutLast(link, SETTINGS)
  /** Watches of this process that are being made: what it puts meanwhile must reach them. */
  const beginning = new Set<Promise<void>>()

  return {
    async get(key, { fresh = false } = {}) {
      const subject = subjectOf(key)
      const found = await (fresh ? leader.last(SETTINGS, subject) : direct.last(SETTINGS, subject))
      return found && toSetting(found)
    },
    async put(key, value, { expectedRevision } = {}) {
      await Promise.all(beginning)
      return putLast({
        subject: subjectOf(key),
        body: Buffer.from(JSON.stringify(value)),
        ...(expectedRevision === undefined ? {} : { expectedLast: expectedRevision }),
      })
    },
    async list(prefix) {
      const records = new Map<string, Setting>()
      for (const filter of filtersOf(prefix)) {
        for await (const stored of scan({ direct, leader }, SETTINGS, filter))
          records.set(stored.subject, toSetting(stored))
      }
      return [...records.values()]
    },
    watch(prefix, changed) {
      const watching = tail(link, SETTINGS, { subjects: filtersOf(prefix), from: 'now' }, (stored) =>
        changed(toSetting(stored)),
      )
      const begun = watching.begun.finally(() => beginning.delete(begun))
      beginning.add(begun)
      return watching
    },
  }
}

const ROOT = '$KV.SETTINGS'

function subjectOf(key: SettingsKey): string {
  return [ROOT, ...key.map(encodeToken)].join('.')
}

/** A wildcard does not match the subject that ends before it. */
function filtersOf(prefix: SettingsKey): string[] {
  const subject = subjectOf(prefix)
  return prefix.length === 0 ? [`${subject}.>`] : [subject, `${subject}.>`]
}

function toSetting({ subject, body, seq }: Stored): Setting {
  const key = subject
    .slice(ROOT.length + 1)
    .split('.')
    .map(decodeToken)
  return { key, value: JSON.parse(Buffer.from(body).toString()), revision: seq }
}
