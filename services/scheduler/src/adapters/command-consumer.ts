import { UndecodableError } from '@relance/contracts/codec'
import { type Command, commandCodec } from '@relance/contracts/command'
import type { Clock, Job, JobOutcome, Running, Timers, WorkQueue } from '@relance/engine'
import { ATTRIBUTE, counter, currentCarrier, type Log, withSpan } from '@relance/service-kit'

export interface CommandConsumerDeps {
  queue: WorkQueue
  timers: Timers
  clock: Clock
  log: Log
  concurrency: number
}

/**
 * Carries out `timer.arm` and `timer.cancel`. Both may be repeated at any time, and a cancel may overtake its arm: a timer
 * that elapses although it should not is of a generation that the fold does not count.
 */
export function consumeTimerCommands({ queue, timers, clock, log, concurrency }: CommandConsumerDeps): Running {
  const commands = counter('relance.timer.commands', { description: 'Timer commands, by what became of them.' })

  return queue.consume({ concurrency }, async (job) => {
    const command = decode(job)
    if (typeof command === 'string') {
      log.error({ job: job.id, tenant: job.tenant, reason: command }, 'A timer command was parked.')
      commands.add(1, { outcome: 'parked' })
      return { type: 'park', reason: command }
    }
    const attributes = {
      [ATTRIBUTE.tenant]: command.tenant,
      [ATTRIBUTE.conversation]: command.conversation,
      [ATTRIBUTE.command]: command.id,
    }
    return withSpan(command.body.type, { kind: 'consumer', attributes, carrier: job.carrier }, async () => {
      const outcome = await carryOut(command)
      commands.add(1, { outcome })
      return { type: 'done' } satisfies JobOutcome
    })
  })

  async function carryOut(command: Command & TimerCommand): Promise<string> {
    if (command.notAfter < clock.now()) return 'expired'
    const { body } = command
    const address = { tenant: command.tenant, conversation: command.conversation }
    if (body.type === 'timer.cancel') {
      await timers.cancel({ address, name: body.name, generation: body.generation })
      return 'cancelled'
    }
    // The timer carries its command, which holds all that its elapse needs to be reported, but for what names the timer already: there are
    // as many timers as conversations.
    const { name, generation, dueAt } = body
    const carried = commandCodec.encode({ ...command, id: '', tenant: '', conversation: '' })
    await timers.arm({ address, name, generation, dueAt, body: carried, carrier: currentCarrier() })
    return 'armed'
  }
}

type TimerCommand = { body: { type: 'timer.arm' | 'timer.cancel' } }

/** The command, or why it is none of ours. */
function decode(job: Job): (Command & { body: Extract<Command['body'], TimerCommand['body']> }) | string {
  try {
    const command = commandCodec.decode(job.body)
    const { body } = command
    if (body.type === 'timer.arm' || body.type === 'timer.cancel') return { ...command, body }
    return `${body.type} is not a command for timers.`
  } catch (error) {
    if (error instanceof UndecodableError) return error.message
    throw error
  }
}
