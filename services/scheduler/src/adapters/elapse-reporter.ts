import { UndecodableError } from '@relance/contracts/codec'
import { type CommandOf, commandCodec } from '@relance/contracts/command'
import type { Clock, Mailbox, Running, Timer, Timers } from '@relance/engine'
import { appendInput, ATTRIBUTE, counter, histogram, type Log, withSpan } from '@relance/service-kit'
import { elapseOf } from '../core/elapse.ts'
import type { ReadAssistant } from './assistants.ts'
import { createElapsePace } from './elapse-pace.ts'
import { createLagWatch, type LagLimits } from './lag-watch.ts'

export interface ElapseReporterDeps {
  timers: Timers
  mailbox: Mailbox
  readAssistant: ReadAssistant
  clock: Clock
  log: Log
  concurrency: number
  lagLimits: LagLimits
}

const LAG_BOUNDARIES = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600]

/**
 * Appends `timer.elapsed` to the conversation of every timer that elapses; only then is the timer done with (T3). They are
 * reported as fast as they are folded, so that a hundred thousand timers of the same second do not stand before live messages.
 */
export function reportElapses(deps: ElapseReporterDeps): Running {
  const { timers, mailbox, readAssistant, clock, log, concurrency, lagLimits } = deps
  const elapses = counter('relance.timer.elapses', { description: 'Timers that elapsed, by name.' })
  const lag = histogram('relance.timer.lag.seconds', {
    description: 'How long after its due time an elapse was reported.',
    boundaries: LAG_BOUNDARIES,
  })
  const lagWatch = createLagWatch(lagLimits, clock, log)
  const pace = createElapsePace(mailbox, () => clock.monotonic())

  return timers.elapsed({ concurrency }, async (timer) => {
    const { address, name } = timer
    const attributes = {
      [ATTRIBUTE.tenant]: address.tenant,
      [ATTRIBUTE.conversation]: address.conversation,
      'relance.timer': name,
    }
    await withSpan('timer.elapsed', { kind: 'consumer', attributes, carrier: timer.carrier ?? {} }, async () => {
      const armed = armedBy(timer)
      if (!armed) {
        // Handing it out again would not help. The conversation's sweeper arms what it still waits for.
        log.error({ ...address, timer: name }, 'A timer elapsed whose body is not its command. It was dropped.')
        elapses.add(1, { name, outcome: 'unreadable' })
        return
      }
      await pace.admit()
      const assistant = await readAssistant(address.tenant, armed.assistantId)
      const { id, input } = elapseOf(armed, assistant)
      await appendInput(mailbox, { by: 'scheduler', to: address, id, input })
      const lagMs = Math.max(0, clock.now() - timer.dueAt)
      lag.record(lagMs / 1000)
      lagWatch.saw(lagMs)
      elapses.add(1, { name, outcome: 'reported' })
    })
  })
}

function armedBy(timer: Timer): CommandOf<'timer.arm'> | undefined {
  try {
    const { body } = commandCodec.decode(timer.body)
    return body.type === 'timer.arm' ? body : undefined
  } catch (error) {
    if (error instanceof UndecodableError) return undefined
    throw error
  }
}
