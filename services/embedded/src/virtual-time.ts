import { setTimeout as sleep } from 'node:timers/promises'
import type { VirtualClock } from '@relance/engine'
import type { SqliteEngine } from '@relance/engine/sqlite'

/** Virtual time, which stands still while anything is queued or being worked on. */
export interface VirtualTime {
  busy(): boolean
  nextTimerAt(): number | undefined
  /** Turns the clock to the next timer, or to `until` where that comes first. Resolves once all that led to is done. */
  advance(until?: number): Promise<void>
}

export function createVirtualTime(clock: VirtualClock, engine: SqliteEngine): VirtualTime {
  let turning: Promise<void> = Promise.resolve()

  const nextTimerAt = () => {
    const instants = [engine.nextDueAt(), clock.nextWakeAt()].filter((instant) => instant !== undefined)
    return instants.length > 0 ? Math.min(...instants) : undefined
  }

  const turn = async (until: number | undefined) => {
    await settled(engine)
    const next = Math.min(nextTimerAt() ?? until ?? clock.now(), until ?? Number.POSITIVE_INFINITY)
    await clock.advanceTo(Math.max(next, clock.now()))
    await settled(engine)
  }

  return {
    busy: () => engine.busy(),
    nextTimerAt,
    advance(until) {
      turning = turning.then(() => turn(until))
      return turning
    },
  }
}

/**
 * Waits until nothing is queued or in hand. It looks twice, a turn of the event loop apart, because a job that is done
 * may be just about to enqueue nothing more, or to be replaced by what it led to.
 */
async function settled(engine: SqliteEngine): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    quiet = engine.busy() ? 0 : quiet + 1
    await sleep(quiet === 0 ? 1 : 0)
  }
}
