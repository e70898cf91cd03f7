import { randomBytes } from 'node:crypto'
import { RetryableError } from '@relance/contracts/errors'
import { HEADER } from '../nats/header.ts'
import type { Link } from '../nats/link.ts'
import { persist, unreachable } from '../nats/patience.ts'
import { publishOnce } from '../nats/publish.ts'
import { scan } from '../nats/scan.ts'
import type { Stored } from '../nats/stored.ts'
import { SETTINGS } from '../nats/streams.ts'
import { tail } from '../nats/tail.ts'
import { decodeToken, encodeToken } from '../nats/token.ts'
import type { Setting, Settings, SettingsKey } from './settings.ts'

/** Bucket SETTINGS: a key's segments are tokens, a value is JSON, a revision is the sequence of the stream. */
export function createNatsSettings(link: Link): Settings {
  const { connection, clock, direct, leader } = link
  const writer = randomBytes(6).toString('base64url')
  let puts = 0
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
      const subject = subjectOf(key)
      const nonce = `${writer}${(puts++).toString(36)}`
      const message = {
        subject,
        body: Buffer.from(JSON.stringify(value)),
        headers: { [HEADER.nonce]: nonce },
        ...(expectedRevision === undefined ? {} : { expectedLast: expectedRevision }),
      }
      let isInDoubt = false
      return persist(clock, async () => {
        const answer = await publishOnce(connection, message)
        switch (answer.type) {
          case 'stored':
            return { revision: answer.seq }
          case 'conflict':
          case 'unknown': {
            if (answer.type === 'conflict' && !isInDoubt) return { conflict: true }
            isInDoubt = true
            const last = await leader.last(SETTINGS, subject)
            if (last?.headers?.get(HEADER.nonce) === nonce) return { revision: last.seq }
            if (answer.type === 'conflict') return { conflict: true }
            throw unreachable(`Putting ${subject}`, answer.cause)
          }
          case 'undecided':
            throw new RetryableError('ENGINE_UNDECIDED', `Another put on ${subject} is being decided.`)
          case 'refused':
            throw unreachable(`Putting ${subject}`, answer.cause)
        }
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
