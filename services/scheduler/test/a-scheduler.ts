import { type CommandBody, commandCodec } from '@relance/contracts/command'
import { decodeInput } from '@relance/contracts/input'
import { createVirtualClock, type Running } from '@relance/engine'
import { createSqliteEngine } from '@relance/engine/sqlite'
import type { ReadModel } from '@relance/read-model'
import { createLog, currentCarrier } from '@relance/service-kit'
import { expect, onTestFinished } from 'vitest'
import { createScheduler } from '../src/service.ts'
import { START, viewsOf } from './views.ts'

export const MINUTE = 60_000
export const address = { tenant: 'demo', conversation: 'c_1' }

/** The service with its engine on SQLite in memory, on a clock that stands still. Not started yet. */
export async function aScheduler({ readModel = viewsOf([]) }: { readModel?: ReadModel } = {}) {
  const clock = createVirtualClock(START)
  const engine = await createSqliteEngine({ path: ':memory:', clock })
  const lines: string[] = []
  const log = createLog({ service: 'scheduler', level: 'warn', to: { write: (line) => void lines.push(line) } })
  const queue = engine.queues.timerCommands
  const service = createScheduler({ ...engine, queue, readModel, clock, log })
  // Stands for conversation-state, which deals with what is appended.
  const running: Running[] = [engine.mailbox.wakeUps({ concurrency: 1 }, async () => {})]
  onTestFinished(async () => {
    for (const one of running.toReversed()) await one.stop()
    await engine.close()
  })

  let commands = 0
  const enqueue = (body: Uint8Array) =>
    queue.enqueue({ id: `c_1/1/${commands++}`, tenant: 'demo', body, carrier: currentCarrier() })

  return {
    engine,
    service,
    lines,
    start() {
      running.push(service.start())
    },
    /** The process ends; the engine stays. */
    stop: () => running.pop()?.stop(),
    enqueue,
    command: (body: CommandBody, notAfter = START + 7 * 24 * 60 * MINUTE) =>
      enqueue(commandCodec.encode({ id: `c_1/1/${commands}`, ...address, notAfter, body })),
    /** Nothing is queued or due, so that what did not happen by now does not happen. */
    settled: () => expect.poll(() => engine.busy()).toBe(false),
    advanceTo: (at: number) => clock.advanceTo(at),
    entries: () => engine.mailbox.read(address, 0),
    inputs: async () => (await engine.mailbox.read(address, 0)).map(({ body }) => decodeInput(body)),
  }
}
