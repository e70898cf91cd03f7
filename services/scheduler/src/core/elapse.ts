import type { CommandOf } from '@relance/contracts/command'
import type { Input } from '@relance/contracts/input'
import { type Assistant, edgeSettingsOf } from '@relance/contracts/settings'

/**
 * What is appended when a timer elapses. The settings are those of this moment: switching Auto Follow-ups off holds for
 * timers that were armed before. The id follows from the timer, so that an elapse reported twice is one fact.
 */
export function elapseOf(armed: CommandOf<'timer.arm'>, assistant: Assistant): { id: string; input: Input } {
  const { name, generation, dueAt, channel } = armed
  return {
    id: `${name}/${generation}/elapsed`,
    input: { type: 'timer.elapsed', name, generation, dueAt, settings: edgeSettingsOf(assistant, channel) },
  }
}
