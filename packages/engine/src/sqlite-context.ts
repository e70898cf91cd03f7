import type { Carrier } from './address.ts'
import type { Clock } from './clock.ts'
import type { SqliteDatabase } from './sqlite-database.ts'

/** What every SQLite adapter stands on. */
export interface SqliteContext {
  database: SqliteDatabase
  clock: Clock
  /** The instant to stamp on what is stored, ms since the epoch: the clock's, yet never earlier than the last that was stamped. */
  stamp(): number
}

/** What an adapter says about itself beyond its port, so that the virtual clock can be turned. */
export interface Progress {
  /** Whether it has something to do at the present instant, or something in hand. */
  isBusy(): boolean
  /** When it will next have something to do, ms since the epoch; undefined where it waits for nothing. */
  nextDueAt(): number | undefined
}

export function carrierToColumn(carrier: Carrier | undefined): string | null {
  return carrier && Object.keys(carrier).length > 0 ? JSON.stringify(carrier) : null
}

export function carrierFromColumn(column: string | null): Carrier {
  return column === null ? {} : (JSON.parse(column) as Carrier)
}

/** Of instants, the earliest that there is. */
export function earliest(instants: readonly (number | undefined)[]): number | undefined {
  return instants.reduce(
    (first, at) => (first === undefined || (at !== undefined && at < first) ? at : first),
    undefined,
  )
}

/** How long after the n-th failure in a row to try again, ms: 1 s, twice as long after each further one, a minute at most. */
export function retryDelayMs(failures: number): number {
  return Math.min(60_000, 1000 * 2 ** (failures - 1))
}
