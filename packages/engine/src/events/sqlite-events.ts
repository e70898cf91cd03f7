import { TerminalError } from '@relance/contracts/errors'
import { carrierToColumn, earliest, type Progress, type SqliteContext } from '../sqlite-context.ts'
import type { Events } from './events.ts'
import { forgetOldEvents, lastEventSeq } from './sqlite-event-rows.ts'
import { createSqliteSubscription, type SqliteSubscription } from './sqlite-subscription.ts'

const HOUR_MS = 3_600_000

/** Events on SQLite: a table, and a cursor for each named subscriber. One process, so one subscription to a name at a time. */
export function createSqliteEvents(context: SqliteContext): Events & Progress {
  const { database, clock, stamp } = context
  const subscriptions = new Map<string | symbol, SqliteSubscription>()
  let lastSeq = lastEventSeq(database)
  let nextForgettingAt = 0

  const forgetNowAndThen = (now: number) => {
    if (now < nextForgettingAt) return
    const isMoreToForget = forgetOldEvents(database, now)
    nextForgettingAt = isMoreToForget ? now : now + HOUR_MS
  }

  return {
    async publish({ id, address, type, body, carrier }) {
      await database.write(
        () => {
          const at = stamp()
          forgetNowAndThen(at)
          const sql = `INSERT INTO event (tenant, conversation, id, type, at, body, carrier) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING`
          const values = [address.tenant, address.conversation, id, type, at, body, carrierToColumn(carrier)]
          const { changes, lastInsertRowid } = database.statement(sql).run(...values)
          return changes === 0 ? lastSeq : Number(lastInsertRowid)
        },
        (seq) => {
          if (seq <= lastSeq) return
          lastSeq = seq
          for (const subscription of subscriptions.values()) subscription.tell()
        },
      )
    },
    subscribe({ durable, from = 'now', types }, handle) {
      const name = durable ?? Symbol('subscriber of this process')
      if (subscriptions.has(name)) {
        throw new TerminalError(
          'SUBSCRIBER_EXISTS',
          `Two subscribe to events as ${durable}; each would miss what the other gets.`,
        )
      }
      const subscription = createSqliteSubscription(
        { database, clock, durable, from, types, lastSeq: () => lastSeq },
        handle,
      )
      subscriptions.set(name, subscription)
      return {
        async stop() {
          await subscription.stop()
          subscriptions.delete(name)
        },
      }
    },
    isBusy: () => [...subscriptions.values()].some((subscription) => subscription.isBusy()),
    nextDueAt: () => earliest([...subscriptions.values()].map((subscription) => subscription.nextDueAt())),
  }
}
